import type { DecisionRecord, OptionRecord } from './record.ts';

/** The place that the outcome gives to an option, and whether it is what the others are compared with; empty where neither. */
export function placesOf({ definition: { status, outcome } }: DecisionRecord, option: OptionRecord): string[] {
  const place = outcome.options.indexOf(option.slug);
  const live = status === 'proposed' || status === 'accepted';
  return [
    ...(place < 0 ? [] : [place > 0 && live ? 'fallback' : status]),
    ...(option.definition.baseline ? ['baseline'] : []),
  ];
}

/** How an option stands in its decision, in a few words each: its places, or that it is not chosen. */
export function standingsOf(record: DecisionRecord, option: OptionRecord): string[] {
  const { status } = record.definition;
  const places = placesOf(record, option);
  if (places.length > 0) return places;
  return [status === 'proposed' || status === 'rejected' ? 'not proposed' : 'not chosen'];
}
