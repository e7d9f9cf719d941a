// What is no YAML, in words for the person who typed it. The parser stumbles again over everything behind a slip, so of
// each top-level section only its first stumble is told, and every key that stands twice. It notices a quote or a bracket
// that never closes only where something else goes wrong; the fault stands where it was opened.
import { isScalar, parseDocument, visit, type CST, type YAMLError } from 'yaml';
import type { RuleFault } from './rulebook.ts';

type PositionOf = (offset: number) => { readonly line: number; readonly column: number };

/** The faults of a text by the errors of its parser. */
export function syntaxFaults(file: string, text: string, errors: readonly YAMLError[], positionOf: PositionOf): RuleFault[] {
  const lines = text.split('\n');
  const told = new Set<number>();
  const opened = errors.some(isUnclosed) ? openedIn(text) : { quotes: [], brackets: [] };
  let adrift = false;
  return errors.flatMap((error): RuleFault[] => {
    // Behind a bracket that nothing opened the parser takes the whole rest for loose words.
    if (adrift) return [];
    adrift = /in YAML stream/u.test(error.message);
    const offset = startOf(error, text, opened);
    const position = positionOf(offset);
    if (error.code !== 'DUPLICATE_KEY') {
      const section = sectionOf(lines, position.line);
      if (told.has(section)) return [];
      told.add(section);
    }
    const word = words[error.code] ?? ((_: Stumble, message: string) => ({ found: message, expected: 'valid YAML 1.2' }));
    const stumble: Stumble = { rest: text.slice(offset), line: (lines[position.line - 1] ?? '').trim(), before: (lines[position.line - 2] ?? '').trim() };
    return [{ file, ...position, ...word(stumble, error.message) }];
  });
}

interface Opened {
  /** Where each quoted text begins. */
  readonly quotes: readonly number[];
  /** Where each bracket or brace begins that nothing closes. */
  readonly brackets: readonly number[];
}

function isUnclosed({ code, message }: YAMLError): boolean {
  return (code === 'MISSING_CHAR' && /closing ["']/u.test(message)) || (code === 'BAD_INDENT' && message.startsWith('Flow '));
}

/** Where the slip of an error begins: what was never closed, else the first letter of what the parser stumbled over. */
function startOf(error: YAMLError, text: string, opened: Opened): number {
  const at = error.pos[0];
  const openings = isUnclosed(error) ? (error.code === 'BAD_INDENT' ? opened.brackets : opened.quotes) : [];
  const begun = openings.filter((offset) => offset < at).at(-1);
  if (begun !== undefined) return begun;
  const below = error.code === 'BLOCK_AS_IMPLICIT_KEY' ? /^[^\n]*\n(?:[^\S\n]*(?:#[^\n]*)?\n)*(?= *\S)/u.exec(text.slice(at)) : null;
  // `b: 1` has its value; what goes wrong is the deeper line below it, unless it holds a second colon itself.
  const start = below !== null && !/: |:$/u.test(below[0].split(/[\n#]/u)[0]?.trimEnd() ?? '') && !/^\s*-/u.test(text.slice(at)) ? at + below[0].length : at;
  return start + (/^ */u.exec(text.slice(start))?.[0].length ?? 0);
}

/** Read once more with the tokens kept, which only a file with such a slip needs. */
function openedIn(text: string): Opened {
  const quotes: number[] = [];
  const brackets: number[] = [];
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true, uniqueKeys: false, keepSourceTokens: true, version: '1.2' });
  visit(document, {
    Node: (_, node) => {
      const token = node.srcToken as CST.Token | undefined;
      if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') && node.range != null) quotes.push(node.range[0]);
      if (token?.type === 'flow-collection' && !/^[\]}]$/u.test(token.end[0]?.source ?? '')) brackets.push(token.start.offset);
    },
  });
  return { quotes: quotes.toSorted((a, b) => a - b), brackets: brackets.toSorted((a, b) => a - b) };
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

const quoted = 'such a value in quotes';
const commas = 'a comma between the entries of brackets and braces';

/** By the code of the parser; its own message stands for any other. */
const words: Readonly<Record<string, (stumble: Stumble, message: string) => Words>> = {
  DUPLICATE_KEY: ({ rest }) => ({ found: `the key ${/^[^:\n]{1,64}/u.exec(rest)?.[0] ?? ''} a second time`, expected: 'each key once; entries of a list begin with "- "' }),
  TAB_AS_INDENT: () => ({ found: 'a tab', expected: 'blanks for indentation' }),
  BAD_INDENT: ({ rest, line }, message) => (message.startsWith('Flow ')
    ? { found: `a ${rest.startsWith('{') ? 'brace' : 'bracket'} that never closes`, expected: `the ${rest.startsWith('{') ? '}' : ']'} that closes it; " #" begins a remark, unless the text stands in quotes` }
    : { found: `"${cut(line)}", indented otherwise than the lines around it`, expected: indentation }),
  BLOCK_AS_IMPLICIT_KEY: ({ rest, line }) => (line.startsWith('-') || cut(rest.split('\n')[0]?.trim() ?? '') === cut(line)
    ? { found: `"${cut(line)}", below a value that has ended`, expected: indentation }
    : { found: `"${cut(line)}", in which a value holds a colon`, expected: 'quotes around a text that holds ": "' }),
  BLOCK_IN_FLOW: ({ line }) => ({ found: `"${cut(line)}", in which two entries stand without a comma`, expected: commas }),
  MULTILINE_IMPLICIT_KEY: ({ line }) => noKey(line),
  MISSING_CHAR: ({ before, line }, message) => {
    if (/quote/u.test(message)) return { found: 'a quote that never closes', expected: 'a closing quote on the same line' };
    if (message.startsWith('Implicit map keys')) return noKey(line === '' ? before : line);
    if (message.startsWith('Comments')) return { found: `"${cut(line)}", with a # that touches what stands before it`, expected: 'a blank before a remark' };
    if (message.startsWith('Sequence item')) return { found: `"${cut(line)}", which is no entry of the list above it`, expected: `"- " before it, or ${indentation}` };
    return { found: `"${cut(line === '' ? before : line)}", in which something is missing`, expected: /[\]},]/u.test(message) ? commas : message };
  },
  MULTIPLE_DOCS: () => ({ found: 'a second document behind --- or ...', expected: 'one document a file' }),
  NON_STRING_KEY: ({ line }) => ({ found: `"${cut(line)}", a key that is no text`, expected: quoted }),
  BAD_SCALAR_START: ({ line }) => ({ found: `"${cut(line)}", a value that begins with a sign of YAML`, expected: quoted }),
  TAG_RESOLVE_FAILED: ({ rest }) => ({ found: `the tag ${/^\S{1,40}/u.exec(rest)?.[0] ?? '!'}`, expected: 'no tags; quotes around a text that begins with !' }),
  BAD_DQ_ESCAPE: (_, message) => ({ found: `${message.replace(/^Invalid escape sequence /u, '')} in double quotes, where a backslash begins an escape`, expected: "single quotes around patterns: '\\d{5}'" }),
  UNEXPECTED_TOKEN: ({ line }, message) => {
    if (/flow-(seq|map)-end token/u.test(message)) return { found: `"${cut(line)}", with a bracket or brace that nothing opened`, expected: 'as many that open as close' };
    if (message.startsWith('Unexpected , ')) return { found: `"${cut(line)}", with a comma that nothing stands before`, expected: 'one comma between two entries' };
    if (/Block scalar header|Not a YAML token/u.test(message)) return { found: `"${cut(line)}", a value that begins with | or >`, expected: `${quoted}, or the text on the lines below the sign` };
    if (/at node end/u.test(message) && !/["']/u.test(line)) return { found: `"${cut(line)}", below a value that has ended`, expected: indentation };
    if (/at node end/u.test(message)) return { found: `"${cut(line)}", with words behind a value that has ended`, expected: 'quotes around the whole value; a quote inside it is written \'\' between single and \\" between double ones' };
    if (message === 'Unexpected scalar token') return { found: `"${cut(line)}", in which two entries stand without a comma`, expected: commas };
    return { found: `"${cut(line)}": ${message}`, expected: 'valid YAML 1.2' };
  },
};

/** A line that should hold a key. */
function noKey(line: string): Words {
  if (/^[\w.-]+:\S/u.test(line)) return { found: `"${cut(line)}" without a blank behind the colon`, expected: `"${cut(line.replace(':', ': '))}"` };
  if (/^[\w.-]+$/u.test(line)) return { found: `"${cut(line)}" without a colon`, expected: `"${cut(line)}:"` };
  return { found: `"${cut(line)}", which is no key with a value`, expected: `KEY: VALUE, and ${indentation}` };
}

/** Without the comment behind it. */
function cut(written: string): string {
  const text = written.replace(/\s+#.*$/u, '');
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
