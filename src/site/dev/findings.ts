import path from 'node:path';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import type { Finding } from '../../record/finding.ts';
import { formatFindings } from '../../record/report.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const virtual = 'virtual:findings';
const resolved = `\0${virtual}`;

/** What the bar says: the checker’s report, or nothing where there is nothing to say. */
export const barText = (findings: readonly Finding[]): string =>
  findings.length === 0 ? '' : formatFindings(findings, 'text');

/** What a change to a file means: `checked` anew, and `reloaded` as well where no module of the site imports the file. */
export function effectOf(root: string, file: string): 'none' | 'checked' | 'reloaded' {
  const below = path.relative(root, file).split(path.sep).join('/');
  if (!/^(?:adr|src\/content)\//.test(below)) return 'none';
  return /\.(?:ts|mdx?)$/.test(below) ? 'checked' : 'reloaded';
}

/** Files that are written together are one change. */
const pause = 150;

/** The report on the project; the checker is loaded here, since a build reads this file, too. */
async function reportOn(root: string): Promise<string> {
  try {
    const { openProject } = await import('../../project/open-project.ts');
    return barText(await (await openProject(root)).findings());
  } catch (error) {
    return `The checker failed: ${String(error)}`;
  }
}

/** Gives pages the checker’s findings as a module, anew with every change to what people write. */
function findingsPlugin(root: string): Plugin {
  let report: Promise<string> | undefined;
  return {
    name: 'findings',
    resolveId: (source) => (source === virtual ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      report ??= reportOn(root);
      const text = JSON.stringify(await report);
      return `import { showFindings } from '/src/site/dev/findings-bar.ts';\nshowFindings(${text});\nimport.meta.hot.accept();\n`;
    },
    configureServer(server) {
      const { client } = server.environments;
      const check = async () => {
        report = reportOn(root);
        const text = await report;
        if (text !== '') server.config.logger.warn(text, { timestamp: true });
      };
      let waiting: NodeJS.Timeout | undefined;
      let isReload = false;
      const changed = () => {
        void check();
        const module = client.moduleGraph.getModuleById(resolved);
        if (module) void client.reloadModule(module);
        if (isReload) client.hot.send({ type: 'full-reload' });
        isReload = false;
      };
      server.watcher.on('all', (_, file) => {
        const effect = effectOf(root, file);
        if (effect === 'none') return;
        isReload ||= effect === 'reloaded';
        clearTimeout(waiting);
        waiting = setTimeout(changed, pause);
      });
      server.httpServer?.once('listening', () => void check());
    },
  };
}

/** Shows what `npm run check` has to say at the foot of every page, in `npm run dev` alone. */
export const findingsBar = (root: string): AstroIntegration => ({
  name: 'findings-bar',
  hooks: {
    'astro:config:setup': ({ command, injectScript, updateConfig }) => {
      if (command !== 'dev') return;
      injectScript('page', `import '${virtual}';`);
      updateConfig({ vite: { plugins: [findingsPlugin(root)] } });
    },
  },
});
