import { formatPath, type Path } from './locate.ts';

/** By kind, where a field `description` belongs. */
const described: Readonly<Record<string, RegExp>> = {
  CiliumClusterwideNetworkPolicy: /^specs?(\[\d+\])?$/,
  CiliumGatewayClassConfig: /^spec$/,
  CiliumLocalRedirectPolicy: /^spec$/,
  CiliumNetworkPolicy: /^specs?(\[\d+\])?$/,
  CustomResourceDefinition: /^spec\.versions\[/,
  GatewayClass: /^spec$/,
  PriorityClass: /^$/,
  XMesh: /^spec$/,
};

/**
 * Whether a field is one that its kind has and that the schema packages lose. What makes them takes every field called
 * `description` for a comment on the schema, and every `x-kubernetes-…` for an extension of it; the packages’ types,
 * from which the table is, have the former.
 */
export function isLost(kind: string, path: Path, field: string): boolean {
  if (field === 'description') return described[kind]?.test(formatPath(path)) ?? false;
  return kind === 'CustomResourceDefinition' && field.startsWith('x-kubernetes-');
}

/**
 * Whether a value is one that a list of allowed ones has and the schema packages lose: of the Gateway API they have the
 * fields of the experimental channel, but where channels differ in what a field may say, what the standard one allows.
 */
export const isLostValue = (kind: string, pointer: string, value: unknown): boolean =>
  kind === 'HTTPRoute' && /\/filters\/\d+\/type$/.test(pointer) && value === 'ExternalAuth';
