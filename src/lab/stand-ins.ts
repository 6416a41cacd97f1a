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
      'It copies what the routes, the stream, the tokens and the shutdown look like from outside, each from the cited lines; it is not the SmartEM code, nor the releases of Python, FastAPI, Starlette and uvicorn that the real one runs on.',
      'It has the routes that the agent calls and a few more. It keeps nothing of what is sent to most of them, and says it back with the fields that the real client requires; so it takes an update of what was never made, where the real one answers 404.',
      'It refuses in the real one’s order: the route, the body’s JSON, the token, the body’s fields. Of the fields it asks only whether they are there, and its reasons are shorter.',
      'It stores instructions and takes their acknowledgements. A real API on a database that its own migrations had made was seen to answer both with 500.',
      'It refuses every batch of log lines with 500, as the real one was seen to; an experiment may switch that off, and none does.',
      'Its database is a file that outlives the process and that replicas share; PostgreSQL, its connection pools, migrations and slow queries are not in it.',
      'There is no RabbitMQ: nothing is published, and what becomes of requests where that fails is not played.',
      'A stream costs it no database connection, so a limit on those is not seen here.',
      'Sessions do not go inactive after an hour.',
      'Instructions hold filler of a given size, and the time of writing in their metadata, from which delays are told.',
      'It is given no limit on memory or processor, and decodes no images: image responses are 1 MiB of ready bytes.',
      'Both ways to shut down are copied, since the image may hold either release of sse-starlette; the lock file names 3.0.3, which cuts.',
      'It can be told to send unacknowledged instructions again, which the real one does not in practice: only those with a time at which they expire go back to pending, and nothing but a debug endpoint sets one. Results with that switch say so.',
    ],
  },
  {
    of: 'Keycloak',
    by: 'oidc-provider, with Keycloak’s paths',
    differs: [
      'It issues access tokens by client credentials, RS256 with azp, and nothing else; its tokens carry fewer claims.',
      'Its tokens live 300 s as in the mock realm; the real realm’s value is not public.',
      'At a scale of 10 they live 30 s, and the lab’s agent renews them 3 s before. A real agent, whose 30 s nothing shortens, would renew them at every call: it needs real time.',
      'Times in tokens are whole seconds, so at a scale of 10 an expiry is exact to 10 s of real time.',
      'Its speed says nothing about Keycloak’s.',
    ],
  },
  {
    of: 'SmartEM agent',
    by: 'a client of ours on Node’s HTTPS',
    differs: [
      'It copies the stream, its thread, acknowledgements, heartbeats, log shipping, tokens and time limits from the cited lines. It reads no microscope’s files: it begins with its stream, makes none of the real one’s other calls, and writes no line about them.',
      'It logs errors alone; without -v the real one also ships its client’s warning of a 401. With -v or -vv that one writes lines all the time, and so stands still as soon as one batch is refused: with -vv it was seen to within 5 s of its start.',
      'An instruction takes it no time; over some kinds the real one takes up to a second, for which the next one waits.',
      'Every call is a connection of its own; in the real agent that is so for the stream, acknowledgements and heartbeats, while other REST calls share a session.',
      'REST calls and batches of log lines are given up after a limit, so that an experiment ends; the real agent’s would wait for ever.',
      'It trusts the lab’s authority alone, and takes every name to be this machine.',
      'The mended form is a proposal: no released agent behaves so. It opens its stream again, acknowledges beside the stream, keeps what did not get through, and drops log lines that are not taken.',
      'A foil hole in its bodies has the fields and the length of a real one, part of that as filler.',
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
  {
    of: 'controllers and the SPA’s nginx',
    by: 'one nginx, or HAProxy, of the machine that runs the lab',
    differs: [
      'One release of nginx, whose number stands with every run, plays ingress-nginx, F5’s controller and the SPA’s nginx, whose image has 1.30; what differs between releases is not seen.',
      'It is told what each controller makes of the manifests, and no controller runs: what one adds besides is not there.',
    ],
  },
];
