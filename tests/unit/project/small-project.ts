import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openProject } from '../../../src/project/open-project.ts';
import { makeEvidence } from '../lab/sample-evidence.ts';
import { definition, platform } from '../record/sample.ts';

export const decision = 'adr/0001-sample';
export const option = `${decision}/options/x-straight`;
const second = `${decision}/options/y-again`;

const json = (value: unknown) => JSON.stringify(value, null, 2);

const page = (title: string, sections: readonly string[], more = '') =>
  `---\ntitle: ${title}\ndescription: A page.\n---\n\n${more}${sections.map((section) => `## ${section}\n\nText.\n`).join('\n')}`;
const madr = [
  'Context and problem',
  'Decision drivers',
  'Considered options',
  'Decision outcome',
  'Consequences',
  'Confirmation',
  'More information',
];

const optionText = (letter: string) => `import { api, edge, keycloak } from '../../hops.ts';
import { route } from '../../paths.ts';

const flows = { sse: route(edge, api), rest: route(edge, api), token: route(keycloak) };

export default {
  letter: '${letter}',
  summary: 'Straight through the edge.',
  components: {},
  paths: { 'on-site': flows, federated: flows },
  provisions: [],
  assessments: {
    liked: { basis: 'judged', verdict: 'good', text: 'much', because: 'The authors say so.' },
  },
  reversal: 'Delete it.',
  tripwires: ['Nobody uses it.'],
};
`;
const manifest = `apiVersion: v1
kind: ConfigMap
metadata:
  name: sample
  namespace: site
data:
  colour: red
`;
const kustomization = 'namespace: site\nresources:\n  - sample.yaml\ncommonLabels:\n  environment: production\n';
const optionPage = page(
  'Straight',
  ['Status', 'Context', 'Decision', 'Consequences'],
  "import { Cite, Manifest } from '../../../../components.ts';\nimport { manual } from '../../sources.ts';\n\n",
).replace(
  'Text.',
  'See [the decision](../../index.mdx#consequences). <Cite to={manual} />\n\n<Manifest file="manifests/production/sample.yaml" />\n\n<Manifest file="manifests/production/kustomization.yaml" />',
);

const inOption = (folder: string, letter: string): Record<string, string> => ({
  [`${folder}/option.ts`]: optionText(letter),
  [`${folder}/index.mdx`]: optionPage,
  [`${folder}/manifests/production/kustomization.yaml`]: kustomization,
  [`${folder}/manifests/production/sample.yaml`]: manifest,
});

/** A whole project in which nothing is wrong: one decision, two options, and modules that both import. */
const whole: Readonly<Record<string, string>> = {
  'README.md': '# A project\n',
  'components.ts': 'export const Cite = 1;\nexport const Manifest = 2;\n',
  [`${decision}/decision.ts`]: `import { platform } from './platform.ts';\n\nexport const decision = ${json({ ...definition, platform: undefined }).replace(/\n\}$/, ',\n  platform,\n}')};\n`,
  [`${decision}/platform.ts`]: `export const platform = ${json(platform)};\n`,
  [`${decision}/hops.ts`]: `export const edge = { to: 'edge', protocol: 'HTTPS', port: 443, host: 'agents.example.org' };
export const api = { to: 'api', protocol: 'HTTP', port: 8000 };
export const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: 'identity.example.org' };
`,
  [`${decision}/paths.ts`]: `export const route = (...hops) => ({
  from: 'agent',
  hops: [{ to: 'way-out', protocol: 'HTTPS', inside: 'CONNECT' }, ...hops],
});
`,
  [`${decision}/sources.ts`]: `const repository = (commit) => (path) => ({ kind: 'repository', repository: 'Owner/name', commit, path, lines: [1, 2] });
export const code = repository('0123456');
export const manual = { kind: 'document', title: 'A manual', address: 'https://example.org/', read: '2026-01-02' };
export const limits = { idle: { value: { kind: 'duration', seconds: 30 }, sources: [manual] } };
`,
  [`${decision}/index.mdx`]: page('A sample', madr),
  ...inOption(option, 'X'),
  ...inOption(second, 'Y'),
};

/** One thing done to a project. Paths are relative to its root. */
export type Edit =
  /** `replace` must stand in the file exactly once. */
  | { readonly file: string; readonly replace: string; readonly by: string }
  | { readonly file: string; readonly write: string | Uint8Array }
  | { readonly remove: string }
  | { readonly folder: string }
  | { readonly pipe: string }
  | { readonly link: string; readonly to: string }
  | { readonly size: number; readonly of: string };

function apply(root: string, edit: Edit): void {
  const at = (file: string) => path.join(root, file);
  if ('remove' in edit) rmSync(at(edit.remove), { recursive: true });
  else if ('folder' in edit) mkdirSync(at(edit.folder), { recursive: true });
  else if ('pipe' in edit) execFileSync('mkfifo', [at(edit.pipe)]);
  else if ('link' in edit) symlinkSync(edit.to, at(edit.link));
  else if ('size' in edit) truncateSync(at(edit.of), edit.size);
  else if ('write' in edit) {
    mkdirSync(path.dirname(at(edit.file)), { recursive: true });
    writeFileSync(at(edit.file), edit.write);
  } else {
    const parts = readFileSync(at(edit.file), 'utf8').split(edit.replace);
    if (parts.length !== 2) throw new Error(`${edit.file} has “${edit.replace}” ${parts.length - 1} times, not once`);
    writeFileSync(at(edit.file), parts.join(edit.by));
  }
}

/** Where a finding has to be: where a text begins that stands in the file once, or at a line and column. */
export type At = readonly [file: string, text: string] | readonly [file: string];

/** `file:line:column` of a place, once all edits are made. */
function placeIn(root: string, [file, text]: At): string {
  if (text === undefined) return `${file}:1:1`;
  const parts = readFileSync(path.join(root, file), 'utf8').split(text);
  if (parts.length !== 2) throw new Error(`${file} has “${text}” ${parts.length - 1} times, not once`);
  const lines = parts[0]?.split('\n') ?? [];
  return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** Evidence of the first option in shape, and in a file of the right name. */
export const evidenceFile = `${decision}/evidence/x-straight.body.on-site.json`;
export const evidenceText = (overrides: object = {}): string => json({ ...makeEvidence(), ...overrides });

/** Lays the project down with edits, below a folder of the given name; whoever opens it removes it. */
export function layProject(edits: readonly Edit[], name = 'project'): { root: string; remove(): void } {
  const above = mkdtempSync(path.join(tmpdir(), 'small-'));
  const root = path.join(above, name);
  for (const [file, write] of Object.entries(whole)) apply(root, { file, write });
  for (const edit of edits) apply(root, edit);
  return { root, remove: () => rmSync(above, { recursive: true }) };
}

/** All findings of the project with edits, `file:line:column rule message`, and where they have to be by `expected`. */
export async function judged(
  edits: readonly Edit[],
  expected: readonly (readonly [at: At, rule: string])[],
  name?: string,
): Promise<{ found: string[]; messages: string[]; wanted: string[] }> {
  const { root, remove } = layProject(edits, name);
  try {
    const findings = await (await openProject(root)).findings();
    return {
      found: findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`),
      messages: findings.map(({ message }) => message),
      wanted: expected.map(([at, rule]) => `${placeIn(root, at)} ${rule}`).sort(),
    };
  } finally {
    remove();
  }
}
