/** Who reads annotations of a prefix. Each controller ignores what it does not know, in silence. */
const readers: Readonly<Record<string, string>> = {
  'acme.cert-manager.io': 'cert-manager',
  'cert-manager.io': 'cert-manager',
  'external-dns.alpha.kubernetes.io': 'ExternalDNS',
  'gateway.nginx.org': 'NGINX Gateway Fabric',
  'haproxy-ingress.github.io': 'HAProxy Ingress (community)',
  'haproxy.com': 'HAProxy Kubernetes Ingress Controller',
  'haproxy.org': 'HAProxy Kubernetes Ingress Controller',
  'ingress.cilium.io': 'Cilium',
  'konghq.com': 'Kong Ingress Controller',
  'metallb.io': 'MetalLB',
  'metallb.universe.tf': 'MetalLB',
  'nginx.com': 'F5 NGINX Ingress Controller',
  'nginx.ingress.kubernetes.io': 'ingress-nginx (community)',
  'nginx.org': 'F5 NGINX Ingress Controller',
  'projectcontour.io': 'Contour',
  'traefik.ingress.kubernetes.io': 'Traefik',
};

/** The prefixes that some controller is known to read. */
export const prefixes: readonly string[] = Object.keys(readers);

/** Prefixes that Kubernetes and its tools keep for themselves; they bind a manifest to no controller. */
const own: ReadonlySet<string> = new Set([
  'app.kubernetes.io',
  'kubectl.kubernetes.io',
  'kubernetes.io',
  'service.kubernetes.io',
]);

/** The annotations that set how large a request's body may be; the value is a size as nginx writes it. */
export const bodyLimitAnnotations: readonly string[] = [
  'haproxy-ingress.github.io/proxy-body-size',
  'nginx.ingress.kubernetes.io/proxy-body-size',
  'nginx.org/client-max-body-size',
];

export const rewriteAnnotation = 'nginx.ingress.kubernetes.io/rewrite-target';
export const regexAnnotation = 'nginx.ingress.kubernetes.io/use-regex';

/**
 * The prefix of an annotation's key and who reads it, `unknown` where the table does not say; `undefined` for keys that
 * bind to no controller.
 */
export function readerOf(key: string): { prefix: string; readBy: string } | undefined {
  const slash = key.indexOf('/');
  if (slash === -1) return undefined;
  const prefix = key.slice(0, slash);
  return own.has(prefix) ? undefined : { prefix, readBy: readers[prefix] ?? 'unknown' };
}

const powers: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3 };

/** A size as nginx writes it (`10m`, `512k`, `0` for no limit), in bytes; `undefined` where it is not one. */
export function parseBodyLimit(size: string): number | 'unlimited' | undefined {
  const [, digits, unit] = /^(\d+)([kmg]?)$/i.exec(size) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Number(digits) * 1024 ** (powers[(unit ?? '').toLowerCase()] ?? 0);
  return bytes === 0 ? 'unlimited' : bytes;
}
