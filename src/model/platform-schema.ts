import { z } from 'zod';
import {
  backed,
  citation,
  count,
  duration,
  isBacked,
  limit,
  open,
  size,
  sources,
  text,
  unbacked,
} from './value-schema.ts';

const limits = z.strictObject({
  idle: limit(duration).optional(),
  total: limit(duration).optional(),
  body: limit(size).optional(),
  buffering: z
    .strictObject({
      heedsHeader: z.union([z.boolean(), open]),
      hidesHeader: z.boolean(),
      otherwise: z.union([
        open,
        z.looseObject({ value: z.enum(['passes at once', 'holds back']), ...backed }).refine(isBacked, unbacked),
      ]),
    })
    .optional(),
});

/** Something on the way, and what it does to what passes. */
export const component = z.strictObject({
  label: text,
  zone: text,
  layer: z.enum(['client', 'transit', 'proxy', 'service']),
  role: text,
  operator: text,
  each: z.enum(['agent', 'site']).optional(),
  browsersToo: z.literal(true).optional(),
  instances: z.union([open, z.looseObject({ value: count, ...backed }).refine(isBacked, unbacked)]).optional(),
  pods: z
    .looseObject({ value: z.strictObject({ labels: z.record(z.string(), text), service: text }), ...backed })
    .refine(isBacked, unbacked)
    .optional(),
  instancesIn: z.record(z.string(), z.looseObject({ value: count, ...backed }).refine(isBacked, unbacked)).optional(),
  connections: limit(count).optional(),
  limits: limits.optional(),
  edge: z.strictObject({ today: z.array(z.strictObject({ controller: text, sources })), question: text }).optional(),
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
