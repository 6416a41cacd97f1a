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
