import { bytes } from '../../record/quantity.ts';
import { foilHoles } from '../agent/bodies.ts';
import { type Bench, openBench } from '../bench.ts';
import { agentClient } from '../identity/identity-settings.ts';
import type { Scale } from '../scale.ts';
import type { Way } from '../way.ts';

const stream = { agent: 'microscope', session: 'kept' };
const body = bytes.mib(2);

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Nothing of what a shell is set to, such as a proxy, is to get in between. */
const curl = "curl -sS --noproxy '*'";

/** How curl reaches a way: by the name that the manifests give it, which stands for this machine, trusting the lab alone. */
function reach({ way: { url, authority, connect } }: Bench): string {
  const { protocol, hostname } = new URL(url);
  return [
    curl,
    ...(protocol === 'https:' ? [`--cacert ${quoted(authority)}`] : []),
    ...(hostname === connect.address ? [] : [`--resolve ${quoted(`${hostname}:${connect.port}:${connect.address}`)}`]),
  ].join(' ');
}

/**
 * Has the API’s stand-in take an instruction for the kept session, another one each time, as `pushPaced` does. The real
 * API’s own route for it is one for debugging, which the stand-in has not.
 */
function instructing({ backend }: Bench): string {
  const row = [
    `"id":"'"$(cat /proc/sys/kernel/random/uuid)"'"`,
    `"agent":"${stream.agent}","session":"${stream.session}","type":"test.instruction"`,
    `"payload":{"filler":"x"},"sequence":1,"createdAt":"'"$(date -u +%FT%TZ)"'"`,
  ].join();
  return `${curl} -i -d '{"rows":[{${row}}],"every":0}' ${quoted(`${backend.control}/pace`)}`;
}

/** Commands for a shell that ask the API through a way; each can be pasted alone after the first, which gets tokens. */
export function shellLines(
  bench: Bench,
  bodyFile: string,
): readonly { readonly what: string; readonly line: string }[] {
  const { way, identity } = bench;
  const at = (path: string) => quoted(way.url + path);
  const form = [
    '-d grant_type=client_credentials',
    `-d client_id=${agentClient.id}`,
    `-d client_secret=${agentClient.secret}`,
  ].join(' ');
  const withToken = '-H "Authorization: Bearer $(token)"';
  const json = "-H 'Content-Type: application/json'";
  return [
    {
      what: 'A token, fetched anew each time, since it lives for a short time only; the lines below use it',
      line: `token() { ${curl} ${form} ${quoted(identity.tokenUri)} | sed -E 's/.*"access_token":"([^"]+)".*/\\1/'; }`,
    },
    { what: 'What needs no token', line: `${reach(bench)} -i ${at('/status')}` },
    {
      what: 'The agent’s stream',
      line: `${reach(bench)} -iN ${withToken} ${at(`/agent/${stream.agent}/session/${stream.session}/instructions/stream`)}`,
    },
    {
      what: 'An instruction to that agent, put straight into the stand-in’s database; it arrives on the stream, or on the next',
      line: instructing(bench),
    },
    {
      what: 'A body of 2 MiB',
      line: `${reach(bench)} -i ${withToken} ${json} --data-binary @${quoted(bodyFile)} ${at('/gridsquares/one/foilholes')}`,
    },
    { what: 'The API itself, without a hop', line: `${curl} -i ${quoted(`${bench.straight.url}/status`)}` },
  ];
}

function partLines({ way, backend, identity, workspace }: Bench): string[] {
  const { folder } = workspace;
  return [
    ...way.hops.map(
      ({ hop, part }) =>
        `  ${hop.label}: ${hop.part}, port ${part.port}, processes ${part.pids().join(' ')}; files ${folder}/${hop.id}*`,
    ),
    `  SmartEM API’s stand-in: ${backend.url}, process ${backend.pid}; files ${folder}/backend-*`,
    `  Keycloak’s stand-in: ${identity.issuer}, process ${identity.pid}; files ${folder}/identity-*`,
  ];
}

/**
 * Opens a way to poke at, and says how: what runs, where its files are, and what to paste into a shell. It runs until
 * this process is asked to end.
 */
export async function keepOpen(way: Way, scale: Scale, say: (line: string) => void): Promise<void> {
  const bench = await openBench(way, scale);
  bench.backend.openSession(stream.agent, stream.session);
  const bodyFile = bench.workspace.write('body.json', foilHoles(body.bytes));
  const status = await bench.status();
  const name = [way.option, way.scenario, way.controller].filter((part) => part !== undefined).join(' · ');
  const scaled =
    scale.factor === 1
      ? 'with the true time limits'
      : `each time limit 1/${scale.factor} of the true one, tokens’ lives included; with --real-time all are the true ones`;
  say(`${name}, ${scaled}.`);
  say(`Agents are given ${bench.way.url}, whose host is this machine to them.`);
  say(
    `The API answers through it with ${status === 0 ? 'nothing' : `status ${status}`}.\n\nWhat runs, from the client inwards:`,
  );
  for (const line of partLines(bench)) say(line);
  say(`\nConfigurations and logs: ${bench.workspace.folder}\n`);
  for (const { what, line } of shellLines(bench, bodyFile)) say(`# ${what}\n${line}\n`);
  say('Ctrl-C stops it all and removes the files.');
}
