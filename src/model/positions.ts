import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Place } from './finding.ts';

/** Keys and indices from a record’s root to a value in it. */
export type ValuePath = readonly (string | number)[];

interface Spot {
  readonly source: ts.SourceFile;
  readonly node: ts.Node;
}

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const known = parsed.get(file);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
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
    if (!bindings || !ts.isNamedImports(bindings) || !bindings.elements.some((element) => element.name.text === name))
      continue;
    const other = parse(path.resolve(path.dirname(source.fileName), statement.moduleSpecifier.text));
    const there = other && declared(other, name);
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

function step({ source, node }: Spot, key: string | number): Spot | undefined {
  if (ts.isCallExpression(node)) {
    const given = argument(node, key);
    return given && { source, node: given };
  }
  if (ts.isIdentifier(node)) {
    const target = resolve(source, node.text);
    return target && step(target, key);
  }
  if (ts.isArrayLiteralExpression(node) && typeof key === 'number') {
    const element = node.elements[key];
    return element && { source, node: bare(element) };
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties) {
    if (property.name === undefined || !('text' in property.name) || property.name.text !== String(key)) continue;
    if (ts.isPropertyAssignment(property)) return { source, node: bare(property.initializer) };
    if (ts.isShorthandPropertyAssignment(property))
      return resolve(source, property.name.text) ?? { source, node: property };
  }
  return undefined;
}

/** The one place in a file where a text stands in quotes. */
function quoted(source: ts.SourceFile, text: string): Spot | undefined {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && node.text === text) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [node] = found;
  return node !== undefined && found.length === 1 ? { source, node } : undefined;
}

/**
 * Where a value of a record was written: the line of its key, followed through constants and imports of the record’s
 * other files as far as the text can tell, and the nearest enclosing value where it cannot. Reads JSON as well.
 * @param root the project’s root, an absolute path
 * @param file the record’s file, relative to the root
 * @param text the value itself; where the path ends early and the file holds this text once, that is the place
 */
export function placeOf(root: string, file: string, valuePath: ValuePath, text?: string): Place {
  const source = parse(path.join(root, file));
  if (source === undefined) return { file, line: 1, column: 1 };
  let spot: Spot = { source, node: rootOf(source) };
  for (const key of valuePath) {
    const next = step(spot, key);
    if (next === undefined) {
      spot = (text === undefined ? undefined : quoted(source, text)) ?? spot;
      break;
    }
    spot = next;
  }
  const parent = spot.node.parent;
  const node = parent !== undefined && ts.isPropertyAssignment(parent) ? parent : spot.node;
  const { line, character } = spot.source.getLineAndCharacterOfPosition(node.getStart(spot.source));
  return {
    file: path.relative(root, spot.source.fileName).split(path.sep).join('/'),
    line: line + 1,
    column: character + 1,
  };
}
