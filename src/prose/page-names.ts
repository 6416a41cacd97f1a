import { visit } from 'unist-util-visit';
import { isJsx } from './jsx.ts';
import { parseMdx } from './parser.ts';

/** A name with its place in the page’s file. */
export interface Name {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** What a page takes from one module: names as that module gives them, `default` and `*` among them. */
export interface Import {
  readonly from: Name;
  readonly names: readonly Name[];
}

/** What a page speaks of in its components and expressions. */
export interface PageNames {
  readonly components: readonly Name[];
  readonly values: readonly Name[];
  /** What it imports, or declares anywhere. */
  readonly given: ReadonlySet<string>;
  readonly imports: readonly Import[];
}

/** A part of an expression, as acorn gives it. */
interface Syntax extends Readonly<Record<string, unknown>> {
  readonly type: string;
}

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const partsOf = (value: unknown): Syntax[] => (Array.isArray(value) ? value : [value]).filter(isSyntax);

/** The fields that give names. */
const gives: Readonly<Record<string, readonly string[]>> = {
  ArrowFunctionExpression: ['params'],
  CatchClause: ['param'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  ImportSpecifier: ['local'],
  VariableDeclarator: ['id'],
};

/** The fields whose names are nobody’s: labels, fields of objects, what another module calls its own. */
const mentions: Readonly<Record<string, readonly string[]>> = {
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ExportSpecifier: ['exported'],
  ImportSpecifier: ['imported'],
  JSXAttribute: ['name'],
  JSXClosingElement: ['name'],
  JSXMemberExpression: ['property'],
  LabeledStatement: ['label'],
  MemberExpression: ['property'],
  MetaProperty: ['meta', 'property'],
  MethodDefinition: ['key'],
  Property: ['key'],
  PropertyDefinition: ['key'],
};

interface Found {
  readonly components: Name[];
  readonly values: Name[];
  readonly given: Set<string>;
  readonly imports: Import[];
}

function named(node: Syntax, name: string): Name {
  const { start } = node['loc'] as { start: { line: number; column: number } };
  return { name, line: start.line, column: start.column + 1 };
}

function importIn(node: Syntax): Import {
  const [source] = partsOf(node['source']);
  const specifiers = partsOf(node['specifiers']).map((one): Name => {
    const [imported] = partsOf(one['imported']);
    const other = one.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    return named(one, String(imported?.['name'] ?? imported?.['value'] ?? other));
  });
  return { from: named(source ?? node, String(source?.['value'])), names: specifiers };
}

function collect(node: Syntax, found: Found, isGiven: boolean): void {
  const name = String(node['name']);
  if (node.type === 'Identifier') {
    if (isGiven) found.given.add(name);
    else found.values.push(named(node, name));
  }
  if (node.type === 'JSXIdentifier' && /^[A-Z]/.test(name)) found.components.push(named(node, name));
  if (node.type === 'ImportDeclaration') found.imports.push(importIn(node));
  for (const [field, value] of Object.entries(node)) {
    if (mentions[node.type]?.includes(field) && node['computed'] !== true) continue;
    // Of `{ a, b = c }` as a parameter, a and b are given, and c is not.
    const passes = isGiven && !(node.type === 'AssignmentPattern' && field === 'right');
    for (const part of partsOf(value)) collect(part, found, passes || gives[node.type]?.includes(field) === true);
  }
}

/** The names that a page uses, and those that it has; `undefined` where the page cannot be read, which lint reports. */
export function namesIn(text: string): PageNames | undefined {
  const found: Found = { components: [], values: [], given: new Set(), imports: [] };
  const read = (data: object | undefined): void => {
    for (const program of data !== undefined && 'estree' in data ? partsOf(data.estree) : []) {
      collect(program, found, false);
    }
  };
  try {
    visit(parseMdx(text), (node) => {
      read(node.data);
      if (!('name' in node) || !isJsx(node)) return;
      for (const { data, value } of node.attributes.map((one) => ({ value: undefined, ...one }))) {
        read(data);
        if (typeof value === 'object') read(value?.data);
      }
      const [first = '', ...fields] = node.name?.split('.') ?? [];
      const { line = 1, column = 1 } = node.position?.start ?? {};
      if (/^[A-Z]/.test(first) || fields.length > 0) found.components.push({ name: first, line, column });
    });
  } catch {
    return undefined;
  }
  return found;
}
