import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';

/** What an address is answered with. */
type Answer =
  | { readonly status: 200 | 404; readonly file: string }
  | { readonly status: 302; readonly location: string };

/** What is at a path: a file, a folder, or nothing. */
type Look = (file: string) => 'file' | 'folder' | undefined;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.yaml': 'text/yaml; charset=utf-8',
};

/** The names in a path; `undefined` where one is hidden, empty, badly encoded or more than a name. */
function namesIn(pathname: string): string[] | undefined {
  try {
    const names = pathname.split('/').map((name) => decodeURIComponent(name));
    return names.every((name) => name !== '' && !/^\.|[/\\\0]/.test(name)) ? names : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Answers an address as GitHub Pages would: a folder with its `index.html`, after a redirect where the slash at its end is
 * missing, and what is not there with `404.html`. What lies above the base path leads to it.
 * @param base the path below which the site stands, with a slash at both ends
 */
function answerTo(address: string, base: string, look: Look): Answer {
  const [pathname = '', query] = address.split('?', 2);
  const search = query === undefined ? '' : `?${query}`;
  const nothing: Answer = { status: 404, file: '404.html' };
  if (base.startsWith(pathname.replace(/\/?$/, '/')) && pathname !== base)
    return { status: 302, location: base + search };
  if (pathname === base) return { status: 200, file: 'index.html' };
  if (!pathname.startsWith(base)) return nothing;
  const isFolder = pathname.endsWith('/');
  const names = namesIn(pathname.slice(base.length, isFolder ? -1 : undefined));
  if (names === undefined) return nothing;
  const file = names.join('/');
  if (look(file) === 'folder') {
    const page = `${file}/index.html`;
    if (look(page) !== 'file') return nothing;
    return isFolder ? { status: 200, file: page } : { status: 302, location: `${pathname}/${search}` };
  }
  return look(file) === 'file' && !isFolder ? { status: 200, file } : nothing;
}

/** Kinds of files that are compressed already. */
const isPacked = /\.(avif|gz|jpg|png|webp|woff2)$/;

/**
 * Serves the files of a folder below a base path, to GET and HEAD, compressed as GitHub Pages does; it does not listen
 * yet.
 */
export function fileServer(folder: string, base: string): Server {
  const look: Look = (file) => {
    const stats = statSync(path.join(folder, file), { throwIfNoEntry: false });
    if (stats?.isDirectory()) return 'folder';
    return stats?.isFile() ? 'file' : undefined;
  };
  return createServer(({ method, url = '', headers: wanted }, response) => {
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    const answer = answerTo(url, base, look);
    if (answer.status === 302) return void response.writeHead(302, { Location: answer.location }).end();
    const { status, file } = answer;
    const type = types[path.extname(file)];
    const packs = !isPacked.test(file) && /\bgzip\b/.test(String(wanted['accept-encoding'] ?? ''));
    const headers = {
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      ...(type === undefined ? {} : { 'Content-Type': type }),
      ...(packs ? { 'Content-Encoding': 'gzip' } : {}),
    };
    const stream = createReadStream(path.join(folder, file));
    // A build may replace the file between the look and the reading.
    stream.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(404).end()));
    stream.once('open', () => {
      response.writeHead(status, headers);
      if (method === 'HEAD') response.end();
      else if (packs) stream.pipe(createGzip()).pipe(response);
      else stream.pipe(response);
    });
  });
}

/**
 * Listens on 127.0.0.1, on the first port from the given one that is free, and gives that.
 * @throws where it may not listen there
 */
export async function listenFrom(server: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve).listen(candidate, '127.0.0.1', () => resolve(undefined));
    });
    server.removeAllListeners('error');
    const address = server.address();
    if (error === undefined && address !== null && typeof address === 'object') return address.port;
    if (error?.code !== 'EADDRINUSE' || candidate === 65_535) throw error ?? new Error('The server does not listen.');
  }
}
