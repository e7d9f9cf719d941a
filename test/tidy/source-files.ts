// What the tidy checks see of the repository: the files of this checkout as git knows them, and every TypeScript file
// of src/ with its imports, functions and names. Nothing here judges.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** Path from the root for our own files (`src/mail/limits.ts`), else the package or `node:` name as written. */
  readonly target: string;
  readonly own: boolean;
  /** Erased when the types are stripped. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface NamedSpot {
  readonly name: string;
  readonly line: number;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly functions: readonly { readonly name: string; readonly lineCount: number }[];
  /** Names that the file declares: types, classes, functions, variables. */
  readonly declares: readonly NamedSpot[];
  /** Members read from globals, such as `process.env` and `Date.now`; `new Date()` stands for a clock without argument. */
  readonly reads: readonly NamedSpot[];
  readonly defaultExport: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Every file that is tracked or could be: what a clone would hold if everything were committed now. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path))).sort();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function readSource(path: string): SourceFile {
  const text = readText(path);
  const lineAt = lineFinder(text);
  const imports: Import[] = [];
  const functions: { name: string; lineCount: number }[] = [];
  const declares: NamedSpot[] = [];
  const reads: NamedSpot[] = [];
  let defaultExport = false;
  const add = (source: unknown, typeOnly: boolean, at: number): void => {
    const name = literalText(source);
    if (name !== null) imports.push({ ...resolveImport(path, name), typeOnly, line: lineAt(at) });
  };
  walk(parseAst(text, { lang: 'ts' }) as unknown as Node, '', (node, nameHere) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node['source']) add(node['source'], isTypeOnly(node), node.start);
        break;
      case 'ExportDefaultDeclaration':
        defaultExport = true;
        break;
      case 'ImportExpression':
        add(node['source'], false, node.start);
        break;
      case 'TSImportType':
        add(node['source'] ?? node['argument'], true, node.start);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        functions.push({ name: nameHere, lineCount: lineAt(node.end) - lineAt(node.start) + 1 });
        break;
      case 'NewExpression':
        addWorker(node, add);
        if (identifierName(node['callee']) === 'Date' && (node['arguments'] as unknown[]).length === 0) reads.push({ name: 'new Date()', line: lineAt(node.start) });
        break;
      case 'MemberExpression': {
        const owner = identifierName(node['object']);
        const member = identifierName(node['property']) ?? literalText(node['property']);
        if (owner !== null && member !== null) reads.push({ name: `${owner}.${member}`, line: lineAt(node.start) });
        break;
      }
    }
    const declared = identifierName(node['id']);
    if (declared !== null) declares.push({ name: declared, line: lineAt(node.start) });
  });
  return { path, text, lineCount: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports, functions, declares, reads, defaultExport };
}

/** `new URL('./x.js', import.meta.url)` and `compiledFile(import.meta.url, 'x')` are how a worker's file is named. */
function addWorker(node: Node, add: (source: unknown, typeOnly: boolean, at: number) => void): void {
  if (identifierName(node['callee']) !== 'URL') return;
  const [first] = node['arguments'] as Node[];
  const name = literalText(first);
  if (name !== null && /^\.\/[\w-]+\.js$/u.test(name)) add({ type: 'Literal', value: name.replace(/\.js$/u, '.ts') }, false, node.start);
}

function isTypeOnly(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = (node['specifiers'] ?? []) as Node[];
  return specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type');
}

function resolveImport(from: string, name: string): { target: string; own: boolean } {
  if (!name.startsWith('.')) return { target: name, own: false };
  return { target: normalize(join(from, '..', name)), own: true };
}

function identifierName(value: unknown): string | null {
  const node = value as Node | null | undefined;
  return node?.type === 'Identifier' ? String(node['name']) : null;
}

function literalText(value: unknown): string | null {
  const node = value as Node | null | undefined;
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

/** Visits every node with the name of what encloses it (`Pool.run`, `startHttp`), so that a function can be named. */
function walk(node: Node, name: string, visit: (node: Node, name: string) => void): void {
  visit(node, name);
  const own = identifierName(node['id']) ?? identifierName(node['key']);
  const inner = own === null || node.type === 'VariableDeclaration' ? name : join(name, own);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') walk(child as Node, inner, visit);
    }
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
