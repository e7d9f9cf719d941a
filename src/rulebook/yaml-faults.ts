// What is no YAML, in words for the person who typed it. The parser stumbles again over everything behind a slip, so of
// each top-level section only its first stumble is told, and every key that stands twice.
import type { YAMLError } from 'yaml';
import type { RuleFault } from './rulebook.ts';

type PositionOf = (offset: number) => { readonly line: number; readonly column: number };

/** The faults of a text by the errors of its parser. */
export function syntaxFaults(file: string, text: string, errors: readonly YAMLError[], positionOf: PositionOf): RuleFault[] {
  const lines = text.split('\n');
  const told = new Set<number>();
  return errors.flatMap((error): RuleFault[] => {
    const position = positionOf(error.pos[0]);
    if (error.code !== 'DUPLICATE_KEY') {
      const section = sectionOf(lines, position.line);
      if (told.has(section)) return [];
      told.add(section);
    }
    const word = words[error.code] ?? ((_: Stumble, message: string) => ({ found: message, expected: 'valid YAML 1.2' }));
    const stumble: Stumble = { rest: text.slice(error.pos[0]), line: (lines[position.line - 1] ?? '').trim(), before: (lines[position.line - 2] ?? '').trim() };
    return [{ file, ...position, ...word(stumble, error.message) }];
  });
}

/** 1-based line of the top-level key that a line belongs to. */
function sectionOf(lines: readonly string[], line: number): number {
  for (let at = line; at > 1; at -= 1) if (/^[^\s#\-\]})]/u.test(lines[at - 1] ?? '')) return at;
  return 1;
}

interface Stumble {
  /** The text from the error on, the line it stands in, and the line before it. */
  readonly rest: string;
  readonly line: string;
  readonly before: string;
}

interface Words { readonly found: string; readonly expected: string }

const indentation = 'the same indentation as the keys beside it, two blanks deeper than the key above them';

/** By the code of the parser; its own message stands for any other. */
const words: Readonly<Record<string, (stumble: Stumble, message: string) => Words>> = {
  DUPLICATE_KEY: ({ rest }) => ({ found: `the key ${/^[^:\n]{1,64}/u.exec(rest)?.[0] ?? ''} a second time`, expected: 'each key once; entries of a list begin with "- "' }),
  TAB_AS_INDENT: () => ({ found: 'a tab', expected: 'blanks for indentation' }),
  BAD_INDENT: ({ line }) => ({ found: `"${cut(line)}", indented otherwise than the lines around it`, expected: indentation }),
  BLOCK_AS_IMPLICIT_KEY: ({ line }) => ({ found: `"${cut(line)}", which cannot stand there`, expected: `${indentation}; a text that holds ": " stands in quotes` }),
  MULTILINE_IMPLICIT_KEY: ({ line }) => (/^[\w.-]+:\S/u.test(line)
    ? { found: `"${cut(line)}" without a blank behind the colon`, expected: `"${cut(line.replace(':', ': '))}"` }
    : { found: `"${cut(line)}", which is no key with a value`, expected: `KEY: VALUE, and ${indentation}` }),
  MISSING_CHAR: ({ before, line }, message) => ({
    found: /quote/u.test(message) ? 'a quote that never closes' : /[\]}]/u.exec(message) !== null ? 'a bracket that never closes' : `"${cut(line === '' ? before : line)}": ${message}`,
    expected: /quote/u.test(message) ? 'a closing quote on the same line' : /[\]}]/u.exec(message) !== null ? 'the bracket that closes it, and commas between the entries' : 'valid YAML 1.2',
  }),
  MULTIPLE_DOCS: () => ({ found: 'a second document behind ---', expected: 'one document a file' }),
  BAD_SCALAR_START: ({ line }) => ({ found: `"${cut(line)}", a value that begins with a sign of YAML`, expected: 'such a value in quotes' }),
  BAD_DQ_ESCAPE: (_, message) => ({ found: `${message.replace(/^Invalid escape sequence /u, '')} in double quotes, where a backslash begins an escape`, expected: "single quotes around patterns: '\\d{5}'" }),
  UNEXPECTED_TOKEN: ({ line }, message) => ({ found: `"${cut(line)}": ${message}`, expected: 'valid YAML 1.2' }),
};

/** Without the comment behind it. */
function cut(written: string): string {
  const text = written.replace(/\s+#.*$/u, '');
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
