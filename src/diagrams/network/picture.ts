import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import type { Drawing } from '../drawing.ts';
import { drawNetwork } from './draw.ts';
import { layOut } from './layout.ts';
import { type Network, networkOf } from './network.ts';
import { descriptionOf, pointOf } from './point.ts';

/** The picture of an option’s network in one scenario, with what it shows and the sentence below it. */
export interface NetworkPicture {
  readonly network: Network;
  readonly drawing: Drawing;
  readonly point: string;
}

/** Draws an option’s network in a scenario. Throws where a flow has no path. */
export function networkPicture(record: DecisionRecord, option: OptionRecord, scenario: string): NetworkPicture {
  const network = networkOf(record, option, scenario);
  const where = record.definition.scenarios[scenario]?.label ?? scenario;
  const title = `${option.definition.letter}, ${option.name}, ${where}: who dials whom`;
  const id = `picture-${option.slug}-${scenario}`;
  const drawing = drawNetwork(layOut(network), id, title, descriptionOf(record, option, scenario));
  return { network, drawing, point: pointOf(record, option, scenario) };
}
