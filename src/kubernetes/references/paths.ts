import { at, items, type Spot } from '../spot.ts';

/** The spots at a path of fields, `*` standing for every item of a list: `spec.tls.*.secretName`. Only what is set. */
export function spotsAt(spot: Spot, path: string): Spot[] {
  return path
    .split('.')
    .reduce<Spot[]>((spots, field) => spots.flatMap((one) => (field === '*' ? items(one) : [at(one, field)])), [spot])
    .filter(({ value }) => value !== undefined && value !== null);
}
