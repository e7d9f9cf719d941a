// Texts and templates are Liquid; here only whether they can be read at all: closed tags, known tags and filters.
// Which variables compose/ offers is checked where they are rendered.
import { Liquid } from 'liquidjs';
import type { RuleFault } from './rulebook.ts';

// `templates` keeps the engine away from the file system: an include in a pack finds nothing outside these texts.
const engine = new Liquid({ strictFilters: true, strictVariables: true, ownPropertyOnly: true, templates: {} });

/** What is wrong with a Liquid text, with line and column inside it; null = nothing. */
export function liquidProblem(source: string): { found: string; line: number; column: number } | null {
  try {
    // include, layout and render reach for other files; a pack composes with texts instead.
    const reaching = /\{%-?\s*(include|layout|render)\b/.exec(source);
    if (reaching !== null) return { found: `the tag ${reaching[1] ?? ''}`, ...positionOf(source, reaching.index) };
    engine.parse(source);
    return null;
  } catch (error) {
    // liquidjs throws TokenizationError and ParseError, both with "…, line:1, col:7" at the end of the message.
    const message = error instanceof Error ? error.message : String(error);
    const at = /, line:(\d+), col:(\d+)/.exec(message);
    return { found: message.replace(/, line:\d+, col:\d+[\s\S]*$/, ''), line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1) };
  }
}

/** The fault of a template file, null when it can be read. */
export function templateFault(file: string, source: string): RuleFault | null {
  const problem = liquidProblem(source);
  if (problem === null) return null;
  return { file, line: problem.line, column: problem.column, found: problem.found, expected: expectedLiquid };
}

export const expectedLiquid = 'Liquid that can be read: closed tags, known filters, no include';

function positionOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
