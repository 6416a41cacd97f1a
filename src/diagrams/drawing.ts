import type { RuleId } from '../record/finding.ts';

/** A diagram, drawn: inline SVG that carries both colour schemes, in CSS pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The source's `accTitle`. */
  readonly title: string;
  /** The source's `accDescr`. */
  readonly description: string;
}

/** What is wrong with a diagram's source: one line of text, and the one-based line within the source. */
export class DiagramError extends Error {
  override readonly name = 'DiagramError';
  readonly line: number;
  readonly rule: Extract<RuleId, `diagram/${string}`>;

  constructor(message: string, line: number, rule: Extract<RuleId, `diagram/${string}`> = 'diagram/syntax') {
    super(message);
    this.line = line;
    this.rule = rule;
  }
}
