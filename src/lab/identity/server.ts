import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { JWK } from 'jose';
import Provider from 'oidc-provider';
import { identityBehaviour } from '../behaviour.ts';
import { listenOn, serveStarter } from '../run/stand-in.ts';
import { labSeconds } from '../scale.ts';
import {
  agentClient,
  type IdentitySettings,
  keysPath,
  realmPath,
  strangerClient,
  tokenPath,
} from './identity-settings.ts';
import { KeyFile } from './key-file.ts';

/** The stand-in of Keycloak, run as a child: `node server.ts SETTINGS`, the settings being JSON. */
const settings = JSON.parse(process.argv[2] ?? '') as IdentitySettings;
const keyFile = new KeyFile(settings.keys);
const resource = 'urn:smartem:lab';

/** In seconds of the lab; the control port changes it. */
let lifetime = labSeconds(settings.scale, identityBehaviour.lifetime.lasts);
let issued = 0;

/** A provider that does one thing: client credentials for access tokens as RS256 JWTs, with `azp` as Keycloak sets it. */
function providerWith(keys: readonly JWK[]): RequestListener {
  const provider = new Provider(settings.issuer, {
    jwks: { keys: [...keys] },
    clients: [agentClient, strangerClient].map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_post' as const,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    routes: { token: tokenPath, jwks: keysPath },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo: () => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetime,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_context, token, jwt) => {
          issued += 1;
          jwt.payload['azp'] = token.clientId;
        },
      },
    },
  });
  return provider.callback();
}

let answer = providerWith(await keyFile.read());

/** Takes the realm's path off, as a server does that has the provider mounted there. */
const mounted: RequestListener = (request, response) => {
  const url = request.url ?? '/';
  if (!url.startsWith(`${realmPath}/`)) {
    response.writeHead(404).end();
    return;
  }
  Object.assign(request, { originalUrl: url, url: url.slice(realmPath.length) });
  answer(request, response);
};

const { tls } = settings;
const server: Server =
  tls === undefined
    ? createServer(mounted)
    : createTlsServer({ cert: readFileSync(tls.certificate), key: readFileSync(tls.key) }, mounted);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));

await listenOn(server, settings.port);
await serveStarter(settings.controlPort, async (path, text) => {
  if (path === '/lifetime') lifetime = Number(text);
  if (path === '/rotate') answer = providerWith(await keyFile.rotate({ keepOld: text === 'keep' }));
  return { issued, lifetime };
});
