import { createRenderer } from '../diagrams/render.ts';

/** The one renderer of a process, so that a build starts at most one browser. */
export const renderer = createRenderer();
