// Letters as partners write them, with what a careful reader finds in them, written by people who had not seen the rules:
// letters/DESK/*.eml and truth.jsonl. In: a desk. Out: mails as evaluate.js takes them, with their bytes.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (desk) => new URL(`letters/${desk}/`, import.meta.url);

export function lettersOf(desk) {
  const truth = new URL('truth.jsonl', folder(desk));
  if (!existsSync(fileURLToPath(truth))) return [];
  return readFileSync(truth, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => {
    const { file, difficulty, fields = {}, absent = [] } = JSON.parse(line);
    return { n: file.replace(/\.eml$/, ''), d: difficulty, bytes: readFileSync(new URL(file, folder(desk))), t: Object.fromEntries(Object.entries(fields).map(([id, want]) => [id, 'value' in want ? want.value : want])), a: absent };
  });
}
