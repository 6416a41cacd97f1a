import { z } from 'zod';
import { citation, count, duration, fact, limit, open, size, sourced, sources, text } from '../record/value-schema.ts';

const limits = z.strictObject({
  idle: limit(duration).optional(),
  total: limit(duration).optional(),
  body: limit(size).optional(),
  buffering: z
    .strictObject({
      heedsHeader: z.union([z.boolean(), open]),
      hidesHeader: z.boolean(),
      otherwise: z.union([open, sourced(z.enum(['passes at once', 'holds back']))]),
    })
    .optional(),
});

const instances = z.union([open, sourced(count)]);

/** Something on the way, and what it does to what passes. */
export const component = z.strictObject({
  label: text,
  zone: text,
  layer: z.enum(['client', 'transit', 'proxy', 'service']),
  role: text,
  operator: text,
  each: z.enum(['agent', 'site']).optional(),
  browsersToo: z.literal(true).optional(),
  instances: instances.optional(),
  pods: sourced(z.strictObject({ labels: z.record(z.string(), text), service: text })).optional(),
  instancesIn: z.record(z.string(), sourced(count)).optional(),
  hostIn: z.record(z.string(), sourced(text)).optional(),
  connections: limit(count).optional(),
  cuts: z.union([open, sourced(text)]).optional(),
  limits: limits.optional(),
  edge: z
    .strictObject({
      today: z.array(
        z
          .strictObject({ controller: text, sources: sources.optional(), because: text.optional() })
          .refine(
            (given) => given.sources !== undefined || given.because !== undefined,
            'nothing stands behind it, expected “sources” or “because”',
          ),
      ),
      question: text,
    })
    .optional(),
  nginx: z
    .strictObject({
      location: z.string().startsWith('/'),
      directives: z.array(z.strictObject({ line: z.string().endsWith(';'), source: citation })),
    })
    .optional(),
});

const hop = z.strictObject({
  to: text,
  protocol: z.enum(['HTTPS', 'HTTP']),
  port: z.int().min(1).max(65535).optional(),
  inside: z.enum(['CONNECT', 'VPN', 'SSH', 'mutual TLS']).optional(),
  host: text.optional(),
  strips: z.string().startsWith('/').optional(),
  keepsAddress: z.literal(true).optional(),
  limits: limits.optional(),
});
/** Where a flow begins, and the hops that it takes. */
export const path = z.strictObject({ from: text, hops: z.array(hop).min(1, 'no hop') });

const flow = z.strictObject({
  label: text,
  role: z.enum(['stream', 'calls', 'credentials']).optional(),
  purpose: text,
  request: text,
  lives: text,
  longestSilence: fact(duration).optional(),
  heartbeat: fact(duration).optional(),
  outlivesToken: fact(text).optional(),
  largestBody: fact(size).optional(),
});

const pool = z.strictObject({
  label: text,
  processes: z.record(z.string(), sourced(count)),
  pools: sourced(count),
  size: sourced(count),
});

/** What names an object in the cluster. */
const standing = { name: text, namespace: text };

/** What stands today. */
export const platform = z.strictObject({
  zones: z.record(z.string(), z.strictObject({ label: text, within: text.optional() })),
  components: z.record(z.string(), component),
  flows: z.record(z.string(), flow),
  standing: z.record(z.string(), path),
  facts: z.record(z.string(), z.record(z.string(), fact())),
  cluster: text,
  hosts: z.record(text, z.array(text)),
  services: z.array(z.strictObject({ ...standing, ports: z.array(z.union([z.int(), text])) })),
  secrets: z.array(z.strictObject(standing)),
  configMaps: z.array(z.strictObject(standing)),
  gateways: z.array(z.strictObject({ ...standing, unknown: text.optional() })),
  database: z.strictObject({ perStream: fact(count), pools: z.array(pool), limit: instances }).optional(),
});
