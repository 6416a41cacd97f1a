import { type Form, nginxFlag, nginxTime, oneOf, size } from '../../controllers/forms.ts';

const version: Form = { ...oneOf('1.0', '1.1', '2'), said: '1.0, 1.1 or 2' };

const header: Form = {
  said: 'the name of a header',
  read: (text) => (/^[A-Za-z][-A-Za-z0-9_]*$/.test(text) ? text : undefined),
};

const each = (names: string, argument: Form): [string, Form][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, argument]);

/** Directives with exactly one argument of a known form, that stand once in a block unless `repeats` says otherwise. */
export const oneArgument: ReadonlyMap<string, Form> = new Map([
  ...each(
    `client_body_timeout client_header_timeout proxy_connect_timeout proxy_read_timeout proxy_send_timeout
    resolver_timeout send_timeout`,
    nginxTime,
  ),
  ...each('client_max_body_size', size),
  ...each(
    `absolute_redirect etag gzip gzip_vary port_in_redirect proxy_buffering proxy_cache_revalidate
    proxy_ignore_client_abort proxy_intercept_errors proxy_request_buffering proxy_ssl_server_name proxy_ssl_verify
    sendfile server_name_in_redirect tcp_nodelay tcp_nopush`,
    nginxFlag,
  ),
  ...each('proxy_http_version', version),
  ...each('proxy_hide_header proxy_pass_header', header),
]);

/** Of these, the ones that may stand several times in a block. */
export const repeats: ReadonlySet<string> = new Set(['proxy_hide_header', 'proxy_pass_header']);

/** Other directives that people write, so that none of them is taken for a slip. */
export const others: ReadonlySet<string> = new Set(
  `access_log add_header alias allow auth_basic auth_basic_user_file auth_request autoindex break charset
  chunked_transfer_encoding client_body_buffer_size client_header_buffer_size default_type deny error_log error_page
  events expires geo gzip_comp_level gzip_disable gzip_http_version gzip_min_length gzip_proxied gzip_types http http2
  if include index internal keepalive keepalive_requests keepalive_timeout large_client_header_buffers limit_conn
  limit_except limit_rate limit_req limit_req_zone listen location log_format map open_file_cache pid proxy_bind
  proxy_buffer_size proxy_buffers proxy_busy_buffers_size proxy_cache proxy_cache_bypass proxy_cache_key
  proxy_cache_path proxy_cache_valid proxy_cookie_domain proxy_cookie_path proxy_headers_hash_bucket_size
  proxy_headers_hash_max_size proxy_ignore_headers proxy_limit_rate proxy_max_temp_file_size proxy_method
  proxy_next_upstream proxy_next_upstream_timeout proxy_next_upstream_tries proxy_no_cache proxy_pass proxy_redirect
  proxy_set_body proxy_set_header proxy_socket_keepalive proxy_ssl_certificate proxy_ssl_certificate_key
  proxy_ssl_name proxy_ssl_protocols proxy_ssl_trusted_certificate proxy_store proxy_temp_path real_ip_header resolver
  return rewrite root satisfy server server_name server_tokens set set_real_ip_from ssl_certificate
  ssl_certificate_key ssl_ciphers ssl_protocols stub_status sub_filter try_files types types_hash_max_size upstream
  user uwsgi_pass worker_connections worker_processes zone`
    .trim()
    .split(/\s+/),
);
