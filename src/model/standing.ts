import type { DecisionRecord, OptionRecord } from './record.ts';

/** How an option stands in its decision, in a few words each: its place in the outcome, and whether it stands today. */
export function standingsOf({ definition: { status, outcome } }: DecisionRecord, option: OptionRecord): string[] {
  const place = outcome.options.indexOf(option.slug);
  const live = status === 'proposed' || status === 'accepted';
  const today = option.definition.baseline ? ['stands today'] : [];
  if (place >= 0) return [place > 0 && live ? 'fallback' : status, ...today];
  if (today.length > 0) return today;
  return [status === 'proposed' || status === 'rejected' ? 'not proposed' : 'not chosen'];
}
