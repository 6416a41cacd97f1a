import type { APIRoute, GetStaticPaths } from 'astro';
import { loadFiles } from '../../kubernetes/load-manifests.ts';
import { isRejected } from '../../network/manifests/rejected.ts';
import { getDecisions, root } from '../../site/records.ts';

/** Every sample manifest and kustomization, to download, at its path in this repository; not those that are shown because they are wrong. */
export const getStaticPaths = (() =>
  getDecisions()
    .flatMap(({ folder }) => loadFiles(`${root}/${folder}`, root))
    .filter((manifest) => !isRejected(manifest))
    .map(({ file, text }) => ({
      params: { file: file.replace(/^adr\/|\.yaml$/g, '') },
      props: { text },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/yaml; charset=utf-8' } });
