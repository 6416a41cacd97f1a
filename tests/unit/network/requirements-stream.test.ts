import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/record/quantity.ts';
import { api, edge, front, makeOption, newProxy, paths, platform, source, wayOut } from '../record/sample.ts';
import { basis, httpRoute, ingress, outcomeOf, said, sampleRecord, situation } from './situation.ts';

const nginx = 'nginx.ingress.kubernetes.io';
const twoProxies = makeOption({ paths: paths(wayOut, edge, front, api) });
const viaNew = makeOption({
  paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
  components: { new: newProxy },
});

describe('silence', () => {
  test('names the weakest link and the margin, and what a heartbeat alone would do', () => {
    expect(said('silence', situation(ingress(), { controller: 'ingress-nginx' }))).toBe(
      'pass: Weakest link: Agent, 30 s. Longest silence 15 s, margin 15 s. Without pings the heartbeat, every 30 s, would come too late.',
    );
  });

  test('one setting below the ping fails, with its line', () => {
    const cut = situation(ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '10' } }), {
      controller: 'ingress-nginx',
    });
    expect(said('silence', cut)).toBe(
      'fail: Weakest link: the edge, which closes after 10 s of silence; the stream may be silent for 15 s.',
    );
    expect(outcomeOf('silence', cut).places).toEqual([{ file: 'agents.yaml', line: 6, column: 5 }]);
  });

  test('a limit that equals the silence is reached', () => {
    const equal = ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '15' } });
    expect(said('silence', situation(equal, { controller: 'ingress-nginx' }))).toContain('fail: ');
  });

  test('the same line means nothing to a controller that does not read it', () => {
    const cut = ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '10' } });
    expect(said('silence', situation(cut, { controller: 'f5' }))).toContain('pass: ');
  });

  test('an open limit leaves it open, with the question', () => {
    expect(said('silence', situation('', { option: viaNew }))).toBe(
      'unknown: Not known: the limit of Gateway. Weakest known link: Agent, 30 s. Longest silence 15 s, margin 15 s. (product)',
    );
  });
});

describe('the length of the stream', () => {
  test('Envoy Gateway caps it unless told otherwise', () => {
    expect(said('whole', situation(httpRoute(), { controller: 'envoy-gateway' }))).toBe(
      'fail: The edge ends every response after 15 s.',
    );
    expect(said('whole', situation(httpRoute(['timeouts: { request: 0s }']), { controller: 'envoy-gateway' }))).toBe(
      'pass: No link does.',
    );
  });

  test('a cap of the manifest’s own fails, however long', () => {
    for (const [request, shown] of [
      ['60s', '60 s'],
      ['10h', '10 h'],
    ]) {
      const capped = situation(httpRoute([`timeouts: { request: ${request} }`]), { controller: 'contour' });
      expect(said('whole', capped)).toBe(`fail: The edge ends every response after ${shown}.`);
    }
  });

  test('a link of which nothing is known leaves it open', () => {
    expect(said('whole', situation('', { option: viaNew }))).toBe(
      'unknown: Not known: the limit of Gateway. (product)',
    );
  });

  test('what only reasoning backs makes a judged pass', () => {
    expect(basis('whole', situation(ingress(), { controller: 'f5' }))).toBe('derived');
    expect(basis('whole', situation(ingress(), { controller: 'f5', option: twoProxies }))).toBe('judged');
  });
});

describe('holding back', () => {
  test('one proxy sees the header and heeds it, though it buffers', () => {
    expect(said('buffering', situation(ingress(), { controller: 'f5' }))).toBe(
      'pass: The edge sees the header, and heeds it.',
    );
  });

  test('behind one that hides the header it buffers', () => {
    expect(said('buffering', situation(ingress(), { controller: 'f5', option: twoProxies }))).toMatch(
      /^fail: Front sees the header, and heeds it; the edge does not see the header, and buffers/,
    );
  });

  test('unless its own setting forbids it', () => {
    const off = ingress({ annotations: { 'nginx.org/proxy-buffering': 'false' } });
    const found = outcomeOf('buffering', situation(off, { controller: 'f5', option: twoProxies }));
    expect(found.outcome).toBe('pass');
    expect(found.places).toEqual([{ file: 'agents.yaml', line: 6, column: 5 }]);
  });

  test('or it does not by habit', () => {
    expect(said('buffering', situation(ingress(), { controller: 'ingress-nginx', option: twoProxies }))).toBe(
      'pass: Front sees the header, and heeds it; the edge passes bytes at once by itself.',
    );
  });

  test('or the inner one lets the header through', () => {
    const { front: inner } = platform.components;
    const buffering = inner?.limits?.buffering;
    const record = sampleRecord(
      buffering === undefined
        ? {}
        : { front: { limits: { ...inner?.limits, buffering: { ...buffering, hidesHeader: false } } } },
    );
    expect(outcomeOf('buffering', situation(ingress(), { controller: 'f5', option: twoProxies, record })).outcome).toBe(
      'pass',
    );
  });

  test('a product that nobody has chosen leaves it open', () => {
    expect(said('buffering', situation('', { option: viaNew }))).toMatch(/^unknown: .*\(product\)$/);
  });
});

describe('changes of others', () => {
  test('a reload of ingress-nginx ends streams, one of F5’s does not', () => {
    expect(said('reload', situation(ingress(), { controller: 'ingress-nginx' }))).toBe(
      'fail: A reload, whoever causes it, ends open streams after 4 min at most, pings or not.',
    );
    expect(said('reload', situation(ingress(), { controller: 'f5' }))).toBe('pass: A reload ends no open stream.');
  });

  test('what others run besides is not known', () => {
    expect(said('reload', situation('', { option: viaNew }))).toBe(
      'unknown: What a change at Gateway does is not known. (product)',
    );
  });
});

describe('the way out', () => {
  const wayOutWith = (idle: number) =>
    sampleRecord({
      'way-out': {
        limits: {
          idle: { value: seconds(idle), sources: [source] },
          total: { value: 'none', sources: [source] },
        },
      },
    });

  test('is nobody’s fault, and said by itself', () => {
    expect(said('way-out', situation(ingress(), { controller: 'f5' }))).toBe('unknown: Not known: Egress. (way)');
    expect(said('silence', situation(ingress(), { controller: 'f5' }))).toContain('pass: ');
  });

  test('cuts where its silence is short, and passes where all is known', () => {
    expect(said('way-out', situation(ingress(), { controller: 'f5', record: wayOutWith(15) }))).toBe(
      'fail: Egress closes after 15 s of silence.',
    );
    expect(said('way-out', situation(ingress(), { controller: 'f5', record: wayOutWith(60) }))).toContain('pass: ');
  });
});
