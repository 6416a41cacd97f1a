/** What in the lab is not the real thing, in sentences for the site. Parts of a way are said beside the ways. */
export interface StandIn {
  /** The real component. */
  readonly of: string;
  /** What plays it. */
  readonly by: string;
  /** Where it differs, one sentence each. */
  readonly differs: readonly [string, ...string[]];
}

export const ends: readonly StandIn[] = [
  {
    of: 'SmartEM API',
    by: 'a small server of ours on Node’s HTTP',
    differs: [
      'It copies what the routes, the stream, the tokens and the shutdown look like from outside, each from the cited lines; it is not the SmartEM code.',
      'It has a choice of the API’s routes and answers most of them with something short.',
      'It takes a body of any size that is JSON, as the real server does, but checks no schema.',
      'Its database is a file that outlives the process and that replicas share; connection pools, migrations and slow queries are not in it.',
      'A stream costs it no database connection, so a limit on those is not seen here.',
      'Sessions do not go inactive after an hour.',
      'Where an acknowledgement is refused, its status may differ from that of the real one.',
      'Instructions hold filler of a given size, and the time of writing in their metadata, from which delays are told.',
      'It is given no limit on memory or processor, and decodes no images: image responses are 1 MiB of ready bytes.',
      'Both ways to shut down are copied, since the image may hold either release of sse-starlette; the lock file names 3.0.3, which cuts.',
      'It can be told to send unacknowledged instructions again, which the real one cannot; results with that switch say so.',
    ],
  },
  {
    of: 'Keycloak',
    by: 'oidc-provider, with Keycloak’s paths',
    differs: [
      'It issues access tokens by client credentials, RS256 with azp, and nothing else; its tokens carry fewer claims.',
      'Its tokens live 300 s as in the mock realm; the real realm’s value is not public.',
      'Times in tokens are whole seconds, so at a scale of 10 an expiry is exact to 10 s of real time.',
      'Its speed says nothing about Keycloak’s.',
    ],
  },
  {
    of: 'SmartEM agent',
    by: 'a client of ours on Node’s HTTPS',
    differs: [
      'It copies the stream, acknowledgements, heartbeats, tokens and time limits from the cited lines; it reads no microscope’s files.',
      'Every call is a connection of its own; in the real agent that is so for the stream, acknowledgements and heartbeats, while other REST calls share a session.',
      'REST calls are given up after a limit, so that an experiment ends; the real agent’s would wait for ever.',
      'It trusts the lab’s authority alone, and takes every name to be this machine.',
      'The mended form is a proposal: no released agent behaves so.',
      'A foil hole in its bodies has the length of a real one, not its fields.',
      'It runs on Linux under Node; the real one is a Windows program in Python.',
    ],
  },
  {
    of: 'browsers',
    by: 'GET requests over six kept connections each',
    differs: [
      'They run no script, draw nothing and keep no copies, and ask for the same two things in turn, a page and an image.',
      'They speak HTTP/1.1; a real one speaks HTTP/2 where the controller offers it, over one connection.',
      'Where no shared hop comes before it, they start at the SPA’s nginx, without a controller.',
    ],
  },
];
