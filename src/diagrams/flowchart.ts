import type { Component } from '../model/platform.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { inCluster, pathOf, protocolText, type Step, walk, zonesAround } from '../model/walk.ts';
import { isKnownHost, sharedWithBrowsers, tlsEnd } from './marks.ts';

/** A step of one flow, as the diagram draws it. */
interface Arrow extends Step {
  readonly flow: string;
  readonly added: boolean;
}

const arrows: Readonly<Record<string, string>> = { sse: '==>', rest: '-->', token: '-.->' };

/** In a Markdown label only these have a meaning. */
const labelText = (text: string) =>
  text.replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('`', '’');
const plain = (text: string) => text.replaceAll(/[{};#\n]/g, ' ');

/**
 * Whether an arrow stands for something that is not there today: it touches a component of the option’s own, takes a way
 * inside the cluster that no traffic takes today, or asks for a host that does not exist today.
 */
function isAdded(record: DecisionRecord, option: OptionRecord, { from, to, source, hop }: Step): boolean {
  const { definition } = option;
  if (definition.baseline) return false;
  if (from in definition.components || to in definition.components) return true;
  const { standing } = record.definition.platform;
  if (inCluster(record, source)) {
    return !Object.values(standing).some((path) =>
      path.hops.some((other, index) => other.to === to && (path.hops[index - 1]?.to ?? path.from) === from),
    );
  }
  return hop.host !== undefined && !isKnownHost(record, hop.host);
}

function arrowsOf(record: DecisionRecord, option: OptionRecord, scenario: string): Arrow[] {
  return Object.keys(record.definition.platform.flows).flatMap((flow) =>
    walk(record, option, pathOf(option, scenario, flow)).map((step) => ({
      ...step,
      flow,
      added: isAdded(record, option, step),
    })),
  );
}

function nodeText(id: string, component: Component, all: readonly Arrow[]): string {
  const hosts = new Set(all.flatMap(({ to, hop }) => (to === id && hop.host !== undefined ? [hop.host] : [])));
  const strips = new Set(
    all.flatMap(({ to, hop }) => (to === id && hop.strips !== undefined ? [`strips ${hop.strips}`] : [])),
  );
  const lines = [
    `**${labelText(component.label)}**`,
    ...[...hosts, ...strips].map(labelText),
    ...(tlsEnd(all.filter(({ flow }) => flow === 'sse')) === id ? ['TLS ends here'] : []),
  ];
  return lines.join('\n');
}

function nodeClasses(record: DecisionRecord, option: OptionRecord, id: string, component: Component): string[] {
  const kind = { client: 'client', transit: 'transit', proxy: undefined, service: 'endpoint' }[component.layer];
  return [
    kind,
    sharedWithBrowsers(record, id, component) && 'shared',
    id in option.definition.components && 'added',
  ].filter((name) => typeof name === 'string');
}

interface Box {
  readonly id: string;
  readonly label: string;
  /** Nodes and boxes in the order in which traffic first meets them, which is the order that lays out best. */
  readonly items: (string | Box)[];
}

const isBox = (item: string | Box): item is Box => typeof item !== 'string';

/** Boxes for the zones that hold something, nested as the zones are; a zone that holds all there is is not drawn. */
function boxesOf(record: DecisionRecord, components: ReadonlyMap<string, Component>): Box {
  const { zones } = record.definition.platform;
  const top: Box = { id: '', label: '', items: [] };
  const roots = new Set([...components.values()].map(({ zone }) => zonesAround(record, zone).at(-1)));
  for (const [id, component] of components) {
    const chain = zonesAround(record, component.zone).toReversed();
    let box = top;
    for (const zone of roots.size === 1 ? chain.slice(1) : chain) {
      let inner = box.items.filter(isBox).find((candidate) => candidate.id === zone);
      if (inner === undefined) {
        inner = { id: zone, label: zones[zone]?.label ?? zone, items: [] };
        box.items.push(inner);
      }
      box = inner;
    }
    box.items.push(id);
  }
  return top;
}

function drawBox(box: Box, draw: (id: string) => string, indent: string): string[] {
  return box.items.flatMap((item) =>
    isBox(item)
      ? [
          `${indent}subgraph zone-${item.id}["${labelText(item.label)}"]`,
          ...drawBox(item, draw, `${indent}  `),
          `${indent}end`,
        ]
      : [`${indent}${draw(item)}`],
  );
}

function drawArrow(record: DecisionRecord, { from, to, hop, flow, added }: Arrow, index: number): string {
  const label = [record.definition.platform.flows[flow]?.label ?? flow, protocolText(hop)].join(' · ');
  const id = [flow, added && 'added', index + 1].filter(Boolean).join('-');
  return `  ${from} ${id}@${arrows[flow] ?? '-->'}|"${labelText(label)}"| ${to}`;
}

/**
 * Mermaid source of the network of one option in one scenario: zones as boxes, components as nodes, one arrow for each
 * hop of each flow, and what the option adds marked. `src/diagrams/theme.ts` says what the classes look like.
 */
export function networkSource(record: DecisionRecord, option: OptionRecord, scenario: string): string {
  const all = arrowsOf(record, option, scenario);
  const components = new Map(
    all.flatMap(({ from, source, to, target }) => [[from, source] as const, [to, target] as const]),
  );
  const where = record.definition.scenarios[scenario]?.label ?? scenario;
  const classes = [...components].flatMap(([id, component]) =>
    nodeClasses(record, option, id, component).map((name) => `  class ${id} ${name}`),
  );
  const draw = (id: string) => {
    const component = components.get(id);
    if (component === undefined) throw new Error(`${option.folder}/option.ts: no component is called “${id}”`);
    return `${id}["\`${nodeText(id, component, all)}\`"]`;
  };
  const stations = (flow: string) => {
    const steps = all.filter((arrow) => arrow.flow === flow);
    return [steps[0]?.source.label, ...steps.map(({ target }) => target.label)].join(', ');
  };
  const added = [
    ...new Set(all.filter((arrow) => arrow.added).map(({ source, target }) => `${source.label} to ${target.label}`)),
  ];
  return [
    '---',
    'config:',
    '  layout: elk',
    '---',
    'flowchart TB',
    `  accTitle: ${plain(`${option.definition.letter}, ${option.name}, ${where}: who dials whom`)}`,
    `  accDescr: ${plain(`The stream passes ${stations('sse')}. REST passes ${stations('rest')}. The token is fetched through ${stations('token')}. New against today: ${added.join(', ') || 'nothing'}.`)}`,
    ...drawBox(boxesOf(record, components), draw, '  '),
    ...classes,
    ...all.map((arrow, index) => drawArrow(record, arrow, index)),
  ].join('\n');
}
