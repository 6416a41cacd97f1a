import { z } from 'zod';
import { controllerIds } from './controllers.ts';
import { derivations } from './derivations.ts';
import type { ValuePath } from './positions.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { answers, decisionSections, optionHeadings, optionSections } from './statement.ts';
import { inVariant, variantOf } from './variant.ts';

/** Something wrong in a record, before its place in the file is known. */
export interface Problem {
  readonly path: ValuePath;
  readonly rule: 'record/schema' | 'record/citation';
  readonly message: string;
  readonly help: string;
}

/** Text that says something. */
export const text = z.string().trim().min(1, 'empty text');
const today = () => new Date().toISOString().slice(0, 10);
/** A day that is not in the future. */
export const day = z.iso.date('expected a day such as 2026-07-24').refine((value) => value <= today(), {
  error: (issue) => `the day ${String(issue.input)} lies in the future`,
});

const citation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('repository'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected Owner/name'),
    commit: z
      .string({ error: 'no commit' })
      .regex(/^[0-9a-f]{7,40}$/, 'expected a commit of 7 to 40 hexadecimal digits'),
    path: z.string({ error: 'no path' }).regex(/^[^/\s].*$/, 'expected a path relative to the repository’s root'),
    lines: z
      .tuple([z.int().positive(), z.int().positive()], { error: 'no lines, expected the first and the last line' })
      .refine(([first, last]) => first <= last, 'the last line comes before the first'),
  }),
  z.strictObject({
    kind: z.literal('document'),
    title: text,
    address: z.url({ protocol: /^https$/, error: 'expected an https address' }),
    read: day,
  }),
]);
/** What keeps a reader from following a citation; nothing where all is well. */
export function citationProblems(value: unknown): string[] {
  const result = citation.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path, message }) => [...path, message].join(': '));
}

const sources = z.array(citation).min(1, 'no source');

const amount = z.number().nonnegative();
const duration = z.strictObject({ kind: z.literal('duration'), seconds: amount });
const size = z.strictObject({ kind: z.literal('size'), bytes: amount });
const count = z.strictObject({ kind: z.literal('count'), count: z.int().nonnegative() });
/** A value with its unit. */
export const quantity = z.discriminatedUnion('kind', [duration, size, count]);

const backed = { sources: sources.optional(), because: text.optional() };
const isBacked = (value: { sources?: unknown; because?: unknown }) =>
  value.sources !== undefined || value.because !== undefined;
const unbacked = 'nothing stands behind it, expected “sources” or “because”';
const open = z.looseObject({ unknown: text });
const limit = (of: z.ZodType) =>
  z.union([open, z.looseObject({ value: z.union([of, z.literal('none')]), ...backed }).refine(isBacked, unbacked)]);

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

const component = z.strictObject({
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
const path = z.strictObject({ from: text, hops: z.array(hop).min(1, 'no hop') });

const verdict = z.enum(['good', 'fair', 'poor']);
const value = quantity.optional();
const assessment = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('cited'), verdict, text, value, sources }),
  z.strictObject({ basis: z.literal('judged'), verdict, text, value, because: text }),
  z.strictObject({ basis: z.literal('unknown'), verdict: z.literal('unknown'), text, question: text }),
]);

const decided = z.record(z.string(), z.record(z.string(), path));
const provisions = z.array(
  z.strictObject({
    kind: z.enum(['host name', 'certificate', 'credential', 'address', 'firewall rule', 'software', 'change']),
    what: text,
    askedOf: text,
    each: z.enum(['agent', 'site']).optional(),
    hosts: z.array(text).optional(),
    secret: text.optional(),
    only: text.optional(),
  }),
);
const manifestName = z.string().regex(/^[^/]+\.yaml$/, 'expected a file’s name that ends in .yaml, without a folder');

const optionShape = z.strictObject({
  letter: z.string().regex(/^\S{1,6}$/, 'expected a letter such as A or B-i'),
  summary: text,
  baseline: z.literal(true).optional(),
  components: z.record(z.string(), component),
  paths: z.union([z.strictObject({ undecided: text }), decided]),
  provisions,
  assessments: z.record(z.string(), z.unknown()),
  reversal: text,
  tripwires: z.array(text).min(1, 'no tripwire, expected at least one event that would make us look again'),
  variant: z
    .strictObject({
      label: text,
      paths: decided,
      provisions: provisions.optional(),
      assessments: z.record(z.string(), z.unknown()).optional(),
      manifests: z.array(manifestName).min(1, 'no manifest').optional(),
    })
    .optional(),
  forms: z
    .array(
      z.strictObject({
        manifest: manifestName,
        for: z.array(z.enum(controllerIds)).min(1, 'no controller, expected at least one'),
      }),
    )
    .optional(),
  unchecked: z.array(z.strictObject({ apiVersion: text, kind: text, because: text })).optional(),
});

const fact = z.looseObject({ label: text, value: z.union([quantity, text]), ...backed }).refine(isBacked, unbacked);

const answerPlace = z.union([
  z.strictObject({ section: z.enum(decisionSections) }),
  z.strictObject({ requirement: text }),
  z.strictObject({ cell: text, option: text, scenario: text.optional() }),
  z.strictObject({ option: text, section: z.enum([...optionSections, ...optionHeadings]) }),
  z.strictObject({ prerequisite: text }),
  z.strictObject({ question: text }),
  z.strictObject({ answer: text }),
]);

// That an answer has a place and a reason is a rule of its own, with words of its own.
const statement = z.strictObject({
  part: text,
  says: text,
  answer: z.enum(answers),
  at: z.array(answerPlace),
  why: text.optional(),
});

const outcomeAnswer = z.strictObject({
  asked: text,
  answer: text,
  because: text,
  needs: z.record(z.string(), text),
  at: z.array(answerPlace).min(1, 'no place'),
  unless: text,
  open: z.array(text),
});

/** What names an object in the cluster. */
const standing = { name: text, namespace: text };

const decisionShape = z.looseObject({
  status: z.enum(['proposed', 'accepted', 'rejected', 'superseded']),
  since: day,
  question: text,
  issue: z.strictObject({ label: text, address: z.url(), read: day }),
  statements: z.record(text, statement).optional(),
  requirements: z.record(
    z.string(),
    z.strictObject({ level: z.enum(['must', 'should']), label: text, text, origin: text, sources: sources.optional() }),
  ),
  groups: z.record(z.string(), text),
  criteria: z.record(
    z.string(),
    z.strictObject({
      group: text,
      label: text,
      question: text,
      requirement: text,
      scale: z.strictObject({ good: text, fair: text, poor: text }),
      gate: z.literal(true).optional(),
      filledBy: z.union([
        z.strictObject({ rule: z.enum(Object.keys(derivations)) }),
        z.strictObject({ people: z.enum(['none', 'duration', 'size', 'count']) }),
      ]),
    }),
  ),
  scenarios: z.record(z.string(), z.strictObject({ label: text, text, fleets: z.array(fact).optional() })),
  questions: z.record(
    z.string(),
    z.strictObject({ text, ask: text, why: text, known: text.optional(), sources: sources.optional() }),
  ),
  parties: z.record(z.string(), z.strictObject({ label: text, ours: z.boolean() })),
  prerequisites: z.record(
    z.string(),
    z.strictObject({
      title: text,
      severity: z.enum(['blocks', 'degrades', 'misleads']),
      finding: text,
      consequence: text,
      mend: text,
      sources,
      experiment: text.optional(),
    }),
  ),
  outcome: z.strictObject({
    options: z.array(text).min(1),
    text,
    answers: z.record(text, outcomeAnswer).optional(),
  }),
  asks: z.array(z.strictObject({ of: text, text })),
  platform: z.looseObject({
    zones: z.record(z.string(), z.strictObject({ label: text, within: text.optional() })),
    components: z.record(z.string(), component),
    standing: z.record(z.string(), path),
    facts: z.record(z.string(), z.record(z.string(), fact)),
    cluster: text,
    hosts: z.array(text),
    services: z.array(z.strictObject({ ...standing, ports: z.array(z.union([z.int(), text])) })),
    secrets: z.array(z.strictObject(standing)),
    configMaps: z.array(z.strictObject(standing)),
    gateways: z.array(z.strictObject({ ...standing, unknown: text.optional() })),
  }),
});

function isCitationPath(path: ValuePath): boolean {
  return path.includes('sources');
}

/** Of a union’s branches, the one that came closest: its problems say more than “invalid input”. */
function flatten(issue: z.core.$ZodIssue, prefix: ValuePath): { path: ValuePath; message: string }[] {
  const path = [...prefix, ...issue.path.filter((key) => typeof key !== 'symbol')];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest] = [...issue.errors].sort(
      (a, b) =>
        Math.max(...b.map((i) => i.path.length)) - Math.max(...a.map((i) => i.path.length)) || a.length - b.length,
    );
    return (closest ?? []).flatMap((inner) => flatten(inner, path));
  }
  return [{ path, message: issue.message }];
}

/** Where a value does not have a shape, each with a message that names it; nothing where all is well. */
export function shapeProblems(
  shape: z.ZodType,
  input: unknown,
  prefix: ValuePath = [],
): { path: ValuePath; message: string }[] {
  const result = shape.safeParse(input);
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => flatten(issue, prefix))
    .map(({ path, message }) => ({ path, message: `“${path.join('.')}” is not as the model asks: ${message}` }));
}

const problems = (shape: z.ZodType, input: unknown, prefix: ValuePath = []): Problem[] =>
  shapeProblems(shape, input, prefix).map(({ path, message }) => ({
    path,
    rule: isCitationPath(path) ? 'record/citation' : 'record/schema',
    message,
    help: isCitationPath(path)
      ? 'Cite repository, path, commit and lines, or a document with the day it was read.'
      : 'Give a value of the type that src/model describes.',
  }));

/** What is misshapen in a decision’s own data. */
export function decisionProblems(record: DecisionRecord): Problem[] {
  return problems(decisionShape, record.definition);
}

/** Which cells of the rows that people fill are missing in an option or misshapen. */
function cellProblems(record: DecisionRecord, option: OptionRecord): Problem[] {
  const { letter } = option.definition;
  const scenarios = Object.keys(record.definition.scenarios);
  return Object.entries(record.definition.criteria).flatMap(([id, criterion]): Problem[] => {
    if (!('people' in criterion.filledBy)) return [];
    const cell: unknown = option.definition.assessments?.[id];
    const at = ['assessments', id];
    const missing = (path: ValuePath, where: string): Problem => ({
      path,
      rule: 'record/schema',
      message: `The cell “${id}” of option ${letter} (${option.slug}) is missing${where}, expected an assessment`,
      help: `Add it: cited(…), judged(…) or unknown(…). The row asks: ${criterion.question}`,
    });
    if (typeof cell !== 'object' || cell === null) return [missing(['assessments'], '')];
    if ('basis' in cell) return problems(assessment, cell, at);
    return scenarios.flatMap((scenario) => {
      const one = (cell as Record<string, unknown>)[scenario];
      return one === undefined
        ? [missing([...at, scenario], ` in the scenario “${scenario}”`)]
        : problems(assessment, one, [...at, scenario]);
    });
  });
}

/** What is misshapen in an option or its variant, and which cells of the rows that people fill are missing or misshapen. */
export function optionProblems(record: DecisionRecord, option: OptionRecord): Problem[] {
  const shape = problems(optionShape, option.definition);
  const other = shape.length > 0 ? undefined : variantOf(option);
  return [...shape, ...cellProblems(record, option), ...inVariant(option, other && cellProblems(record, other))];
}
