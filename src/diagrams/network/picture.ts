import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { drawNetwork } from './draw.ts';
import { layOut } from './layout.ts';
import { networkOf } from './network.ts';
import { descriptionOf, pointOf } from './point.ts';

/**
 * Draws an option’s network in a scenario: the drawing, with what it shows and the sentence below it. Throws where a flow
 * has no path.
 */
export function networkPicture(record: DecisionRecord, option: OptionRecord, scenario: string) {
  const network = networkOf(record, option, scenario);
  const where = record.definition.scenarios[scenario]?.label ?? scenario;
  const title = `${option.definition.letter}, ${option.name}, ${where}: who dials whom`;
  const id = `picture-${option.slug}-${scenario}`;
  const drawing = drawNetwork(layOut(network), id, title, descriptionOf(record, option, scenario));
  return { network, drawing, point: pointOf(record, option, scenario) };
}
