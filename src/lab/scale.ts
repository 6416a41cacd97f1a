import { type Duration, seconds } from '../record/quantity.ts';

/** How much shorter every time limit of the lab is than the real one: 10 makes 15 s of it 1.5 s. */
export interface Scale {
  readonly factor: number;
}

/** What the lab runs at unless it is asked for real time. */
export const usualScale: Scale = { factor: 10 };
export const realTime: Scale = { factor: 1 };

/** A real duration as it lasts in the lab. */
export const lab = ({ factor }: Scale, duration: Duration): Duration => seconds(duration.seconds / factor);

/** A duration of the lab as it would last in reality. */
export const real = ({ factor }: Scale, duration: Duration): Duration => seconds(duration.seconds * factor);

/** A real duration as whole milliseconds of the lab; never nought, which many programs read as “no limit”. */
export const labMilliseconds = (scale: Scale, duration: Duration): number =>
  Math.max(1, Math.round(lab(scale, duration).seconds * 1000));

/** The same in whole seconds, for programs that count no less. */
export const labSeconds = (scale: Scale, duration: Duration): number =>
  Math.max(1, Math.ceil(lab(scale, duration).seconds));
