import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import, re-export or dynamic import. `names` is empty for a whole module. */
export interface Import {
  from: string;
  names: string[];
  typeOnly: boolean;
}
export interface SourceFile {
  path: string;
  lines: number;
  imports: Import[];
  /** Whether it only passes on what other files export. */
  isBarrel: boolean;
  /** Dotted names that are read or called: `process.env`, `fetch`, `Date.now`, `await`, `new Date()`. */
  uses: Set<string>;
}

const ROOT = join(import.meta.dirname, '../..');
const NOT_OURS = new Set(['node_modules', 'generated', '.next', '.git', '.data', 'dist', 'public', 'test-results']);

function sourcePaths(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : sourcePaths(path);
    return /\.(tsx?|mjs|js)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

/** Where an import leads: a path from the root for our own files, else the package's name as written. */
function target(specifier: string, path: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), specifier)) : specifier;
}

function parse(absolutePath: string): SourceFile {
  const path = relative(ROOT, absolutePath).split(sep).join('/');
  const text = readFileSync(absolutePath, 'utf8');
  const file: SourceFile = { path, lines: text.split('\n').length - 1, imports: [], isBarrel: false, uses: new Set() };
  const add = (specifier: ts.Node | undefined, names: string[], typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      file.imports.push({ from: target(specifier.text, path), names, typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
      const values = named.filter((each) => !each.isTypeOnly).map((each) => (each.propertyName ?? each.name).text);
      const allTypes = named.length > 0 && values.length === 0 && !node.importClause?.name;
      add(node.moduleSpecifier, values, node.importClause?.isTypeOnly === true || allTypes);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, [], node.isTypeOnly);
    } else if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword || callee === 'require')
        add(node.arguments[0], [], false);
      file.uses.add(callee);
    } else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      file.uses.add(node.expression.getText());
      if (ts.isPropertyAccessExpression(node)) file.uses.add(node.getText());
    } else if (ts.isAwaitExpression(node)) file.uses.add('await');
    else if (ts.isNewExpression(node) && !node.arguments?.length) file.uses.add(`new ${node.expression.getText()}()`);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const passesOn = (node: ts.Statement) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
  const own = source.statements.filter((node) => !passesOn(node) && !ts.isImportDeclaration(node));
  file.isBarrel = /\/index\.[jt]sx?$/.test(path) || (own.length === 0 && source.statements.some(passesOn));
  visit(source);
  return file;
}

/** Every file of ours below these folders of the repository, parsed: what the import rules are checked on. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => sourcePaths(join(ROOT, folder))).map(parse);
}
