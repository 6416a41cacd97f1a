import type { APIRoute, GetStaticPaths } from 'astro';
import { loadManifests } from '../../manifests/load.ts';
import { getDecisions, root } from '../../site/records.ts';

/** Every sample manifest, to download, at its path in this repository. */
export const getStaticPaths = (() =>
  getDecisions()
    .flatMap(({ folder }) => loadManifests(`${root}/${folder}`, root))
    .map(({ file, text }) => ({
      params: { file: file.replace(/^adr\/|\.yaml$/g, '') },
      props: { text },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/yaml; charset=utf-8' } });
