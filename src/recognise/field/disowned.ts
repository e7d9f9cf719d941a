// Whether the writer says that what he quotes below is another matter: "nothing to do with the one below", "anderer Kunde". In:
// the new text and the subject. Out: yes or no; then his own older mail says nothing either.
import { foldedWords } from './fold.ts';
import type { TextLine } from './text-line.ts';

const linesReadMax = 40;
const other = / (?:(?:other|another|different|new) (?:customer|client|case|tenant|matter|issue|ticket)|(?:not|nothing|no) (?:the |to do with |related |connected )(?:[^ ]+ ){0,5}(?:below|underneath|quoted|old)|unrelated to|(?:anderer|anderen|andere|neuer|neuen|anderes|neues) (?:kunde|kunden|fall|vorgang|mandant|ticket|thema)|hat nichts (?:mit|damit)|nichts mit de[rmn] (?:[^ ]+ ){0,4}(?:unten|darunter|alten)|(?:autre|nouveau) (?:client|cas|dossier|sujet|ticket)|rien a voir avec) /u;

export function disownsQuote(lines: readonly TextLine[], subject: string): boolean {
  return [subject, ...lines.filter((line) => line.role === 'new').slice(0, linesReadMax).map((line) => line.text)].some((text) => other.test(` ${foldedWords(text).join(' ')} `));
}
