import { spawnSync } from 'node:child_process';
import { clearCache } from '@actions/languageservice/utils/workflow-cache';
import { validate } from '@actions/languageservice/validate';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

/** As much of a workflow as is judged here. */
export interface Workflow {
  readonly on: Readonly<Record<string, { readonly branches?: readonly string[] } | null>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: { readonly name?: string };
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The condition under which something is published. */
export const onMain = "github.ref == 'refs/heads/main'";

/**
 * The first major of each action that runs on Node 24, by what its `action.yml` says under `runs`; of configure-pages by
 * its release note; upload-pages-artifact runs nothing itself, and from this one on calls such an upload-artifact. GitHub
 * announced that its runners lose Node 20 on 23 September 2026.
 * @see https://github.blog/changelog/2025-09-19-deprecation-of-node-20-on-github-actions-runners/
 */
const firstOnNode24: Readonly<Record<string, number>> = {
  'actions/cache': 5,
  'actions/checkout': 5,
  'actions/configure-pages': 6,
  'actions/deploy-pages': 5,
  'actions/setup-node': 5,
  'actions/upload-artifact': 6,
  'actions/upload-pages-artifact': 5,
};

/**
 * Majors that fit together: what the second uploads, a zip by upload-artifact 4 or later, the third hands on by its id.
 * @see https://github.com/actions/deploy-pages/blob/cd2ce8fcbc39b97be8ca5fce6e763baed58fa128/src/internal/api-client.js
 */
const pagesTogether = { 'actions/configure-pages': 6, 'actions/upload-pages-artifact': 5, 'actions/deploy-pages': 5 };

const deployer = 'actions/deploy-pages';
const pinned = /^(?<action>[\w-]+\/[\w-]+)@[0-9a-f]{40} # v(?<major>\d+)\.\d+\.\d+$/;

/** The actions that a workflow's text names, each with what stands behind `uses:`. */
const usesOf = (text: string): string[] => [...text.matchAll(/^[\s-]*uses:\s*(.*)$/gm)].map(([, used = '']) => used);

/** The name of the action that a step uses. */
export const actionOf = ({ uses }: Step): string | undefined => uses?.split('@')[0];

function objectionToUse(used: string): string[] {
  const { action = '', major } = pinned.exec(used)?.groups ?? {};
  if (major === undefined) return [`not pinned to a commit of a release: ${used}`];
  const first = firstOnNode24[action];
  if (first === undefined) return [`whose Node nobody has looked up: ${action}`];
  return Number(major) < first ? [`on a Node that GitHub has removed: ${action} ${major}`] : [];
}

function objectionsToPages(text: string): string[] {
  const used = new Map(usesOf(text).map((use) => [use.split('@')[0], Number(pinned.exec(use)?.groups?.['major'])]));
  const majors = Object.entries(pagesTogether).filter(([action]) => used.has(action));
  return majors.every(([action, major]) => used.get(action) === major)
    ? []
    : ['the actions of Pages are not known to fit together'];
}

function objectionsToDeployment(name: string, job: Job): string[] {
  if (!job.steps.some((step) => actionOf(step) === deployer)) return [];
  return [
    ...(job.if === onMain ? [] : [`${name} deploys from more than main`]),
    ...(job.environment?.name === 'github-pages' ? [] : [`${name} deploys outside the environment that is protected`]),
    ...(job.steps.length === 1 ? [] : [`${name} does more with its rights than deploy`]),
  ];
}

function objectionsToRights(name: string, job: Job): string[] {
  if (job.permissions === undefined) return [`${name} does not say what it may do`];
  const deploys = job.steps.some((step) => actionOf(step) === deployer);
  const needed = deploys ? ['pages', 'id-token'] : [];
  return Object.entries(job.permissions).flatMap(([scope, right]) =>
    right === 'read' || needed.includes(scope) ? [] : [`${name} may ${right} ${scope}`],
  );
}

function objectionsToScript({ run }: Step): string[] {
  if (run === undefined) return [];
  // Whatever a branch or a title is called would become part of the script.
  if (run.includes('${{')) return [`an expression in a script: ${run}`];
  return spawnSync('bash', ['-n', '-c', run]).status === 0 ? [] : [`no shell script: ${run}`];
}

/** What is wrong with a workflow: what GitHub's own linter finds, with its line, or else what we object to. */
export async function faultsOf(file: string, text: string): Promise<string[]> {
  // It takes another text of the same name for the one that it has read.
  clearCache();
  const found = await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text));
  if (found.length > 0) return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  const { permissions, jobs } = parse(text) as Workflow;
  return [
    ...usesOf(text).flatMap(objectionToUse),
    ...objectionsToPages(text),
    ...(permissions !== undefined && Object.keys(permissions).length === 0 ? [] : ['rights for jobs that do not ask']),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...objectionsToRights(name, job),
      ...objectionsToDeployment(name, job),
      ...(job['timeout-minutes'] === undefined ? [`${name} has no time limit`] : []),
      ...job.steps.flatMap(objectionsToScript),
    ]),
  ];
}
