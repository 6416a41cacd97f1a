import { posix } from 'node:path';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { withoutVariant } from '../../record/variant.ts';
import { meantFor } from '../manifests/manifest-forms.ts';
import { platformOf } from '../route-decision.ts';
import type { ByEnvironment } from './openings.ts';

/** A routing object of an option as whoever runs the cluster has to know it. */
export interface RoutingObject {
  readonly environment: string;
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  /** Secrets that have to hold the certificates. */
  readonly secrets: readonly string[];
  /** Absent where the manifest names none. */
  readonly className?: string | undefined;
  readonly gateways: readonly string[];
  readonly backends: readonly string[];
  readonly ports: readonly string[];
  /** The controllers that it is meant for, where that makes a difference. */
  readonly meantFor?: string | undefined;
}

/** The routing objects that an option’s own manifests make, by environment. */
export function objectsOf(record: DecisionRecord, option: OptionRecord, manifests: ByEnvironment): RoutingObject[] {
  const gateway = (namespace: string, name: string) => {
    const standing = platformOf(record).gateways.find((one) => one.namespace === namespace && one.name === name);
    return `${namespace}/${name}${standing?.unknown === undefined ? '' : ' (a placeholder; the real one is asked for)'}`;
  };
  return Object.entries(manifests).flatMap(([environment, { routes }]) =>
    withoutVariant(option, routes).map(
      (route): RoutingObject => ({
        environment,
        file: posix.basename(route.file),
        kind: route.kind,
        name: route.name,
        namespace: route.namespace,
        hosts: route.hosts.map(({ name }) => name),
        secrets: [...new Set(route.tls.flatMap(({ secret }) => secret ?? []))],
        gateways: (route.parents ?? []).map(({ namespace, name }) => gateway(namespace, name)),
        backends: [...new Set(route.paths.map(({ backend }) => `${backend.service}:${backend.port ?? '?'}`))],
        ports: route.ports.map(({ port, target }) => `${port} to ${target}`),
        className: route.class?.name,
        meantFor: meantFor(option, routes, route.file),
      }),
    ),
  );
}
