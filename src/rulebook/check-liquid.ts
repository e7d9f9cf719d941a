// Texts and templates are Liquid: closed tags, known tags and filters, and in the texts of a desk only names that a mail
// can fill in. A text with a misspelt name would load, and then fail the first mail that needs it.
import { Liquid, type Template } from 'liquidjs';
import { oneOf } from './near-names.ts';
import type { RuleFault } from './rulebook.ts';
import { textVariables } from './text-variables.ts';
import type { Position, YamlSource } from './yaml-source.ts';

// `templates` keeps the engine away from the file system: an include in a pack finds nothing outside these texts.
const engine = new Liquid({ strictFilters: true, strictVariables: true, ownPropertyOnly: true, templates: {} });

interface LiquidProblem extends Position {
  readonly found: string;
  readonly expected: string;
}

const readable = 'Liquid that can be read: closed tags, known filters, no include';

/** The fault of a template file, null when it can be read. */
export function templateFault(file: string, text: string): RuleFault | null {
  const parsed = parse(text);
  return Array.isArray(parsed) ? null : { file, ...parsed };
}

/** The faults of one paragraph; `links` are the names of the desk's links, null when nobody can say. */
export function textFaults(source: YamlSource, name: string, text: string, links: ReadonlySet<string> | null): RuleFault[] {
  const parsed = parse(text);
  const problems = Array.isArray(parsed) ? unknownNames(parsed, links) : [parsed];
  return problems.map(({ line, column, found, expected }) => ({ file: source.file, ...positionInside(source, name, { line, column }), found: found.replace(/(, which|$)/u, ` in the text ${name}$1`), expected }));
}

function parse(text: string): Template[] | LiquidProblem {
  try {
    // include, layout and render reach for other files; a pack composes with texts instead.
    const reaching = /\{%-?\s*(include|layout|render)\b/.exec(text);
    if (reaching !== null) return { found: `the tag ${reaching[1] ?? ''}`, expected: readable, ...positionOf(text, reaching.index) };
    return engine.parse(text);
  } catch (error) {
    // liquidjs throws TokenizationError and ParseError, both with "…, line:1, col:7" at the end of the message.
    const message = error instanceof Error ? error.message : String(error);
    const at = /, line:(\d+), col:(\d+)/.exec(message);
    return { found: message.replace(/, line:\d+, col:\d+[\s\S]*$/, ''), expected: readable, line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1) };
  }
}

function unknownNames(template: Template[], links: ReadonlySet<string> | null): LiquidProblem[] {
  const { globals } = engine.analyzeSync(template, { partials: false });
  return Object.values(globals).flat().flatMap(({ segments, location }): LiquidProblem[] => {
    const [root, link] = segments.map(String);
    const at = { line: location.row, column: location.col };
    if (root === undefined) return [];
    if (!(textVariables as readonly string[]).includes(root)) return [{ ...at, found: `the name ${root}, which no mail fills in`, expected: oneOf(root, textVariables, 'a name') }];
    if (root !== 'links' || link === undefined || links === null || links.has(link)) return [];
    return [{ ...at, found: `the link ${link}, which does not exist`, expected: oneOf(link, links, 'one of desk.links') }];
  });
}

/** A place inside a paragraph as a place of the file: below `|` line by line, else in the one line it has. */
function positionInside(source: YamlSource, name: string, { line, column }: Position): Position {
  const start = source.valueAt([name]);
  const written = source.written([name]) ?? '';
  if (!/^[|>]/u.test(written)) return line > 1 ? start : { line: start.line, column: start.column + column - (/^["']/u.test(written) ? 0 : 1) };
  const indent = /^ */u.exec(written.split('\n').slice(1).find((one) => one.trim() !== '') ?? '')?.[0].length ?? 0;
  return { line: start.line + line, column: column + indent };
}

function positionOf(source: string, index: number): Position {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
