import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model/finding.ts';
import type { DecisionRecord } from '../model/record.ts';
import { undecided } from '../model/walk.ts';
import { mermaidFencesIn } from '../prose/embedded.ts';
import { DiagramError } from './drawing.ts';
import { networkSource } from './flowchart.ts';
import type { Renderer } from './render.ts';

/** A diagram with the place that its first line has in a file. */
interface Wanted {
  readonly file: string;
  /** The line before the source’s first. */
  readonly line: number;
  readonly column: number;
  readonly source: string;
}

function generated(records: readonly DecisionRecord[]): Wanted[] {
  return records.flatMap((record) =>
    record.options
      .filter((option) => undecided(option) === undefined)
      .flatMap((option) =>
        Object.keys(record.definition.scenarios).map((scenario) => ({
          file: `${option.folder}/option.ts`,
          line: 0,
          column: 1,
          source: networkSource(record, option, scenario),
        })),
      ),
  );
}

function written(root: string): Wanted[] {
  return globSync(['adr/**/*.mdx', 'src/content/**/*.{md,mdx}'], { cwd: root }).flatMap((name) => {
    const file = name.split(path.sep).join('/');
    return mermaidFencesIn(readFileSync(path.join(root, file), 'utf8')).map((fence) => ({ file, ...fence }));
  });
}

/**
 * Draws every diagram of the site into the renderer’s cache, so that building pages only reads them.
 * @param onDrawn called after each, with how many are done and how many there are
 * @returns a finding for each that cannot be drawn, at its line in the file that it stands in
 */
export async function drawAll(
  root: string,
  records: readonly DecisionRecord[],
  renderer: Pick<Renderer, 'draw'>,
  onDrawn: (done: number, all: number) => void,
): Promise<Finding[]> {
  const wanted = [...generated(records), ...written(root)];
  let done = 0;
  const drawn = wanted.map(async ({ file, line, column, source }): Promise<Finding[]> => {
    try {
      await renderer.draw(source);
      onDrawn(++done, wanted.length);
      return [];
    } catch (error) {
      if (!(error instanceof DiagramError)) throw error;
      const help = 'Mend that line; mermaid’s own editor shows the same error.';
      return [
        {
          file,
          line: Math.max(1, line + error.line),
          column,
          severity: 'error',
          rule: error.rule,
          message: error.message,
          help,
        },
      ];
    }
  });
  return (await Promise.all(drawn)).flat();
}
