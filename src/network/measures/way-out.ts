import { formatQuantity } from '../../record/quantity.ts';
import { chainOf, type Link } from '../chain.ts';
import { limitsOf } from '../limits.ts';
import { valueIn } from '../reading.ts';
import { type Check, fail, type Outcome, open, pass } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';

function faultOf(situation: Situation, { label, idle, total, passing }: Link): Outcome | undefined {
  const { longestSilence } = situation.record.definition.platform.flows['sse'] ?? {};
  const quiet = longestSilence?.value.seconds ?? 0;
  const [short] = limitsOf([{ label, reading: idle }]).known;
  if (short !== undefined && short.limit.seconds <= quiet)
    return fail(`${label} closes after ${formatQuantity(short.limit)} of silence.`, short);
  const [cap] = limitsOf([{ label, reading: total }]).known;
  if (cap !== undefined) return fail(`${label} ends every response after ${formatQuantity(cap.limit)}.`, cap);
  // What only moves bytes sees no header, so its habit alone counts.
  return passing !== undefined && valueIn(passing.buffers)
    ? fail(`${label} buffers events.`, passing.buffers)
    : undefined;
}

const openIn = ({ idle, total, passing }: Link) =>
  [idle, total, passing?.buffers].find((reading) => reading?.known === false);

/** What stands between the agents and the option’s first hop; the same for all options that use it. */
export const wayOut: Check = {
  id: 'way-out',
  title: 'The egress',
  requirement: 'stream',
  asks: 'Does what stands between the agent and the option’s first hop let a long stream be?',
  decides:
    'It looks at silence, length and buffering at the components that every option shares on the agents’ egress, or on the internet’s way in. The other checks leave these out, because no option can change them.',
  check(situation) {
    const links = chainOf(situation, 'sse').wayOut;
    if (links.length === 0) return pass('Nothing stands there.');
    const fault = links.map((link) => faultOf(situation, link)).find((found) => found !== undefined);
    if (fault !== undefined) return fault;
    const doubts = links.flatMap((link) => {
      const reading = openIn(link);
      return reading === undefined || reading.known ? [] : [{ label: link.label, question: reading.question }];
    });
    if (doubts.length > 0)
      return open(`Not known: ${doubts.map(({ label }) => label).join(', ')}.`, doubts[0]?.question);
    return pass(`Nothing known at ${links.map(({ label }) => label).join(', ')} ends or buffers the stream.`);
  },
};
