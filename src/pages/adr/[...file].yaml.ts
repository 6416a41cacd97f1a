import type { APIRoute, GetStaticPaths } from 'astro';
import { isRejected } from '../../checks/rejected.ts';
import { loadManifests } from '../../manifests/load.ts';
import { getDecisions, root } from '../../site/records.ts';

/** Every sample manifest, to download, at its path in this repository; not those that are shown because they are wrong. */
export const getStaticPaths = (() =>
  getDecisions()
    .flatMap(({ folder }) => loadManifests(`${root}/${folder}`, root))
    .filter((manifest) => !isRejected(manifest))
    .map(({ file, text }) => ({
      params: { file: file.replace(/^adr\/|\.yaml$/g, '') },
      props: { text },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/yaml; charset=utf-8' } });
