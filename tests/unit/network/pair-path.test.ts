import { describe, expect, test } from 'vitest';
import { pathsApart } from '../../../src/network/pair/path.ts';
import { pathInWords } from '../../../src/network/pair/path-words.ts';
import { api, edge, front, makeOption, makeRecord, newProxy, paths, wayOut } from '../record/sample.ts';

const record = makeRecord();
const x = makeOption({ letter: 'X' }, 'x');
const y = makeOption({ letter: 'Y' }, 'y');

describe('paths of two options', () => {
  const words = (first: typeof x, second: typeof x) =>
    pathsApart(record, first, second, 'sse').map((apart) => pathInWords(first, second, apart, (id) => id));

  test('the same path', () => {
    expect(words(x, y)).toEqual([['Both take 3 hops.', 'The stream takes the same path in both.']]);
  });

  test('a hop gained is said for the one that has it', () => {
    const longer = makeOption({ letter: 'Y', paths: paths(wayOut, edge, front, api) }, 'y');
    expect(words(x, longer)).toEqual([['X takes 3 hops, Y 4.', 'On Y’s path alone: Front.']]);
    expect(words(longer, x)).toEqual([['Y takes 4 hops, X 3.', 'On Y’s path alone: Front.']]);
  });

  test('another host, port and prefix at the same component', () => {
    const other = makeOption(
      { letter: 'Y', paths: paths(wayOut, { ...edge, port: 8443, host: 'www.example.org', strips: '/api' }, api) },
      'y',
    );
    expect(words(x, other)).toEqual([
      [
        'Both take 3 hops.',
        'Edge is reached by X on port 443, under agents.example.org, with no prefix stripped; by Y on port 8443, under www.example.org, with /api stripped.',
      ],
    ]);
  });

  test('what both pass, but in another order, is on neither path alone', () => {
    const one = makeOption({ letter: 'X', paths: paths(wayOut, edge, front, api) }, 'x');
    const two = makeOption({ letter: 'Y', paths: paths(wayOut, front, edge, api) }, 'y');
    expect(words(one, two)).toEqual([['Both take 4 hops.', 'At different points of the two paths: Edge.']]);
  });

  test('what only shares its name or its id is not the same', () => {
    const bringing = (letter: string, id: string, label: string) =>
      makeOption(
        {
          letter,
          components: { [id]: { ...newProxy, label } },
          paths: paths(wayOut, { to: id, protocol: 'HTTPS' }, api),
        },
        letter.toLowerCase(),
      );
    expect(words(bringing('X', 'one', 'Gateway'), bringing('Y', 'two', 'Gateway'))[0]?.slice(1)).toEqual([
      'On X’s path alone: Gateway of its own.',
      'On Y’s path alone: Gateway of its own.',
    ]);
    expect(words(bringing('X', 'one', 'Gateway'), bringing('Y', 'one', 'Relay'))[0]?.slice(1)).toEqual([
      'On X’s path alone: Gateway.',
      'On Y’s path alone: Relay.',
    ]);
  });

  test('protocol, port, encryption and the client’s address are told for each', () => {
    const other = makeOption(
      { letter: 'Y', paths: paths(wayOut, { to: 'edge', protocol: 'HTTP', keepsAddress: true }, api) },
      'y',
    );
    expect(words(x, other)[0]?.slice(1)).toEqual([
      'Edge is reached by X over HTTPS, on port 443, under agents.example.org, without the client’s address, encrypted; by Y over HTTP, on a port not named, under no host name, with the client’s address kept, not encrypted.',
    ]);
  });

  test('nothing in common', () => {
    const one = makeOption(
      { letter: 'X', components: { g: newProxy }, paths: paths({ to: 'g', protocol: 'HTTPS' }) },
      'x',
    );
    const two = makeOption(
      {
        letter: 'Y',
        paths: {
          'on-site': { sse: { from: 'browser', hops: [api] } },
          federated: { sse: { from: 'browser', hops: [api] } },
        },
      },
      'y',
    );
    expect(words(one, two)).toEqual([
      ['Both take 1 hop.', 'On X’s path alone: Agent and Gateway.', 'On Y’s path alone: Browser and API.'],
    ]);
  });

  test('scenarios that differ in length but not in kind are told together', () => {
    const make = (letter: string, ...rest: (typeof api)[] | [typeof front, typeof api]) =>
      makeOption(
        {
          letter,
          paths: {
            'on-site': { sse: { from: 'agent', hops: [edge, ...rest] } },
            federated: { sse: { from: 'agent', hops: [wayOut, edge, ...rest] } },
          },
        },
        letter,
      );
    expect(words(make('X', api), make('Y', front, api))).toEqual([
      ['On-site: X takes 2 hops, Y 3. Federated: X takes 3 hops, Y 4.', 'On Y’s path alone: Front.'],
    ]);
  });

  test('an undecided option has no path to compare', () => {
    expect(pathsApart(record, x, makeOption({ paths: { undecided: 'product' } }), 'sse')).toEqual([]);
  });
});
