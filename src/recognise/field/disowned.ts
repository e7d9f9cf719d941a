// Whether the writer says that what he quotes below is another matter: "nothing to do with the one below", "anderer Kunde". In:
// the new text and the subject. Out: yes or no; then his own older mail says nothing either.
import { foldedWords } from './fold.ts';
import type { TextLine } from './text-line.ts';

const linesReadMax = 40;
const other = / (?:(?:other|another|different|new) (?:customer|client|case|tenant|matter|issue|ticket|topic|subject|problem|story)|(?:not|nothing|no) (?:the |to do with |related |connected )(?:[^ ]+ ){0,5}(?:below|underneath|quoted|old)|unrelated to|(?:anderer|anderen|andere|neue?r|neue?n|anderes|neue?s|separater|eigenes|eigener) (?:kunde|kunden|fall|vorgang|mandant|ticket|thema|problem|anliegen|sache|storung)|hat nichts (?:mit|damit)|nichts mit de[rmn] (?:[^ ]+ ){0,4}(?:unten|darunter|alten)|(?:autre|nouveau|nouvel|nouvelle) (?:client|cas|dossier|sujet|ticket|incident|demande|probleme|panne)|rien a voir avec) /u;

export function disownsQuote(lines: readonly TextLine[], subject: string): boolean {
  return [subject, ...lines.filter((line) => line.role === 'new').slice(0, linesReadMax).map((line) => line.text)].some((text) => other.test(` ${foldedWords(text).join(' ')} `));
}
