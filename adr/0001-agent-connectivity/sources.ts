import { document, repository } from '../../src/record/source.ts';

/** What the team asked. */
export const issue = {
  label: 'smartem-devtools#206',
  address: 'https://github.com/DiamondLightSource/smartem-devtools/issues/206',
  read: '2026-11-22',
} as const;

/** The issue as a source: the first one of this record. */
export const issue206 = document(issue.label, issue.address, issue.read);

/** Every repository is cited at one commit, named here and nowhere else. */
export const devtools = repository('DiamondLightSource/smartem-devtools', '93871f7');
export const backend = repository('DiamondLightSource/smartem-decisions', '22cd745');
export const frontend = repository('DiamondLightSource/smartem-frontend', '58f3744');
export const pyjwt = repository('jpadilla/pyjwt', '0891a02');
export const murfey = repository('DiamondLightSource/python-murfey', '1b858e4');
export const workflows = repository('DiamondLightSource/workflows', '74cc1ea');
export const daqConfig = repository('DiamondLightSource/daq-config-server', 'd1194e2');
export const authz = repository('DiamondLightSource/authz', '324f0de');
export const blueapi = repository('DiamondLightSource/blueapi', '1dc22b6');
export const epicsDocs = repository('epics-containers/epics-containers.github.io', 'dd1ed04');
export const p49 = repository('epics-containers/p49-services', 'bfdd8e6');
export const argocdMonitor = repository('epics-containers/argocd-monitor', '76d2626');
export const ingressNginx = repository('kubernetes/ingress-nginx', 'dbb11b9');
export const f5 = repository('nginx/kubernetes-ingress', '0eb3072');
export const nginx = repository('nginx/nginx', '6e14e95');
export const nginxImage = repository('nginx/docker-nginx', '0d7f438');
export const sseStarlette = repository('sysid/sse-starlette', '04c56c8');
export const fastapi = repository('fastapi/fastapi', '8206485');
export const uvicorn = repository('encode/uvicorn', 'e6c7ce7');

/** A file on a repository’s default branch, as it stood on the day the routes were studied. */
export const onDefaultBranch = (title: string, name: `${string}/${string}`, path: string) =>
  document(title, `https://github.com/${name}/blob/HEAD/${path}`, '2026-11-22');

export const ingressNginxReloads = onDefaultBranch(
  'ingress-nginx: how it works',
  'kubernetes/ingress-nginx',
  'docs/how-it-works.md',
);
export const ingressNginxRewrite = onDefaultBranch(
  'ingress-nginx: rewrite example',
  'kubernetes/ingress-nginx',
  'docs/examples/rewrite/README.md',
);
export const ingressNginxAnnotations = onDefaultBranch(
  'ingress-nginx: annotations',
  'kubernetes/ingress-nginx',
  'docs/user-guide/nginx-configuration/annotations.md',
);
export const f5Defaults = onDefaultBranch(
  'F5 NGINX Ingress Controller: defaults',
  'nginx/kubernetes-ingress',
  'internal/configs/config_params.go',
);
export const ingress2gateway = onDefaultBranch(
  'ingress2gateway: ingress-nginx provider',
  'kubernetes-sigs/ingress2gateway',
  'pkg/i2gw/providers/ingressnginx/README.md',
);
export const ingress2gatewayTimeouts = onDefaultBranch(
  'ingress2gateway: timeouts of ingress-nginx',
  'kubernetes-sigs/ingress2gateway',
  'pkg/i2gw/emitters/common_emitter/emitter.go',
);
export const gatewayRoute = onDefaultBranch(
  'Gateway API: HTTPRoute types',
  'kubernetes-sigs/gateway-api',
  'apis/v1/httproute_types.go',
);
export const nginxProxyModule = onDefaultBranch(
  'nginx: proxy module reference',
  'nginx/nginx.org',
  'xml/en/docs/http/ngx_http_proxy_module.xml',
);
export const requestsGuide = onDefaultBranch('Requests: advanced usage', 'psf/requests', 'docs/user/advanced.rst');
export const nginxAdvisories = onDefaultBranch(
  'nginx: security advisories',
  'nginx/nginx.org',
  'xml/en/security_advisories.xml',
);
export const metallbLayer2 = onDefaultBranch(
  'MetalLB: layer 2 mode',
  'metallb/metallb',
  'website/content/concepts/layer2.md',
);
export const metallbBgp = onDefaultBranch('MetalLB: BGP mode', 'metallb/metallb', 'website/content/concepts/bgp.md');
export const metallbUsage = onDefaultBranch(
  'MetalLB: traffic policies',
  'metallb/metallb',
  'website/content/usage/_index.md',
);
export const requestsTimeouts = onDefaultBranch('Requests: timeouts', 'psf/requests', 'docs/user/advanced.rst');
/** The version to which an installation without the lock file had moved on. */
export const sseStarletteShutdown = document(
  'sse-starlette 3.4.5: shutdown',
  'https://github.com/sysid/sse-starlette/blob/d45e482/sse_starlette/sse.py#L110-L139',
  '2026-11-30',
);
export const linkerdTimeouts = onDefaultBranch(
  'Linkerd: timeouts',
  'linkerd/website',
  'linkerd.io/content/docs/reference/timeouts.md',
);
export const wireguard = onDefaultBranch('WireGuard: wg(8)', 'WireGuard/wireguard-tools', 'src/man/wg.8');
export const conntrack = onDefaultBranch(
  'Linux: connection tracking',
  'torvalds/linux',
  'Documentation/networking/nf_conntrack-sysctl.rst',
);
export const frpVhosts = onDefaultBranch('frp: HTTP hosts', 'fatedier/frp', 'pkg/util/vhost/http.go');
export const cloudflaredHolds = document(
  'cloudflared issue 1449: streams held until closed',
  'https://github.com/cloudflare/cloudflared/issues/1449',
  '2026-11-22',
);
export const uvicornConfig = document(
  'uvicorn: configuration',
  'https://github.com/encode/uvicorn/blob/HEAD/uvicorn/config.py',
  '2026-11-25',
);
