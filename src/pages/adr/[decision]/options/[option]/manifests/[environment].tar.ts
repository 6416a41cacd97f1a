import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getDecisions, getFiles } from '../../../../../../site/records.ts';
import { downloadName, environmentsOf } from '../../../../../../site/runbook.ts';
import { tarOf } from '../../../../../../site/tar.ts';

/** The files of each environment of an option, with their kustomization, in one folder to unpack and to apply. */
export const getStaticPaths = (() =>
  getDecisions().flatMap((record) =>
    record.options.flatMap((option) => {
      const files = getFiles(record, option);
      return environmentsOf(files).map((environment) => ({
        params: { decision: record.id, option: option.slug, environment },
        props: {
          archive: tarOf(
            files
              .filter((file) => file.environment === environment)
              .map(({ file, text }) => ({
                name: `${downloadName(option, environment)}/${path.posix.basename(file)}`,
                text,
              })),
          ),
        },
      }));
    }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ archive: Buffer }> = ({ props }) =>
  new Response(new Uint8Array(props.archive), { headers: { 'content-type': 'application/x-tar' } });
