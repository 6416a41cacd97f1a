import type { StatementsOf } from '../../src/record/statement.ts';
import type { criteria, requirements } from './criteria.ts';
import type { prerequisites } from './prerequisites.ts';
import type { questions } from './questions.ts';

/** The parts of #206, by its own headings, in its order. */
type Part =
  | 'Background'
  | 'Current state'
  | 'What needs deciding'
  | 'Option A'
  | 'Option B'
  | 'Option C'
  | 'Option D'
  | 'Constraints'
  | 'Related'
  | 'Out of scope';

/** What #206 says, thing by thing, in its order. Cited as the issue, on the day that it was read. */
export const statements = {
  'agent-outside': {
    part: 'Background',
    says: 'The agent runs on Windows workstations with EPU, beside the microscopes and outside the cluster.',
    answer: 'kept',
    at: [{ section: 'Context and problem' }],
  },
  'rest-both-ways': {
    part: 'Background',
    says: 'Over REST the agent reads and writes acquisition data: sessions, grid squares, foil holes and so on.',
    answer: 'refined',
    at: [{ requirement: 'rest' }, { section: 'Context and problem' }],
    why: 'The agent’s code, at the commit cited here, only writes acquisition data. What it reads is the API’s status, once at its start, and its instructions. Every option carries both directions alike.',
  },
  'recommendations-by-sse': {
    part: 'Background',
    says: 'It receives recommendations of the ML services as server-sent events.',
    answer: 'kept',
    at: [{ requirement: 'stream' }, { section: 'Context and problem' }],
    why: 'The code and ADR 0008 call what comes over the stream instructions; so does this record.',
  },
  'confidential-client': {
    part: 'Background',
    says: 'It proves itself to Keycloak with the confidential client `SmartEM_Agent` and the client-credentials grant.',
    answer: 'kept',
    at: [{ requirement: 'auth' }],
  },

  'development-node-port': {
    part: 'Current state',
    says: 'In development the agent reaches `smartem-http-api-service` by NodePort 30080 of a node.',
    answer: 'kept',
    at: [{ option: '0-nodeport', section: 'Context' }],
  },
  'development-one-network': {
    part: 'Current state',
    says: 'That works only because the development cluster is on the developer’s own network.',
    answer: 'kept',
    at: [
      { option: '0-nodeport', section: 'Context' },
      { cell: 'clear-text', option: '0-nodeport' },
    ],
    why: 'Carried to production, the token would cross other networks in clear; that is why the NodePort is only compared with.',
  },
  'no-story': {
    part: 'Current state',
    says: 'For staging and production it is not said how the agent reaches the backend.',
    answer: 'refined',
    at: [{ section: 'Context and problem' }],
    why: 'Nobody has said how; the manifests leave one way in, through the SPA’s pod, and that is option B-i.',
  },
  'frontend-for-browsers': {
    part: 'Current state',
    says: 'The frontend’s manifests of #205 cover the traffic of browsers only.',
    answer: 'refined',
    at: [{ option: 'b-i-spa-nginx', section: 'Context' }],
    why: 'They are written for browsers; nothing in them keeps another client out.',
  },
  'spa-proxies-api': {
    part: 'Current state',
    says: 'The SPA pod’s own nginx passes `/api/` on to `smartem-http-api-service`, internally, inside the pod.',
    answer: 'refined',
    at: [{ option: 'b-i-spa-nginx', section: 'Context' }],
    why: 'The proxy is inside the pod; it takes requests from outside like any other path of the host, and passes them on over the cluster’s network.',
  },
  'frontend-ingress-no-route': {
    part: 'Current state',
    says: 'The frontend’s ingress is not a route that the agent can use from outside the cluster.',
    answer: 'disagreed',
    at: [
      { option: 'b-i-spa-nginx', section: 'Context' },
      { option: 'b-i-spa-nginx', section: 'The case for it' },
      { question: 'internet' },
    ],
    why: 'The manifests make it one: the Ingress sends every path of its host to the SPA’s pod, and that pod’s nginx passes `/api/` on to the API for whoever asks. That is option B-i. Whether it should be used is another matter, and so is who can reach the host.',
  },

  'deployment-friendly': {
    part: 'What needs deciding',
    says: 'Wanted: a way from outside the cluster to the backend that is easy to deploy, in every environment but development.',
    answer: 'kept',
    at: [{ section: 'Decision outcome' }, { requirement: 'effort' }],
  },

  'a-ingress': {
    part: 'Option A',
    says: 'A new `smartem-http-api-ingress.yaml` in the folders of staging and production leads to `smartem-http-api-service`.',
    answer: 'kept',
    at: [{ option: 'a-own-ingress', section: 'Decision' }],
  },
  'a-hosts': {
    part: 'Option A',
    says: 'The host is a dedicated one, such as `smartem-api.diamond.ac.uk` and `smartem-api-staging.diamond.ac.uk`.',
    answer: 'kept',
    at: [
      { option: 'a-own-ingress', section: 'Decision' },
      { option: 'a-own-ingress', section: 'What has to be provided' },
    ],
    why: 'The names are #206’s examples: proposed, and not yet granted as far as any source says.',
  },
  'a-separation': {
    part: 'Option A',
    says: 'For A: a clean separation.',
    answer: 'refined',
    at: [
      { cell: 'shared-with-browsers', option: 'a-own-ingress' },
      { option: 'a-own-ingress', section: 'The case against it' },
    ],
    why: 'The way is separate up to the controller, which A shares with other services, and the API’s pods answer agents and browsers alike.',
  },
  'a-stable-host': {
    part: 'Option A',
    says: 'For A: agents use a stable host whose name says what it is.',
    answer: 'kept',
    at: [{ option: 'a-own-ingress', section: 'The case for it' }],
  },
  'a-failure-domain': {
    part: 'Option A',
    says: 'For A: it fails independently of the frontend.',
    answer: 'refined',
    at: [
      { option: 'a-own-ingress', section: 'The case for it' },
      { cell: 'release-coupling', option: 'a-own-ingress' },
      { cell: 'stream-cuts', option: 'a-own-ingress' },
    ],
    why: 'True of the SPA’s pod and its releases. The controller and the API’s pods stay common to both, and a reload or an overrun there reaches agents as well.',
  },
  'a-sizing': {
    part: 'Option A',
    says: 'For A: its size can match event streams and bulk REST rather than page loads.',
    answer: 'refined',
    at: [
      { option: 'a-own-ingress', section: 'The case for it' },
      { cell: 'new-components', option: 'a-own-ingress' },
    ],
    why: 'A adds no pod that could be sized. What it has of its own is settings, such as the body limit; the controller’s size is the cluster’s affair, and the API’s pods serve browsers too.',
  },
  'bulk-rest': {
    part: 'Option A',
    says: 'The agent’s REST traffic comes in bulk.',
    answer: 'refined',
    at: [{ section: 'Context and problem' }, { cell: 'largest-body', option: 'a-own-ingress' }],
    why: 'In the code it is many JSON calls. Some carry lists, such as the foil holes of a square or a batch of log lines; none carries an image.',
  },
  'a-certificate': {
    part: 'Option A',
    says: 'Against A: one more TLS certificate.',
    answer: 'kept',
    at: [
      { cell: 'names-and-certificates', option: 'a-own-ingress' },
      { option: 'a-own-ingress', section: 'The case against it' },
    ],
  },
  'a-dns-record': {
    part: 'Option A',
    says: 'Against A: one more DNS record.',
    answer: 'kept',
    at: [
      { cell: 'names-and-certificates', option: 'a-own-ingress' },
      { option: 'a-own-ingress', section: 'The case against it' },
    ],
  },
  'a-rule': {
    part: 'Option A',
    says: 'Against A: one more ingress rule.',
    answer: 'kept',
    at: [{ section: 'Consequences' }],
  },

  'b-hosts': {
    part: 'Option B',
    says: 'Agents use the frontend’s hosts, `smartem.diamond.ac.uk` and `smartem-staging.diamond.ac.uk`.',
    answer: 'kept',
    at: [
      { option: 'b-i-spa-nginx', section: 'Decision' },
      { option: 'b-ii-path-rule', section: 'Decision' },
    ],
  },
  'b-i-through-pod': {
    part: 'Option B',
    says: 'Variant (i) keeps the SPA pod’s nginx on the way.',
    answer: 'kept',
    at: [{ option: 'b-i-spa-nginx', section: 'Decision' }],
  },
  'b-ii-second-rule': {
    part: 'Option B',
    says: 'Variant (ii) adds a second backend rule beside `/`, so that the controller passes `/api/` straight to the service.',
    answer: 'refined',
    at: [
      { option: 'b-ii-path-rule', section: 'Decision' },
      { cell: 'path-prefix', option: 'b-ii-path-rule' },
    ],
    why: 'The API does not know the prefix, so the controller must also strip `/api`. On ingress-nginx that is set for a whole object, so the rule needs an Ingress of its own there; for F5’s controller and as an HTTPRoute the one object can hold both rules.',
  },
  'b-one-host': {
    part: 'Option B',
    says: 'For B: one host name.',
    answer: 'kept',
    at: [
      { cell: 'names-and-certificates', option: 'b-i-spa-nginx' },
      { cell: 'names-and-certificates', option: 'b-ii-path-rule' },
    ],
  },
  'b-one-certificate': {
    part: 'Option B',
    says: 'For B: one certificate.',
    answer: 'kept',
    at: [
      { cell: 'names-and-certificates', option: 'b-i-spa-nginx' },
      { cell: 'names-and-certificates', option: 'b-ii-path-rule' },
    ],
    why: 'No manifest names that certificate today, so it is counted as one to be provided.',
  },
  'b-one-rule': {
    part: 'Option B',
    says: 'For B: one ingress rule.',
    answer: 'refined',
    at: [
      { option: 'b-i-spa-nginx', section: 'Decision' },
      { option: 'b-ii-path-rule', section: 'Decision' },
    ],
    why: 'True of B-i. B-ii is a second rule, and on ingress-nginx a second Ingress.',
  },
  'b-ii-fewer-hops': {
    part: 'Option B',
    says: 'For (ii): one hop fewer.',
    answer: 'kept',
    at: [
      { cell: 'hops', option: 'b-i-spa-nginx' },
      { cell: 'hops', option: 'b-ii-path-rule' },
    ],
  },
  'b-i-coupled': {
    part: 'Option B',
    says: 'Against (i): agents are coupled to the SPA pod’s nginx, and how the two fail is intertwined.',
    answer: 'measured',
    at: [
      { cell: 'release-coupling', option: 'b-i-spa-nginx' },
      { cell: 'stream-cuts', option: 'b-i-spa-nginx' },
      { cell: 'single-instances', option: 'b-i-spa-nginx' },
    ],
    why: 'A restart of that nginx cut every stream in the lab.',
  },
  'b-i-sized-for-browsers': {
    part: 'Option B',
    says: 'Against (i): the SPA’s pod is sized for browsers, not for N event streams at once.',
    answer: 'kept',
    at: [{ option: 'b-i-spa-nginx', section: 'The case against it' }],
    why: 'What N streams ask of that pod has not been measured within its limits.',
  },
  'b-ii-mixed': {
    part: 'Option B',
    says: 'Against (ii): traffic of people and of machines shares one name.',
    answer: 'kept',
    at: [
      { option: 'b-ii-path-rule', section: 'The case against it' },
      { cell: 'shared-with-browsers', option: 'b-ii-path-rule' },
    ],
    why: 'It holds for B-i as well, which uses the same name.',
  },
  'b-ii-same-origin': {
    part: 'Option B',
    says: 'Against (ii): same origin is of no use to the agent, which is no browser.',
    answer: 'kept',
    at: [{ option: 'b-ii-path-rule', section: 'The case against it' }],
  },

  'c-type': {
    part: 'Option C',
    says: '`smartem-http-api-service` becomes a LoadBalancer in staging and production.',
    answer: 'kept',
    at: [{ option: 'c-load-balancer', section: 'Decision' }],
    why: 'Drawn as #206 draws it; TLS in the API’s pod is our variant of it.',
  },
  'c-in-front': {
    part: 'Option C',
    says: 'MetalLB, or another load balancer of the site, may be put in front of the backend instead.',
    answer: 'open',
    at: [{ option: 'c-load-balancer', section: 'Context' }, { question: 'load-balancer' }],
    why: 'A public description of one cluster names MetalLB. Whether its addresses are in reach of the microscopes, and stay the same, is asked.',
  },
  'c-simple': {
    part: 'Option C',
    says: 'For C: it is simple.',
    answer: 'refined',
    at: [
      { option: 'c-load-balancer', section: 'The case against it' },
      { cell: 'tls-end', option: 'c-load-balancer' },
    ],
    why: 'The Service is. Without TLS it fails a requirement, and with TLS in the pod the team keeps and renews certificates itself.',
  },
  'c-no-controller': {
    part: 'Option C',
    says: 'For C: no ingress controller takes part.',
    answer: 'kept',
    at: [
      { option: 'c-load-balancer', section: 'The case for it' },
      { cell: 'ingress-nginx-end', option: 'c-load-balancer' },
    ],
  },
  'c-scarce': {
    part: 'Option C',
    says: 'Against C: load balancers are scarce on the site.',
    answer: 'open',
    at: [{ question: 'load-balancer' }, { option: 'c-load-balancer', section: 'The case against it' }],
    why: 'How scarce is not public. An address has to be asked for, and counts as a request to another team.',
  },
  'c-no-tls': {
    part: 'Option C',
    says: 'Against C: nothing ends TLS by default.',
    answer: 'measured',
    at: [
      { cell: 'clear-text', option: 'c-load-balancer' },
      { cell: 'tls-end', option: 'c-load-balancer' },
      { option: 'c-load-balancer', section: 'Decision' },
    ],
  },
  'c-one-address-each': {
    part: 'Option C',
    says: 'Against C: one address for each service.',
    answer: 'kept',
    at: [
      { option: 'c-load-balancer', section: 'The case against it' },
      { cell: 'requests-to-others', option: 'c-load-balancer' },
    ],
  },

  'd-examples': {
    part: 'Option D',
    says: 'Something else, such as a service mesh, a tunnel for each microscope, or a relay.',
    answer: 'kept',
    at: [
      { option: 'd-i-service-mesh', section: 'Decision' },
      { option: 'd-ii-tunnel', section: 'Decision' },
      { option: 'd-iii-relay', section: 'Decision' },
    ],
    why: 'The numerals D-i, D-ii and D-iii are ours.',
  },
  'd-hardly-warranted': {
    part: 'Option D',
    says: 'These are probably not warranted for the workload as it is, but worth a brief mention.',
    answer: 'refined',
    at: [{ section: 'Decision outcome' }],
    why: 'None of them is proposed. Each has a page all the same, so that who comes back to one finds it judged by the same rows.',
  },

  'auth-realm': {
    part: 'Constraints',
    says: 'The agent uses `SmartEM_Agent` and client credentials against Diamond’s realm.',
    answer: 'kept',
    at: [{ requirement: 'auth' }, { question: 'realm' }],
    why: 'Whether the client exists in that realm, and which of the Keycloak hosts is right, is asked.',
  },
  'auth-accepted': {
    part: 'Constraints',
    says: 'The backend accepts tokens whose `azp` is `SmartEM_Agent` already.',
    answer: 'kept',
    at: [{ requirement: 'auth' }, { prerequisite: 'any-token' }],
  },
  'auth-allowed-azp': {
    part: 'Constraints',
    says: '#205 added `SmartEM_Agent` to `KEYCLOAK_ALLOWED_AZP`.',
    answer: 'kept',
    at: [{ prerequisite: 'any-token' }],
    why: 'The lists in the manifests hold it. That #205 put it there is #206’s word.',
  },
  'no-cors': {
    part: 'Constraints',
    says: 'CORS is of no concern, since the agent is no browser.',
    answer: 'kept',
    at: [{ requirement: 'rest' }],
  },
  'tls-at-ingress': {
    part: 'Constraints',
    says: 'Outside development, TLS of the agent’s traffic should end at the ingress.',
    answer: 'refined',
    at: [
      { requirement: 'tls' },
      { cell: 'tls-end', option: 'a-own-ingress' },
      { cell: 'tls-end', option: 'c-load-balancer' },
      { cell: 'tls-end', option: 'd-ii-tunnel' },
      { cell: 'tls-end', option: 'd-iii-relay' },
    ],
    why: 'That tokens are encrypted outside the cluster is a must here; where TLS ends is not. C, D-ii and D-iii depart from it: with C, TLS ends in the API’s pod or nowhere; D-ii has a tunnel in its place; with D-iii it ends at a relay outside the cluster.',
  },
  'outside-the-site': {
    part: 'Constraints',
    says: 'The agent need not be on Diamond’s internal network if a well secured public ingress is exposed.',
    answer: 'kept',
    at: [
      { section: 'Consequences' },
      { cell: 'federated-entry', option: 'a-own-ingress', scenario: 'federated' },
      { question: 'internet' },
    ],
    why: 'Whether a host may be reached from the internet is asked.',
  },
  'stream-long-lived': {
    part: 'Constraints',
    says: 'The agent holds long-lived event streams, and any route must support that.',
    answer: 'kept',
    at: [{ requirement: 'stream' }],
  },
  'stream-timeouts': {
    part: 'Constraints',
    says: 'That concerns the ingress controller’s timeouts.',
    answer: 'measured',
    at: [
      { cell: 'idle-margin', option: 'a-own-ingress' },
      { cell: 'idle-margin', option: 'b-i-spa-nginx' },
      { cell: 'idle-margin', option: 'b-ii-path-rule' },
      { cell: 'total-limit', option: 'a-own-ingress' },
    ],
    why: 'Limits on silence were measured; that no hop limits the whole of a response is derived from what each proxy does by default.',
  },
  'stream-buffering': {
    part: 'Constraints',
    says: 'It concerns buffering of responses, which has to be off.',
    answer: 'measured',
    at: [
      { cell: 'buffering', option: 'a-own-ingress' },
      { cell: 'buffering', option: 'b-i-spa-nginx' },
      { cell: 'buffering', option: 'b-ii-path-rule' },
    ],
    why: 'A and B-ii do not switch it off: the API’s own header does, with both controllers of today. B-i switches it off in the SPA’s nginx.',
  },
  'stream-keep-alives': {
    part: 'Constraints',
    says: 'It concerns keep-alives.',
    answer: 'measured',
    at: [
      { cell: 'idle-margin', option: 'a-own-ingress' },
      { cell: 'idle-margin', option: 'b-i-spa-nginx' },
      { cell: 'idle-margin', option: 'b-ii-path-rule' },
      { question: 'outbound-proxy' },
    ],
    why: 'Taken to mean bytes that keep a quiet stream alive: the API’s ping, every 15 s, does. What the microscope network’s egress allows is asked.',
  },
  'scale-several': {
    part: 'Constraints',
    says: 'There are several agents at a facility.',
    answer: 'refined',
    at: [{ requirement: 'scale' }, { cell: 'stream-headroom', option: 'a-own-ingress' }],
    why: '#206 names no number. This record reckons with 20, which is the design document’s.',
  },
  'scale-streams': {
    part: 'Constraints',
    says: 'Each holds at least one event stream, with periodic REST traffic beside it.',
    answer: 'kept',
    at: [{ requirement: 'scale' }, { requirement: 'rest' }],
  },
  'locality-one-network': {
    part: 'Constraints',
    says: 'At Diamond, agent and cluster will share the site’s network.',
    answer: 'open',
    at: [{ question: 'outbound-proxy' }, { cell: 'way-out', option: 'a-own-ingress', scenario: 'on-site' }],
    why: 'The agent’s own guide speaks of an outbound proxy and an allow list. This record draws the proxy, and asks how workstations really get out.',
  },
  'locality-shorter': {
    part: 'Constraints',
    says: 'The way there can be much shorter than a public ingress.',
    answer: 'refined',
    at: [
      { cell: 'hops', option: 'a-own-ingress', scenario: 'on-site' },
      { cell: 'hops', option: 'a-own-ingress', scenario: 'federated' },
    ],
    why: 'Drawn with one hop fewer than from elsewhere, through the same Ingress; shorter still if no proxy stands on it.',
  },
  'locality-shapes': {
    part: 'Constraints',
    says: 'It is worth deciding whether there is one deployment shape or two, inside Diamond and federated.',
    answer: 'kept',
    at: [{ answer: 'one-shape' }, { requirement: 'locality' }],
    why: 'It has an answer of its own in the outcome: one, as a proposal.',
  },

  'related-284': {
    part: 'Related',
    says: 'smartem-decisions#284 settled how the agent proves itself: client credentials, with `SmartEM_Agent`. It is closed.',
    answer: 'kept',
    at: [{ requirement: 'auth' }, { section: 'More information' }],
    why: 'This is what #206 says of it. Its own text is not known here; ADR 0018 records the same.',
  },
  'related-205': {
    part: 'Related',
    says: '#205 deploys the frontend and adds its ingress. It puts the agent’s way in off, in so many words.',
    answer: 'kept',
    at: [{ section: 'More information' }],
    why: 'This is what #206 says of it. Its own text is not known here; the manifests are.',
  },
  'related-181': {
    part: 'Related',
    says: '#181 modernises Kubernetes at large: Gateway API, Ingress, ClusterIP.',
    answer: 'open',
    at: [{ question: 'move-181' }, { cell: 'gateway-route', option: 'a-own-ingress' }],
    why: 'This is what #206 says of it. What moves, and when, is asked.',
  },
  'related-181-overlap': {
    part: 'Related',
    says: '#181 overlaps with #206, which is the narrower part that concerns agents.',
    answer: 'kept',
    at: [{ question: 'move-181' }],
  },
  'related-179': {
    part: 'Related',
    says: '#179 holds the manifests of staging and production against what stands on the site; there the answer lands in practice.',
    answer: 'kept',
    at: [{ section: 'More information' }, { question: 'move-181' }],
    why: 'This is what #206 says of it. Its own text is not known here.',
  },

  'out-of-scope': {
    part: 'Out of scope',
    says: '“Out of scope” is a heading with nothing below it.',
    answer: 'open',
    at: [{ question: 'out-of-scope' }],
    why: 'Such was the text on the day it was read. What the team leaves out is for the team to say.',
  },
} as const satisfies StatementsOf<typeof requirements, typeof criteria, typeof prerequisites, typeof questions, Part>;
