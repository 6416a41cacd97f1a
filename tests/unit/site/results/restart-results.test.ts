import { describe, expect, test } from 'vitest';
import { restartResults } from '../../../../src/site/results/restart-results.ts';
import { shownRun } from './sample-runs.ts';

const lived = 'no stream falls within 300 s; no instruction is lost';
const cut = (after: string, within: number, instructions = 'no instruction is lost') =>
  `all 6 streams fall ${after}, cut in mid-response; today’s agent is not served again; the mended agent is served again within ${within} s; ${instructions}`;

const reload = 'Edge: reloaded';
const replace = 'Edge: its pod replaced; the old nginx gets SIGQUIT, and is killed after 30 s';
const silence = 'Edge: silent for 60 s with its connections open, then killed and started again';
const lost = 'instructions: 9 of today’s agent lost for good, 7 of the mended agent lost for good';

const one = shownRun(
  'A',
  { [reload]: lived, [replace]: cut('after 30 to 31 s', 16), [silence]: cut('after 31 to 61 s', 41, lost) },
  { controller: 'One' },
);
const other = shownRun(
  'B',
  {
    [reload]: cut('after 241 s', 22),
    [replace]: cut('after 245 s', 23),
    [silence]: cut('after 27 s', 40, 'instructions: 12 of the mended agent lost for good'),
    'SPA: stopped by SIGTERM and started again': cut('at once', 2),
  },
  { controller: 'Other' },
);

describe('what restarts mean', () => {
  test('where every option’s streams are cut', () => {
    expect(restartResults.meaning([one, other])).toBe(
      'With every option measured some restart cuts every stream, and today’s agent never comes back; so the agent has to reconnect by itself, whichever route is taken.',
    );
  });

  test('where those of some are', () => {
    const spared = shownRun('C', { [reload]: lived });
    expect(restartResults.meaning([one, spared])).toMatch(/^With A some restart cuts every stream/);
    expect(restartResults.meaning([spared])).toBe(
      'No restart that was tried cut every stream, so the route decides nothing here.',
    );
  });

  test('where today’s agent comes back, it does not say that it never does', () => {
    const back = cut('at once', 3).replace('is not served again', 'is served again within 5 s');
    expect(restartResults.meaning([shownRun('A', { [replace]: back })])).toBe(
      'With every option measured some restart cuts every stream, so the agent has to reconnect by itself, whichever route is taken.',
    );
  });
});

test('each controller gets an answer with its figures', () => {
  expect(restartResults.answers([one, other])).toEqual([
    {
      about: 'One (A)',
      says: 'a reload cuts no stream within 300 s; a replaced pod cuts every stream after 30 to 31 s. An agent that reconnects is served again within 16 s and loses no instruction. Today’s agent does not come back.',
    },
    {
      about: 'Other (B)',
      says: 'a reload cuts every stream after 241 s; a replaced pod cuts every stream after 245 s. An agent that reconnects is served again within 23 s and loses no instruction. Today’s agent does not come back.',
    },
    { about: 'Other components whose restart cuts every stream', says: 'SPA (B).' },
  ]);
});

test('what stands where a controller would gets one as well, with what is lost', () => {
  const run = shownRun('C', {
    [replace]: cut('at once', 4, 'instructions: 3 of the mended agent lost for good'),
    [silence]: lived,
  });
  expect(restartResults.answers([run])).toEqual([
    {
      about: 'What options have in its place (C)',
      says: 'a restart cuts every stream at once. An agent that reconnects is served again within 4 s and loses up to 3 instructions. Today’s agent does not come back.',
    },
  ]);
});

describe('that silence costs even the agent that reconnects instructions', () => {
  test('is a finding, with its figures', () => {
    expect(restartResults.findings?.([one, other])).toEqual([
      {
        prerequisite: 'replay',
        says: 'A silent controller costs even the agent that reconnects instructions. When the first hop (the controller, with A and B) falls silent for 60 s with its connections open, 7 to 12 instructions are lost for good in each of 2 runs, among 3 such agents that are each sent one every 5 s: the API has marked them as sent.',
      },
    ]);
  });

  test('is none where nothing was lost', () => {
    expect(restartResults.findings?.([shownRun('A', { [silence]: cut('after 31 s', 41) })])).toEqual([]);
  });

  test('says in how many runs', () => {
    const spared = shownRun('C', { [silence]: cut('after 31 s', 41) });
    expect(restartResults.findings?.([one, spared])?.[0]?.says).toContain(
      '7 instructions are lost for good in 1 of 2 runs',
    );
  });
});

test('where a stand-in differs in just this, nothing but what is the same for all is said', () => {
  const events = { [replace]: cut('at once', 4, lost), [silence]: cut('after 31 s', 41, lost) };
  const run = shownRun('C', events, { unsaid: { 'stream-cuts': 'A stand-in differs.' } });
  expect(restartResults.answers([run])).toEqual([]);
  expect(restartResults.findings?.([run])).toEqual([]);
  const picture = restartResults.picture([run]);
  expect(picture.groups[0]?.rows[0]?.note).toBe('Edge (not counted)');
});

test('the picture has a line for each event and all that share it', () => {
  const picture = restartResults.picture([one, { ...one, letter: 'D' }, other]);
  expect(
    picture.groups.map(({ title, rows }) => [title, rows.map(({ letters, note }) => `${letters.join(' ')}: ${note}`)]),
  ).toEqual([
    ['The controller, or what an option has in its place, is reloaded', ['A D: One', 'B: Other']],
    ['It is restarted, or its pod replaced', ['A D: One', 'B: Other']],
    [
      'It falls silent for 60 s with its connections open, and is then killed and started again',
      ['A D: One', 'B: Other'],
    ],
    [
      'Another component on the route is reloaded, restarted or replaced',
      ['B: SPA: stopped by SIGTERM and started again'],
    ],
  ]);
  expect(picture.groups[2]?.rows[1]?.cells.map(({ text }) => text)).toEqual(['', 'after 27 s: cut', '40 s', '12']);
});
