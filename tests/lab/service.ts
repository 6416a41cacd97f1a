import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenWay } from '../../src/lab/parts/open-way.ts';

/** A service that streams for ever at `/stream`, counts what is posted, and otherwise says what it was asked for. */
export interface Service {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startService(): Promise<Service> {
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      let size = 0;
      for await (const chunk of request) size += (chunk as Buffer).length;
      response.end(String(size));
      return;
    }
    if (request.url !== '/stream') {
      response.end(request.url);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    while (!response.closed) {
      response.write('data: tick\r\n\r\n');
      await sleep(50);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const loopback: LookupFunction = (_host, { all }, callback) =>
  all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

/** Asks through a way, trusting its authority alone; not through its outbound proxy. */
export function ask(way: OpenWay, path: string, body?: Buffer): Promise<IncomingMessage> {
  const url = new URL(way.url + path);
  const common = { method: body === undefined ? 'GET' : 'POST', agent: false, lookup: loopback };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...common, ca: readFileSync(way.authority) }, resolve)
        : httpRequest(url, common, resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** The whole of a response. */
export async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}
