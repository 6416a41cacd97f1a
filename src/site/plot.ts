import type { Series } from '../model/evidence.ts';
import { escaped } from './escaped.ts';
import { type Axis, axisOf, percentileAxis } from './plot-axis.ts';

/** What a plot is called and described as, for who cannot see it; `id` has to be the page’s only one. */
export interface PlotText {
  readonly id: string;
  readonly title: string;
}

type Point = Series['points'][number];

const size = { width: 560, height: 300 } as const;
const frame = { left: 64, right: 24, top: 14, bottom: 48 } as const;

/** Points beyond this number are thinned: no screen shows more, and a page should not carry them. */
const most = 240;

/** Looks of lines, so that they differ without their colours. */
const looks = 6;

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** Keeps of each stretch of points its lowest and its highest, so that no peak is lost. */
export function thin(points: readonly Point[]): readonly Point[] {
  if (points.length <= most) return points;
  const stretch = Math.ceil((points.length * 2) / most);
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += stretch) {
    const part = points.slice(start, start + stretch);
    const byHeight = part.toSorted((a, b) => a[1] - b[1]);
    const ends = new Set([byHeight[0], byHeight.at(-1)]);
    kept.push(...part.filter((point) => ends.has(point)));
  }
  return kept;
}

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** What bytes are told in, so that no axis carries eight digits. */
const byteUnits = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

/** Series with the name of their unit, which they share, and their values in it. */
interface Told {
  readonly unit: string;
  readonly all: readonly Series[];
}

function told(all: readonly Series[], unit: string): Told {
  if (unit !== 'bytes') return { unit, all };
  let most = 0;
  for (const { points } of all) for (const [, value] of points) most = Math.max(most, Math.abs(value));
  const power = Math.min(byteUnits.length - 1, Math.floor(Math.log2(Math.max(1, most)) / 10));
  const divided = all.map((series) => ({
    ...series,
    points: series.points.map(([x, y]): Point => [x, y / 1024 ** power]),
  }));
  return { unit: byteUnits[power] ?? unit, all: divided };
}

const named = (label: string, { kind }: Axis): string => (kind === undefined ? label : `${label}, ${kind}`);

function summary({ label, points }: Series, unit: string): string {
  let [low, high] = [Infinity, -Infinity];
  for (const [, y] of points) [low, high] = [Math.min(low, y), Math.max(high, y)];
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  return `${label}: ${points.length} points from ${short(first)} to ${short(last)}, between ${short(low)} and ${short(high)} ${unit}.`;
}

function lineOf(series: Series, index: number, x: Axis, y: Axis): string {
  const look = index % looks;
  const spots = thin(series.points).map(([a, b]) => `${x.place(a).toFixed(1)},${y.place(b).toFixed(1)}`);
  const dots =
    spots.length > 40
      ? ''
      : spots.map((spot) => `<circle class="plot-dot-${look}" cx="${spot.replace(',', '" cy="')}" r="3"/>`).join('');
  return `<polyline class="plot-line plot-line-${look}" points="${spots.join(' ')}"/>${dots}`;
}

/**
 * Series that share their axes as an inline SVG that carries a title, a description with every series’ range, and
 * classes in place of colours, so that it follows the page’s scheme.
 * @throws where there is no series
 */
export function plotSvg(series: readonly Series[], { id, title }: PlotText): string {
  const [first] = series;
  if (first === undefined) throw new Error('a plot without a series');
  const { unit, all } = told(series, first.unit);
  const { width, height } = size;
  const [left, right, top, bottom] = [frame.left, width - frame.right, frame.top, height - frame.bottom];
  const points = all.flatMap((one) => one.points);
  const across = first.axis === 'percentiles' ? percentileAxis : axisOf;
  const x = across(
    points.map(([value]) => value),
    [left, right],
  );
  const y = axisOf(
    points.map(([, value]) => value),
    [bottom, top],
  );
  const rows = y.ticks.map((tick) => {
    const at = y.place(tick).toFixed(1);
    return `<path class="plot-grid" d="M${left} ${at}H${right}"/><text x="${left - 8}" y="${at}" dy="0.32em" text-anchor="end">${grouped.format(tick)}</text>`;
  });
  const columns = x.ticks.map((tick) => {
    const at = x.place(tick).toFixed(1);
    return `<path class="plot-tick" d="M${at} ${bottom}v5"/><text x="${at}" y="${bottom + 18}" text-anchor="middle">${grouped.format(tick)}</text>`;
  });
  return [
    `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-text">${escaped(all.map((one) => summary(one, unit)).join(' '))}</desc>`,
    ...rows,
    ...columns,
    `<path class="plot-axis" d="M${left} ${top}V${bottom}H${right}"/>`,
    `<text class="plot-label" x="${(left + right) / 2}" y="${height - 8}" text-anchor="middle">${escaped(named(first.x, x))}</text>`,
    `<text class="plot-label" transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(named(unit, y))}</text>`,
    ...all.map((one, index) => lineOf(one, index, x, y)),
    '</svg>',
  ].join('');
}

/** A short line in the look of the series at an index, for a legend. */
export const swatchSvg = (index: number): string =>
  `<svg class="plot-swatch" viewBox="0 0 28 8" aria-hidden="true"><path class="plot-line plot-line-${index % looks}" d="M0 4H28"/></svg>`;

/** Series by the axes that they can share: one unit, and one meaning of the first number. */
export const plotsOf = (all: readonly Series[]): Series[][] => [
  ...Map.groupBy(all, ({ unit, x, axis }) => `${unit} by ${x}, ${axis}`).values(),
];
