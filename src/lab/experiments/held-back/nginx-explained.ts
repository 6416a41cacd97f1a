import { document, repository } from '../../../record/source.ts';
import type { Explanation } from '../experiment.ts';

const code = (path: string, lines: string) =>
  document(
    `nginx 1.22.1: ${path.split('/').at(-1)}, lines ${lines.replace('-', '–')}`,
    `https://github.com/nginx/nginx/blob/release-1.22.1/${path}#L${lines.replace('-', '-L')}`,
    '2026-11-25',
  );
const manual = (name: string) =>
  document(
    `nginx: ${name} module reference`,
    `https://github.com/nginx/nginx.org/blob/HEAD/xml/en/docs/http/ngx_http_${name}_module.xml`,
    '2026-11-25',
  );

const pipe = code('src/event/ngx_event_pipe.c', '444-458');

/** What of nginx’s code makes it hold events back or pass them on. */
export const nginxExplained: readonly Explanation[] = [
  {
    says: 'Where nginx buffers and an answer has neither a length nor chunks, it passes a piece on once one of its buffers is full. The API’s server sends chunks, in whatever version of HTTP it is asked.',
    sources: [
      pipe,
      code('src/event/ngx_event_pipe.c', '345-373'),
      repository('encode/uvicorn', 'e6c7ce7')('uvicorn/protocols/http/httptools_impl.py', 505, 508),
    ],
  },
  {
    says: 'With chunks it passes a piece on as soon as the chunk is whole; the rest of a chunk that is larger than one buffer waits until more than that rest has come, that is, for the next event.',
    sources: [pipe, code('src/http/ngx_http_parse.c', '2367-2386')],
  },
  {
    says: 'Such a piece goes to a plain connection at once, however small it is.',
    sources: [code('src/http/ngx_http_write_filter_module.c', '190-221')],
  },
  {
    says: 'Over TLS it is gathered in one more buffer, of 16 KiB unless set otherwise, until that is full or a piece asks to be sent; pieces of a buffered answer do not ask.',
    sources: [code('src/event/ngx_event_openssl.c', '2596-2639'), manual('ssl')],
  },
  {
    says: 'Where it compresses, a piece waits in the compressor as well, until enough has come or a piece asks to be sent.',
    sources: [code('src/http/modules/ngx_http_gzip_filter_module.c', '683-692')],
  },
  {
    says: 'With buffering off, be it by a setting or by the API’s header, each piece asks to be sent.',
    sources: [
      code('src/http/modules/ngx_http_proxy_module.c', '2346-2355'),
      code('src/http/modules/ngx_http_proxy_module.c', '2434-2436'),
      manual('proxy'),
    ],
  },
];
