import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readEvidence } from '../../lab/recorded-evidence.ts';
import { getDecisions, root } from '../../site/records.ts';

/** Every piece of evidence as the lab wrote it, to download, at its path in this repository. */
export const getStaticPaths = (() =>
  getDecisions()
    .flatMap((record) => readEvidence(root, record).evidence)
    .map(({ file }) => ({
      params: { file: file.replace(/^adr\/|\.json$/g, '') },
      props: { text: readFileSync(`${root}/${file}`, 'utf8') },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
