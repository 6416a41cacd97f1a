import { expect, test } from 'vitest';
import {
  bool,
  enabled,
  type Form,
  goDuration,
  goOrInfinity,
  haproxyTime,
  milliseconds,
  nginxTime,
  onOff,
  seconds,
  size,
} from '../../../src/controllers/forms.ts';
import { seconds as inSeconds } from '../../../src/record/quantity.ts';

const forms = {
  bool,
  enabled,
  goDuration,
  goOrInfinity,
  haproxyTime,
  milliseconds,
  nginxTime,
  onOff,
  seconds,
  size,
} as const satisfies Readonly<Record<string, Form>>;

test.each<[form: keyof typeof forms, text: string, expected: unknown]>([
  ['goDuration', '60', undefined],
  ['goDuration', '500ms', inSeconds(0.5)],
  ['goDuration', '1.5h', inSeconds(5400)],
  ['goDuration', '-1m', inSeconds(-60)],
  ['goDuration', '1d', undefined],
  ['goDuration', 'soon', undefined],
  ['goOrInfinity', 'infinity', 'none'],
  ['seconds', '60', inSeconds(60)],
  ['seconds', '60s', undefined],
  ['milliseconds', '60000', inSeconds(60)],
  ['nginxTime', '1h30m', inSeconds(5400)],
  ['nginxTime', '1h 30m', inSeconds(5400)],
  ['nginxTime', '90', inSeconds(90)],
  ['nginxTime', '30m1h', undefined],
  ['haproxyTime', '50000', inSeconds(50)],
  ['haproxyTime', '2d', inSeconds(172_800)],
  ['haproxyTime', '1h30m', undefined],
  ['size', '10m', { kind: 'size', bytes: 10 * 1024 ** 2 }],
  ['size', '512K', { kind: 'size', bytes: 512 * 1024 }],
  ['size', '1g', { kind: 'size', bytes: 1024 ** 3 }],
  ['size', '1048576', { kind: 'size', bytes: 1024 ** 2 }],
  ['size', '0', 'none'],
  ['size', '10MB', undefined],
  ['bool', 'True', true],
  ['bool', 'on', undefined],
  ['onOff', 'on', true],
  ['onOff', 'true', undefined],
  ['enabled', 'disabled', false],
  ['enabled', 'true', true],
  ['enabled', 'yes', undefined],
])('%s reads %s', (form, text, expected) => {
  expect(forms[form].read(text)).toEqual(expected);
});
