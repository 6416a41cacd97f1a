import type { AstroIntegration } from 'astro';

/** Restarts the dev server when a record’s folder comes or goes, since the sidebar is made at the start. */
export function watchRecords(): AstroIntegration {
  return {
    name: 'watch-records',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const restart = (file: string) => {
          if (/\/adr\/.*\/(option|decision)\.ts$|\/adr\/.*\.mdx$/.test(file.replaceAll('\\', '/')))
            void server.restart();
        };
        server.watcher.on('add', restart).on('unlink', restart);
      },
    },
  };
}
