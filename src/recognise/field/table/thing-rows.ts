// A list of what runs there, one thing a row with its release in the next column: "Big Lamp | 4.2.0", "Slate Roof    15.4".
// In: lines of a mail. Out: the same, such rows as lines of prose ("Big Lamp 4.2.0"), which name their things as any sentence
// does, and without the heading above them ("Component | Version"), which asks for none of them. Only where several rows
// begin with names that are known.
import type { RecognitionRules } from '../../recognition-rules.ts';
import { thingWords } from '../named/thing-words.ts';
import type { TextLine } from '../text-line.ts';

const rowsMin = 2;
const cellCharactersMax = 60;
/** "11.0.19", "15 SP4", "v4.2.0 (64 bit)": begins with its number. */
const release = /^(?:version\s|v\.?\s?)?\d[\w.+-]*(?:[\s,(]{1,2}[\w.+-]{1,12}\)?){0,4}$/i;
const gap = /^\s*(?:[-*•]\s)?(\S(?:[^\t|]{0,58}\S)?)(?:\s{2,}|\s?\t\s?|\s?\|\s?)(\S.{0,60})$/u;

export function thingRows(lines: TextLine[], rules: RecognitionRules): TextLine[] {
  const words = thingWords(rules);
  if (words.fields.length === 0) return lines;
  const rows = new Map(lines.flatMap((line, index) => {
    const [name = '', number = ''] = pairOf(line);
    const thing = name === '' || name.length > cellCharactersMax ? null : words.find(name);
    return thing !== null && release.test(number) ? [[index, `${name} ${number}`] as const] : [];
  }));
  const names = [...rows.values()].filter((text) => !/^(?:version|release)\s/i.test(text));
  if (new Set(names.map((text) => text.toLowerCase())).size < rowsMin || !rules.fields.some((field) => field.names.some((name) => names.some((text) => text.toLowerCase().startsWith(name.toLowerCase()))))) return lines;
  const first = Math.min(...rows.keys());
  const heading = lines.slice(0, first).findLastIndex((line) => line.cells?.length !== 0 && line.text.trim() !== '');
  return lines.map((line, index) => {
    const text = rows.get(index);
    if (text !== undefined) return { ...line, text, cells: null };
    return index === heading && index >= first - 2 && isHeading(line) ? { ...line, text: '', cells: null } : line;
  });
}

function pairOf(line: TextLine): readonly string[] {
  if (line.role !== 'new' && line.role !== 'forwarded') return [];
  if (line.cells !== null) return line.cells.length === 2 ? line.cells.map((cell) => cell.trim()) : [];
  return line.text.length > cellCharactersMax * 2 ? [] : (gap.exec(line.text)?.slice(1, 3).map((cell) => cell.trim()) ?? []);
}

/** Two columns of words, and no number. */
function isHeading(line: TextLine): boolean {
  return pairOf(line).length === 2 && !/\d/.test(line.text);
}
