import { describe, expect, test } from 'vitest';
import { api, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;
const viaNew = makeOption({ paths: paths(wayOut, toNew, api), components: { new: newProxy } });

describe('new components', () => {
  const two = { new: newProxy, newer: { ...newProxy, label: 'Connector' } };
  test.each([
    ['none', makeOption(), 'good: none'],
    ['one', viaNew, 'fair: Gateway'],
    [
      'two',
      makeOption({ paths: paths(wayOut, toNew, { ...toNew, to: 'newer' }, api), components: two }),
      'poor: Gateway, Connector',
    ],
    ['one that is on no way in this scenario does not count', makeOption({ components: two }), 'good: none'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('new-components', { option }))).toBe(expected);
  });
});
