import path from 'node:path';
import ts from 'typescript';
import { parseSource } from './positions.ts';

function boundBy(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundBy(element.name) : []));
}

function exportedBy(file: string, statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause !== undefined)
      return ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [exportClause.name.text];
    return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
      ? [...(exportsOf(path.resolve(path.dirname(file), moduleSpecifier.text)) ?? [])]
      : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  return 'name' in statement && statement.name ? [(statement.name as ts.Identifier).text] : [];
}

/** The names that a TypeScript file exports; `undefined` where the file cannot be read, or is none. */
export function exportsOf(file: string): ReadonlySet<string> | undefined {
  const source = file.endsWith('.ts') ? parseSource(file) : undefined;
  return source && new Set(source.statements.flatMap((statement) => exportedBy(file, statement)));
}
