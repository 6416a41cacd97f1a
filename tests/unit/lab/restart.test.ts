import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/lab/experiments/restart/events.ts';
import type { Place, Whose } from '../../../src/lab/experiments/restart/places.ts';
import { judge as judgeSeen, resultOf } from '../../../src/lab/experiments/restart/restart-verdict.ts';
import { type Fate, type Seen, seenWords } from '../../../src/lab/experiments/restart/seen.ts';
import { recording } from './recordable.ts';

const control = { what: 'A reload.', expected: 'All fall.', seen: 'All fall.', held: true };
const recorded = recording('restart', (places: readonly Place[], all: readonly Seen[]) =>
  resultOf(places, all, control),
);

/** The verdicts, after they have been recorded. */
const judge = (places: readonly Place[], all: readonly Seen[]) => {
  recorded(places, all);
  return judgeSeen(places, all);
};

const lived = { lost: 0, waiting: 0, unacknowledged: 0 } as const;

const fell = (after: number): readonly Fate[] => [
  { form: 'asToday', fell: { after, how: 'cut' }, ...lived },
  { form: 'mended', fell: { after, how: 'cut' }, servedAfter: 2, ...lived },
];
const allLive: readonly Fate[] = [
  { form: 'asToday', ...lived },
  { form: 'mended', ...lived },
];

const id = (component: string, kind: Kind) => `${component} ${kind}`;

const seen = (component: string, kind: Kind, fates: readonly Fate[], watched = 60): Seen => ({
  id: id(component, kind),
  component,
  kind,
  what: id(component, kind),
  watched,
  fates,
});

const place = (id: string, whose: Whose, rest: Partial<Place> = {}): Place => ({
  id,
  label: 'Relay',
  whose,
  isEdge: false,
  added: false,
  ...rest,
});
const edge = place('edge', 'others', { isEdge: true });

describe('who cuts streams', () => {
  const restarted = seen('edge', 'restarted', fell(1));

  test('a shared controller does by its reloads, where these end streams, and by its restarts', () => {
    const reload = seen('edge', 'reloaded', fell(240.7), 300);
    expect(judge([edge], [restarted, reload]).cuts).toMatchObject({
      verdict: 'fair',
      text: 'the controller’s reloads (after about 4 min) and restarts (at once)',
    });
    expect(judge([edge], [restarted, { ...reload, fates: allLive }]).cuts).toMatchObject({
      verdict: 'fair',
      text: 'the controller’s restarts (at once; reloads end none within 5 min)',
    });
    const replaced = seen('edge', 'replaced', fell(242), 300);
    expect(judge([edge], [replaced, reload]).cuts.text).toBe(
      'the controller’s reloads and restarts (after about 4 min)',
    );
  });

  test('where one stream lives, the event does not cut every stream', () => {
    const some = [...fell(1), ...allLive];
    expect(judge([edge], [seen('edge', 'restarted', some)]).cuts.verdict).toBe('good');
  });

  test('a pod of the SPA’s that is replaced is the worst, unless its streams live', () => {
    const spa = place('spa', 'spa');
    const replaced = seen('spa', 'replaced', fell(30));
    expect(judge([edge, spa], [restarted, replaced])).toMatchObject({
      cuts: { verdict: 'poor', text: 'the controller’s restarts (at once), the SPA’s releases' },
      releases: { verdict: 'poor', text: 'the SPA’s as well' },
    });
    expect(judge([edge, spa], [restarted, { ...replaced, fates: allLive }])).toMatchObject({
      cuts: { verdict: 'fair' },
      releases: { verdict: 'good', text: 'none of the team’s that was restarted here' },
    });
    expect(judge([spa], [seen('spa', 'reloaded', allLive)]).cuts.text).toBe('none but the loss of a node');
  });
});

describe('whose releases stop agents', () => {
  test('those of what an option adds, whoever runs it', () => {
    const relay = place('relay', 'others', { added: true });
    const connector = place('connector', 'agents', { added: true, label: 'API’s connector' });
    const all = [
      seen('relay', 'restarted', fell(1)),
      seen('connector', 'restarted', fell(1)),
      seen('api', 'killed', fell(1)),
    ];
    expect(judge([relay, connector], all)).toMatchObject({
      cuts: { verdict: 'fair', text: 'restarts of the relay' },
      releases: {
        verdict: 'fair',
        text: 'restarts of the API’s one process, and those of the relay and the API’s connector',
      },
      unsaid: {},
    });
  });

  test('those of a controller that others share are not counted', () => {
    const all = [seen('edge', 'restarted', fell(1)), seen('api', 'replaced', fell(30))];
    expect(judge([edge], all).releases.text).toBe('of the team’s, only restarts of the API’s one process');
  });
});

describe('what a stand-in leaves open', () => {
  const restarted = [seen('x', 'restarted', fell(1))];

  test('what forwards packets is no program that is released, and says nothing of cuts', () => {
    const found = judge([place('x', 'forwarding', { added: true })], restarted);
    expect(Object.keys(found.unsaid)).toEqual(['stream-cuts']);
    expect(found.releases.verdict).toBe('good');
  });

  test('a tunnel of connections says nothing of one that carries packets', () => {
    const found = judge([place('x', 'tunnel', { added: true })], restarted);
    expect(Object.keys(found.unsaid)).toEqual(['stream-cuts', 'release-coupling']);
    expect(found.cuts).toMatchObject({ verdict: 'fair', text: 'restarts of the tunnel’s end' });
  });
});

describe('in words', () => {
  test('where no stream falls, that is bounded by the time of watching', () => {
    expect(seenWords(seen('x', 'reloaded', allLive))).toBe('no stream falls within 60 s; no instruction is lost');
  });

  test('times of limits are told, the machine’s own are not', () => {
    expect(seenWords(seen('x', 'restarted', fell(3)))).toMatch(/^all 2 streams fall at once, cut in mid-response;/);
    expect(seenWords(seen('x', 'restarted', fell(240.4)))).toMatch(/^all 2 streams fall after 240 s,/);
  });

  test('each kind of agent is told apart, and what became of its instructions', () => {
    const [today, mended] = fell(31);
    const fates = [
      { ...today, lost: 2, waiting: 1 },
      { ...mended, lost: 3, unacknowledged: 1 },
    ] as readonly Fate[];
    expect(seenWords(seen('x', 'frozen', fates))).toBe(
      'all 2 streams fall after 31 s, cut in mid-response; today’s agent is not served again; the mended agent is served again within 2 s; instructions: 2 of today’s agent lost for good, 3 of the mended agent lost for good, 1 of today’s agent left waiting, 1 of the mended agent received but never acknowledged',
    );
  });
});
