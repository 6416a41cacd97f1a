import { controllerOf } from '../controllers/index.ts';
import type { EdgeSettings } from '../kubernetes/edge/edge-settings.ts';
import { type Link, linkOf } from '../network/chain.ts';
import { apiRoles } from '../network/flows.ts';
import { platformOf, routeOf } from '../network/route-decision.ts';
import type { Situation } from '../network/situation.ts';
import { browsersPath, isWayOut, type Step, stepsOf, walk } from '../network/walk.ts';
import type { Assumption, Beside, HopSettings } from './hop.ts';
import { linksOf, proxySettings, squidDefaults, transitSettings } from './hop-settings.ts';
import { type PodStop, podStopOf } from './pod-behaviour.ts';
import { type PartName, programs, unplayable } from './programs.ts';
import { listensOf, securityOf, speaksOn } from './sides.ts';

/** One hop of the lab with the program that plays it. */
export interface WayHop {
  /** The component’s id. */
  readonly id: string;
  readonly label: string;
  readonly part: PartName;
  /** Whether all options meet it alike, on the agents’ way out. */
  readonly isWayOut: boolean;
  /** Whether it is the edge, whose configuration others change as well. */
  readonly isEdge?: true;
  readonly settings: HopSettings;
  /** Whether it has files to serve beside what it passes on, as the SPA’s nginx has. */
  readonly servesFiles?: true;
  /** How its pod is told to end, where that is known. */
  readonly stop?: PodStop;
  /** A host of others that it carries as well, where an experiment has it do so. */
  readonly beside?: Beside;
}

/** What browsers pass today, where some of it is on the agents’ way. */
export interface Browsers {
  /** The frontend’s host. */
  readonly host: string;
  /** What their calls to the API begin with: `/api`. */
  readonly prefix: string;
  /** The nginx that serves the SPA and passes their calls on. */
  readonly spa: WayHop;
  /** What agents and they both pass, by id, from the client inwards, without the API. */
  readonly shared: readonly string[];
}

/** Whether the agents stand behind an outbound proxy, or have the option’s own hops before them at once. */
export type Variation = 'direct' | 'behind a proxy';

/** What the lab builds for one option, scenario and controller. */
export interface Way {
  readonly option: string;
  readonly scenario: string;
  readonly environment: string;
  /** Absent where no controller reads a manifest of the option. */
  readonly controller?: string;
  /** What the controller reads. */
  readonly kind?: EdgeSettings['kind'];
  readonly variation: Variation;
  /** From the client inwards, without the API. */
  readonly hops: readonly WayHop[];
  /** Where agents are pointed: host and base path, and whether they speak TLS. Without a host, the address is given. */
  readonly entry: { readonly host?: string; readonly base: string; readonly secured: boolean };
  readonly assumptions: readonly Assumption[];
  /** Absent where agents and browsers meet at the API alone. */
  readonly browsers?: Browsers;
  /** What stands in for what, in sentences for readers. */
  readonly standIns: readonly string[];
}

/** Where the lab cannot play an option, and why, in one sentence. */
export interface NoWay {
  readonly without: string;
}

function partOf(situation: Situation, link: Link, steps: readonly Step[]): PartName | NoWay {
  const { step, isEdge, label } = link;
  if (step.hop.inside === 'VPN') return 'ssh';
  if (step.target.layer === 'transit') return step.index === 0 ? 'squid' : 'haproxy-tcp';
  if (isEdge) {
    const { edge } = situation;
    if (edge === undefined) return { without: `No manifest of the option says what ${label} is to do.` };
    return (
      controllerOf(edge.controller)?.playedBy ?? {
        without: `The lab has no program that does as ${edge.label} does; it plays those that drive nginx or HAProxy.`,
      }
    );
  }
  const mutual = securityOf(step) === 'mutual TLS' || speaksOn(steps, step.index) === 'mutual TLS';
  return mutual ? 'haproxy-http' : 'nginx';
}

interface HopFound {
  readonly hop: WayHop;
  readonly assumptions: readonly Assumption[];
}

/** What moves bytes leaves TLS as it is. */
const untouched = { security: 'none', assumptions: [] } as const;

function hopOf(situation: Situation, link: Link, steps: readonly Step[]): HopFound | NoWay {
  const part = partOf(situation, link, steps);
  if (typeof part === 'object') return part;
  const { step, label } = link;
  const servesFiles = step.target.nginx !== undefined;
  const stop = podStopOf({ controller: link.isEdge ? situation.edge?.controller : undefined, servesFiles });
  const common = {
    id: step.to,
    label,
    part,
    isWayOut: isWayOut(situation.record, step.to),
    ...(link.isEdge ? { isEdge: true as const } : {}),
    ...(servesFiles ? { servesFiles: true as const } : {}),
    ...(stop === undefined ? {} : { stop }),
  };
  const isTransit = step.target.layer === 'transit';
  const byDefault = part === 'squid' ? { idle: squidDefaults.idle.value, total: squidDefaults.total.value } : undefined;
  const known = isTransit ? transitSettings(link, byDefault) : proxySettings(situation, link);
  const listens = isTransit ? untouched : listensOf(situation, link);
  if ('without' in listens) return listens;
  const speaks = isTransit ? 'none' : speaksOn(steps, step.index);
  const settings: HopSettings = { ...known.settings, listens: listens.security, speaks };
  const without = unplayable(part, label, settings);
  if (without !== undefined) return { without };
  return { hop: { ...common, settings }, assumptions: [...known.assumptions, ...listens.assumptions] };
}

/** Where the API ends TLS itself: its stand-in speaks plain HTTP, so something ends TLS before it. */
function tlsEndOf(last: Step | undefined): WayHop[] {
  if (last === undefined || last.target.layer !== 'service' || last.hop.protocol !== 'HTTPS') return [];
  return [
    {
      id: `${last.to}-tls`,
      label: `${last.target.label}’s end of TLS`,
      part: 'haproxy-tcp',
      isWayOut: false,
      settings: { layer: 'transit', idle: 'none', total: 'none', listens: 'TLS', speaks: 'none' },
    },
  ];
}

function standInsOf(hops: readonly WayHop[]): string[] {
  const plain = hops.map(({ label, part }) => `${label} is played by ${programs[part]}.`);
  const where = (part: PartName, text: string) => (hops.some((hop) => hop.part === part) ? [text] : []);
  return [
    ...plain,
    ...where(
      'ssh',
      'An SSH tunnel over TCP stands in for the VPN, which carries packets and knows no connections; neither of its ends holds small writes back (Nagle’s algorithm is off).',
    ),
    ...where(
      'squid',
      'squid stands in for an outbound proxy that no document names, with its allow list made of what the option needs.',
    ),
    ...(hops.some(({ id }) => id === 'relay-connector')
      ? [
          'The relay’s connector takes connections here; in the option it dials the relay and keeps that connection open.',
        ]
      : []),
  ];
}

/** How browsers reach the API today, where they pass a hop that is on the agents’ way. */
function browsersOf(situation: Situation, hops: readonly WayHop[]): { readonly browsers?: Browsers } {
  const { record, option } = situation;
  const { components } = platformOf(record);
  const standing = browsersPath(record);
  if (standing === undefined) return {};
  const steps = walk(record, option, standing.path);
  const passed = new Set(steps.map(({ to }) => to));
  const all = { ...components, ...routeOf(option).components };
  const shared = hops.map(({ id }) => id).filter((id) => passed.has(id) || all[id]?.browsersToo);
  const host = steps.find(({ hop }) => hop.host !== undefined)?.hop.host;
  const server = steps.find(({ target }) => target.nginx !== undefined);
  const prefix = server?.hop.strips;
  if (shared.length === 0 || host === undefined || server === undefined || prefix === undefined) return {};
  const spa = hopOf(situation, linkOf(situation, server), steps);
  return 'hop' in spa ? { browsers: { host, prefix, spa: spa.hop, shared } } : {};
}

/** The hops of a tunnel behind its first, the agents’ way out apart: one program plays them all. */
function hiddenInTunnel(situation: Situation): Link[] {
  const inside = linksOf(situation).filter(({ step }) => step.hop.inside === 'VPN');
  return inside.slice(1).filter(({ step }) => !isWayOut(situation.record, step.to));
}

/**
 * The way of an option in one situation as the lab can play it, or why it cannot. In a variation without a proxy, the
 * hops that are the agents’ way out are left out: on loopback there is nothing to get out of.
 */
export function wayOf(situation: Situation, variation: Variation): Way | NoWay {
  const { record, option, scenario, environment, edge } = situation;
  const steps = stepsOf(situation, ...apiRoles);
  const inTunnel = steps.some(({ hop }) => hop.inside === 'VPN');
  const hidden = hiddenInTunnel(situation).map(({ step }) => step.to);
  const links = linksOf(situation).filter(
    ({ step: { to } }) =>
      !hidden.includes(to) && ((variation === 'behind a proxy' && !inTunnel) || !isWayOut(record, to)),
  );
  const found = links.map((link) => hopOf(situation, link, steps));
  const lacking = found.find((one) => 'without' in one);
  if (lacking !== undefined && 'without' in lacking) return lacking;
  const good = found.filter((one) => 'hop' in one);
  const hops = [...good.map(({ hop }) => hop), ...tlsEndOf(steps.at(-1))];
  const host = steps.find(({ hop }) => hop.host !== undefined)?.hop.host;
  return {
    option: option.slug,
    scenario,
    environment,
    ...(edge === undefined ? {} : { controller: edge.controller, kind: edge.kind }),
    variation,
    hops,
    entry: {
      ...(host === undefined ? {} : { host: edge?.route.hosts[0]?.name ?? host }),
      base: steps.map((step) => step.hop.strips ?? '').join(''),
      secured: hops.find(({ settings }) => settings.listens !== 'none') !== undefined,
    },
    assumptions: [
      ...good.flatMap(({ assumptions }) => assumptions),
      ...hiddenInTunnel(situation).flatMap((link) => transitSettings(link).assumptions),
    ],
    ...browsersOf(situation, hops),
    standIns: [
      ...standInsOf(hops),
      ...(inTunnel && variation === 'behind a proxy'
        ? ['A VPN’s packets do not pass an HTTP proxy, so the outbound proxy is left out.']
        : []),
    ],
  };
}
