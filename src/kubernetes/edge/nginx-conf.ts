import type { Place } from '../../record/finding.ts';

/** One directive of an nginx configuration, such as `proxy_buffering off;`. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
}

/** A directive with the place where it stands. */
export interface PlacedDirective extends Directive {
  readonly place: Place;
}

const plain = /^([a-z_]+)((?:\s+[^\s;{}"'\\]+)+);$/;

/**
 * Reads one line that holds one directive, with a comment behind it or not; `undefined` for anything else, such as a
 * block, a quoted value or half a directive.
 */
export function readDirective(line: string): Directive | undefined {
  const [, name, rest] = plain.exec(line.replace(/\s+#.*$/, '').trim()) ?? [];
  return name === undefined || rest === undefined ? undefined : { name, args: rest.trim().split(/\s+/) };
}

/**
 * The directives of a text that holds nothing but such lines, comments and empty lines; `undefined` where it holds more,
 * since a reader that skips what it does not know would guess.
 */
export function readDirectives(text: string, placeOf: (line: number) => Place): PlacedDirective[] | undefined {
  const directives: PlacedDirective[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const directive = readDirective(line);
    if (directive === undefined) return undefined;
    directives.push({ ...directive, place: placeOf(index) });
  }
  return directives;
}
