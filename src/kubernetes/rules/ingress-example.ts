const indent = (lines: string, by: number): string => lines.replaceAll(/^/gm, ' '.repeat(by));

/** An Ingress as the examples of rules have it, from its spec and its annotations. Without annotations the spec’s first line is line 6. */
export function ingress(spec: string, annotations?: string, name = 'api'): string {
  const noted = annotations === undefined ? '' : `  annotations:\n${indent(annotations, 4)}\n`;
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n${noted}spec:\n${indent(spec, 2)}\n`;
}

/** A path of an Ingress and its backend. */
export function path(value: string, pathType = 'Prefix', backend = service('number: 80')): string {
  return `- path: ${value}\n  pathType: ${pathType}\n  backend:\n${indent(backend, 4)}`;
}

/** A backend that is the Service `api`. */
export const service = (port: string): string => `service:\n  name: api\n  port:\n${indent(port, 4)}`;

/** The rules of an Ingress with one host; the host is the rules’ second line, the first path their fifth. */
export const rules = (paths: string, host = 'api.example.org'): string =>
  `rules:\n  - host: ${host}\n    http:\n      paths:\n${indent(paths, 8)}`;
