import path from 'node:path';
import ts from 'typescript';
import { type Place, startOf } from './finding.ts';
import { textOrNone } from './text-files.ts';

/** Keys and indices from a record’s root to a value in it. */
export type ValuePath = readonly (string | number)[];

interface Spot {
  readonly source: ts.SourceFile;
  readonly node: ts.Node;
}

const parsed = new Map<string, ts.SourceFile>();

/** The tree of a TypeScript or JSON file; `undefined` where it cannot be read, or nests deeper than the parser can go. */
export function parseSource(file: string): ts.SourceFile | undefined {
  const text = textOrNone(file);
  if (text === undefined) return undefined;
  const known = parsed.get(file);
  if (known?.text === text) return known;
  try {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    parsed.set(file, source);
    return source;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Takes `as const`, `satisfies …`, brackets and a `define…(…)` call off an expression. */
function bare(node: ts.Node): ts.Node {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return bare(node.expression);
  if (ts.isCallExpression(node) && /^(define|options)\w*$/.test(node.expression.getText())) {
    const [argument] = node.arguments;
    return argument === undefined ? node : bare(argument);
  }
  return node;
}

function rootOf(source: ts.SourceFile): ts.Node {
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) return bare(statement.expression);
    // A JSON file is one expression.
    if (ts.isExpressionStatement(statement) && source.fileName.endsWith('.json')) return statement.expression;
  }
  const name = path.basename(source.fileName, '.ts');
  return declared(source, name) ?? source;
}

function declared(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: id, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(id) && id.text === name && initializer) return bare(initializer);
    }
  }
  return undefined;
}

function resolve(source: ts.SourceFile, name: string): Spot | undefined {
  const here = declared(source, name);
  if (here) return { source, node: here };
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const element = bindings.elements.find((one) => one.name.text === name);
    if (element === undefined) continue;
    const other = parseSource(path.resolve(path.dirname(source.fileName), statement.moduleSpecifier.text));
    const there = other && declared(other, (element.propertyName ?? element.name).text);
    return other && there ? { source: other, node: there } : undefined;
  }
  return undefined;
}

/** What the arguments of a cell’s builder become; a citation’s come after. */
const builders: Readonly<Record<string, readonly string[]>> = {
  cited: ['verdict', 'text'],
  judged: ['verdict', 'text', 'because'],
  unknown: ['text', 'question'],
};

function argument(call: ts.CallExpression, key: string | number): ts.Node | undefined {
  const names = builders[call.expression.getText()];
  if (names === undefined) return undefined;
  // The sources are the call’s own list of arguments, so a step to them stays at the call.
  if (key === 'sources') return call;
  return call.arguments[typeof key === 'number' ? names.length + key : names.indexOf(key)];
}

/** What a name, or a field of what a name stands for, was given. */
function meant({ source, node }: Spot): Spot | undefined {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return { source, node };
  const found = ts.isIdentifier(node)
    ? resolve(source, node.text)
    : step({ source, node: bare(node.expression) }, node.name.text);
  return found && meant(found);
}

function field(source: ts.SourceFile, object: ts.ObjectLiteralExpression, key: string): Spot | undefined {
  // What comes later in an object counts.
  for (const property of object.properties.toReversed()) {
    if (ts.isSpreadAssignment(property)) {
      const found = step({ source, node: bare(property.expression) }, key);
      if (found !== undefined) return found;
      continue;
    }
    if (!('text' in property.name) || property.name.text !== key) continue;
    if (ts.isPropertyAssignment(property)) return { source, node: bare(property.initializer) };
    if (ts.isShorthandPropertyAssignment(property)) return resolve(source, key) ?? { source, node: property };
  }
  return undefined;
}

function step(from: Spot, key: string | number): Spot | undefined {
  const spot = meant(from);
  if (spot === undefined) return undefined;
  const { source, node } = spot;
  if (ts.isCallExpression(node)) {
    const given = argument(node, key);
    return given && { source, node: given };
  }
  if (ts.isArrayLiteralExpression(node) && typeof key === 'number') {
    const element = node.elements[key];
    // Behind a spread list it is not known which element is which.
    if (element === undefined || node.elements.slice(0, key + 1).some(ts.isSpreadElement)) return undefined;
    return { source, node: bare(element) };
  }
  return ts.isObjectLiteralExpression(node) ? field(source, node, String(key)) : undefined;
}

const isLiteral = (node: ts.Node, text: string): boolean =>
  (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) && node.text === text;

/** The one place where a text or number is written: within a node, or within what the names there stand for. */
function writtenIn({ source, node }: Spot, text: string, seen = new Set<ts.Node>()): Spot | undefined {
  if (seen.has(node)) return undefined;
  seen.add(node);
  const literals: ts.Node[] = [];
  const names: ts.Identifier[] = [];
  const visit = (inner: ts.Node): void => {
    if (isLiteral(inner, text)) literals.push(inner);
    if (ts.isIdentifier(inner)) names.push(inner);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  const [literal] = literals;
  if (literal !== undefined) return literals.length === 1 ? { source, node: literal } : undefined;
  for (const name of names) {
    const named = resolve(source, name.text);
    const found = named && writtenIn(named, text, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function at(root: string, { source, node: found }: Spot): Place {
  const { parent } = found;
  const node = parent !== undefined && ts.isPropertyAssignment(parent) ? parent : found;
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return {
    file: path.relative(root, source.fileName).split(path.sep).join('/'),
    line: line + 1,
    column: character + 1,
  };
}

/**
 * Where a value of a record was written: the line of its key, followed through constants and imports of the record’s
 * other files as far as the text can tell, and the nearest enclosing value where it cannot. Reads JSON as well.
 * @param root the project’s root, an absolute path
 * @param file the record’s file, relative to the root
 * @param value the value itself, where something is wrong with it: then the place is where it was first written. That is
 * behind the names that stand at the end of the path and, where the path ends early, such as at a call, at the one place
 * that what stands there leads to and that has this text or number.
 */
export function placeOf(root: string, file: string, valuePath: ValuePath, value?: unknown): Place {
  const source = parseSource(path.join(root, file));
  if (source === undefined) return startOf(file);
  let spot: Spot = { source, node: rootOf(source) };
  for (const key of valuePath) {
    const next = step(spot, key);
    if (next === undefined) {
      const isWritten = typeof value === 'string' || typeof value === 'number';
      return at(root, (isWritten ? writtenIn(spot, String(value)) : undefined) ?? spot);
    }
    spot = next;
  }
  return at(root, (value === undefined ? undefined : meant(spot)) ?? spot);
}
