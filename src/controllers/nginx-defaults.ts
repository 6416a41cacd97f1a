import { upstream } from './controller.ts';

/** nginx’s read timeout counts between two reads, not over the whole response; it obeys and removes X-Accel-Buffering. */
export const proxyModule = upstream(
  'nginx: proxy module reference',
  'nginx/nginx.org',
  'xml/en/docs/http/ngx_http_proxy_module.xml',
  '2026-11-22',
);

/** What holds for every controller with nginx inside. */
export const nginxInside = {
  total: { value: 'none', source: proxyModule },
  heedsHeader: { value: true, source: proxyModule },
  hidesHeader: { value: true, source: proxyModule },
} as const;
