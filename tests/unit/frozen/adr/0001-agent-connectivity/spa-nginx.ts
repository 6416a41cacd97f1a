import type { NginxServer } from '../../../../../src/network/platform.ts';
import { source } from './sources.ts';

/** The SPA image’s server block, so far as it bears on agents; it sets no limit, buffering, HTTP version or compression. */
export const spaServer: NginxServer = {
  location: '/api/',
  directives: [
    { line: 'listen 80;', source },
    { line: 'rewrite ^/api/(.*) /$1 break;', source },
    { line: 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;', source },
  ],
};
