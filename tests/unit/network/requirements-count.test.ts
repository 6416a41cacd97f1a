import { expect, test } from 'vitest';
import { countByOutcome, differsByController } from '../../../src/network/group.ts';
import { pass } from '../../../src/network/outcome.ts';
import { ingress, outcomeOf, situation } from './situation.ts';

test('counts controllers, and of two cases with one controller the worse', () => {
  const with_ = (controller: string, key: string, value: string) => {
    const of = situation(ingress({ annotations: { [key]: value } }), { controller });
    return { situation: of, outcome: outcomeOf('body', of) };
  };
  const community = 'nginx.ingress.kubernetes.io/proxy-body-size';
  expect(
    countByOutcome([
      with_('ingress-nginx', community, '10m'),
      with_('ingress-nginx', community, '1m'),
      with_('f5', 'nginx.org/client-max-body-size', '10m'),
      with_('f5', 'nginx.org/client-max-body-size', 'much'),
      with_('traefik-nginx', community, '10m'),
    ]),
  ).toEqual([
    { outcome: 'fail', count: 1 },
    { outcome: 'unknown', count: 1 },
    { outcome: 'pass', count: 1 },
  ]);
});

test('counts nothing where nothing was checked', () => {
  expect(countByOutcome([])).toEqual([]);
});

test('a check differs by controller where it does so within a scenario', () => {
  const judged = (controller: string, scenario: string, reason: string) => ({
    situation: { ...situation(ingress({}), { controller }), scenario },
    outcome: pass(reason),
  });
  expect(differsByController([])).toBe(false);
  expect(differsByController([judged('f5', 'here', 'a'), judged('ingress-nginx', 'here', 'a')])).toBe(false);
  expect(differsByController([judged('f5', 'here', 'a'), judged('f5', 'there', 'b')])).toBe(false);
  expect(differsByController([judged('f5', 'here', 'a'), judged('ingress-nginx', 'here', 'b')])).toBe(true);
});
