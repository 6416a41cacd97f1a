import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mermaidFencesIn } from '../prose/embedded.ts';
import { byPlace, type Finding, rules } from '../record/finding.ts';
import { DiagramError, type Drawing } from './drawing.ts';
import type { Renderer } from './render.ts';

/** A diagram with the place that its first line has in a file. */
interface Wanted {
  readonly file: string;
  /** The line before the source’s first. */
  readonly line: number;
  readonly column: number;
  readonly source: string;
}

function written(root: string): Wanted[] {
  return globSync(['adr/**/*.{md,mdx}', 'src/content/**/*.{md,mdx}'], { cwd: root }).flatMap((name) => {
    const file = name.split(path.sep).join('/');
    return mermaidFencesIn(readFileSync(path.join(root, file), 'utf8')).map((fence) => ({ file, ...fence }));
  });
}

/** The diagrams that people wrote: those that could be drawn, and a finding for each of the others, at its line in its file. */
interface Drawn {
  readonly drawings: readonly Drawing[];
  readonly findings: readonly Finding[];
}

/**
 * Draws every diagram that people wrote into the renderer’s cache, so that building pages only reads them.
 * @param onDrawn called after each, with how many are done and how many there are
 */
export async function drawAll(
  root: string,
  renderer: Pick<Renderer, 'draw'>,
  onDrawn: (done: number, all: number) => void,
): Promise<Drawn> {
  const wanted = written(root);
  const drawings: Drawing[] = [];
  const findings: Finding[] = [];
  const draw = async ({ file, line, column, source }: Wanted): Promise<void> => {
    try {
      drawings.push(await renderer.draw(source));
      onDrawn(drawings.length, wanted.length);
    } catch (error) {
      if (!(error instanceof DiagramError)) throw error;
      const { rule, message } = error;
      const place = { file, line: Math.max(1, line + error.line), column };
      findings.push({ ...place, severity: 'error', rule, message, help: rules[rule].mend });
    }
  };
  await Promise.all(wanted.map(draw));
  return { drawings, findings: findings.sort(byPlace) };
}
