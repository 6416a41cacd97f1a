import { scaleLinear, scaleLog } from 'd3-scale';
import { escaped } from '../../diagrams/network/markup.ts';

/** Places values on a lane, in percent of its width, so that it fits every screen without its words shrinking. */
export interface LaneScale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Room at both ends for what stands at an end of the scale, in percent. */
const margin = 2;
const width: readonly [number, number] = [margin, 100 - margin];

/** An even scale over values from 0 to `most`, with the ticks given. */
export const evenScale = (most: number, ticks: readonly number[]): LaneScale => ({
  place: scaleLinear().domain([0, most]).range(width).clamp(true),
  ticks,
});

/** A logarithmic scale from `least`, which has to be above 0, to `most`, with the ticks given. */
export const logScale = (least: number, most: number, ticks: readonly number[]): LaneScale => ({
  place: scaleLog().domain([least, most]).range(width).clamp(true),
  ticks,
});

const percent = (value: number): string => `${Math.round(value * 10) / 10}%`;

/** A line of a lane between two values, `y` pixels from its top, in a look of the style sheet’s. */
export const stroke = ({ place }: LaneScale, from: number, to: number, y: number, look: string): string =>
  `<line class="lane-${look}" x1="${percent(place(from))}" x2="${percent(place(to))}" y1="${y}" y2="${y}"/>`;

/** A band of a lane between two values, of some pixels’ height around `y`. */
export function band({ place }: LaneScale, from: number, to: number, y: number, look: string): string {
  const [left, right] = [place(from), place(to)];
  return `<rect class="lane-${look}" x="${percent(left)}" width="${percent(Math.max(0, right - left))}" y="${y - 5}" height="10"/>`;
}

/** A dot at a value. */
export const dot = ({ place }: LaneScale, at: number, y: number, look: string): string =>
  `<circle class="lane-${look}" cx="${percent(place(at))}" cy="${y}" r="4.5"/>`;

const shapes = {
  cross: 'M-5-5 5 5M5-5-5 5',
  wall: 'M0-9V9',
  arrow: 'M-2-5 5 0-2 5',
} as const;

/** A cross, a wall or an arrow at a value. */
export const sign = ({ place }: LaneScale, at: number, y: number, shape: keyof typeof shapes, look: string): string =>
  `<svg x="${percent(place(at))}" y="${y}" overflow="visible"><path class="lane-${look}" d="${shapes[shape]}"/></svg>`;

/** The end of a line: a wall where something ended it, or an arrow where it was followed no further. */
export const lineEnd = (scale: LaneScale, at: number, y: number, isWall: boolean): string =>
  isWall ? sign(scale, at, y, 'wall', 'cut') : sign(scale, at, y, 'arrow', 'arrow');

/** A dashed line from top to bottom at a value that matters, such as what agents need. */
export const mark = ({ place }: LaneScale, at: number, height: number): string =>
  `<line class="lane-mark" x1="${percent(place(at))}" x2="${percent(place(at))}" y1="0" y2="${height}"/>`;

/** A lane of some height in pixels; its words stand beside it. */
export const lane = (height: number, ...parts: readonly string[]): string =>
  `<svg class="lane" width="100%" height="${height}" aria-hidden="true">${parts.join('')}</svg>`;

/** What a mark across all lanes is called, written on one side of it. */
export interface LaneMark {
  readonly at: number;
  readonly text: string;
  readonly side: 'left' | 'right';
}

/** The axis above lanes: ticks in words, with marks named above them. */
export function axis(scale: LaneScale, tick: (value: number) => string, marks: readonly LaneMark[] = []): string {
  const top = marks.length === 0 ? 0 : 18;
  const named = marks.map(
    ({ at, text, side }) =>
      `<text class="lane-mark-name" x="${percent(scale.place(at))}" dx="${side === 'left' ? -4 : 4}" y="13" text-anchor="${side === 'left' ? 'end' : 'start'}">${escaped(text)}</text>${mark(scale, at, top + 24)}`,
  );
  const ticks = scale.ticks.map((value) => {
    const place = scale.place(value);
    const anchor = place < 6 ? 'start' : place > 94 ? 'end' : 'middle';
    const at = percent(place);
    return `<text x="${at}" y="${top + 13}" text-anchor="${anchor}">${escaped(tick(value))}</text><line class="lane-tick" x1="${at}" x2="${at}" y1="${top + 18}" y2="${top + 24}"/>`;
  });
  return `<svg class="lane lane-axis" width="100%" height="${top + 24}" aria-hidden="true">${named.join('')}${ticks.join('')}</svg>`;
}

/** A shape for a legend, drawn on a lane of 44 pixels whose values go from 0 to 100. */
const key = (draw: (scale: LaneScale) => string): string =>
  `<svg class="lane-key" width="44" height="16" aria-hidden="true">${draw(evenScale(100, []))}</svg>`;

/** The shapes of lanes, each as inline SVG for a legend. */
export const legendShapes = {
  open: key((scale) => stroke(scale, 0, 100, 8, 'open')),
  today: key((scale) => stroke(scale, 0, 100, 8, 'today')),
  without: key((scale) => stroke(scale, 0, 100, 8, 'without')),
  falling: key((scale) => band(scale, 0, 100, 8, 'falling')),
  cross: key((scale) => sign(scale, 50, 8, 'cross', 'cut')),
  wall: key((scale) => sign(scale, 50, 8, 'wall', 'cut')),
  arrow: key((scale) => sign(scale, 50, 8, 'arrow', 'arrow')),
  back: key((scale) => dot(scale, 50, 8, 'back')),
  other: key((scale) => dot(scale, 50, 8, 'other')),
  within: key((scale) => `${stroke(scale, 0, 80, 8, 'thin')}${sign(scale, 80, 8, 'wall', 'arrow')}`),
} as const;
