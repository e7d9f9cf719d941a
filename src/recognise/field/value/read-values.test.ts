// Readers of one value each: what people write, and what it is.
import { describe, expect, it } from 'vitest';
import type { FieldRule } from '../../recognition-rules.ts';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { isEmptyAnswer, isHelpText, isPointer } from './no-value.ts';
import { readAddress } from './read-address.ts';
import { readAnswer } from './read-answer.ts';
import { readChoice } from './read-choice.ts';
import { phoneOf } from './read-contact.ts';
import { readList } from './read-list.ts';

const rule = (id: string): FieldRule => {
  const found = beacon.fields.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const choice = (text: string, id: string): string => {
  const read = readChoice(text, rule(id), rule(id).kind === 'enum_open');
  return read === null ? 'nothing' : (read.value ?? `!${read.problem ?? ''}`);
};

describe('yes and no', () => {
  it.each(['yes', 'Yes, please do', 'ja', 'Ja, gerne', 'oui, bien sûr', 'OK', 'no problem', 'kein Problem', 'pas de problème', 'Sure!', 'allowed', '[x] yes [ ] no', 'y', 'no objections', 'not an issue', 'not a problem for us', 'keine Einwände von uns', 'spricht nichts dagegen', 'wir haben nichts dagegen', 'klar doch', 'jederzeit gerne', 'pas d\'objection', 'aucun souci', 'sans problème', 'bien sûr', 'vous pouvez', 'we do not mind', 'by all means', 'it is fine', 'yes, but not on Sundays', 'ja - keine Einschränkung', 'Yes please - no limits', 'well, yes', 'oui, merci', 'ok for tomorrow', 'are allowed, best at noon', 'sind erlaubt', 'erteilt', 'sont autorisés', 'he doesn’t mind', 'er hat nichts dagegen', 'please call first, but in principle yes', 'bitte vorher anrufen, aber grundsätzlich ja, einverstanden'])('%s is yes', (text) => {
    expect(readAnswer(text)).toBe('yes');
  });
  it.each(['no', 'No.', 'nein, bitte nicht', 'non', 'Not at the moment', 'not permitted', 'please do not', '[ ] yes [x] no', 'n', 'kein Test bitte', 'certainly not', 'better not', 'we would rather not', 'under no circumstances', 'no way!', 'please don\'t', 'lieber keine', 'besser nicht', 'natürlich nicht', 'auf gar keinen Fall', 'nee, lieber nicht', 'nö', 'bitte keine Tests', 'bitte nicht', 'surtout pas', 'en aucun cas', 'bien sûr que non', 'plutôt non', 'non merci', 'merci de ne pas envoyer', 'we cannot allow that', 'das ist nicht erlaubt', 'no we have live users', 'Nein, das möchte der Kunde nicht', 'no testing at all'])('%s is no', (text) => {
    expect(readAnswer(text)).toBe('no');
  });
  it.each(['yes / no', 'Ja/Nein', 'oui ou non', 'yes/no?', '[ ] yes [ ] no'])('%s is a printed choice', (text) => {
    expect(readAnswer(text)).toBe('choice');
  });
  it.each(['only after 18:00', "j'attends l'accord du client", "j'ai demandé", 'J’en doute', 'maybe', 'n/a', 'notes attached', 'yesterday', 'Nora knows', 'jammed', '', 'yes of course not', 'ja, bitte nicht', 'no, go ahead', 'no, not a problem', 'nicht vor 18 Uhr', 'not without asking Ida', 'no tower is lit', 'kein Turm leuchtet', 'sure you must never do that', 'ask Ida', 'on request', 'it depends', 'pas avant lundi', 'grundsätzlich ja, aber nicht bei uns', 'sonst ruft an', 'he does not know'])('%s is neither', (text) => {
    expect(readAnswer(text)).toBeNull();
  });
});

describe('a choice', () => {
  const numbers: readonly (readonly [string, string])[] = [
    ['2', '2'], ['2 - severely disrupted', '2'], ['2 (high)', '2'], ['Level 2', '2'], ['lvl2', '2'], ['L2', '2'], ['#3', '3'], ['high', '2'], ['2, please', '2'], ['2.', '2'],
    ['4, 3, 2, 1', 'nothing'], ['1/2/3/4', 'nothing'], ['2-3', '!two different values'], ['2 or 3', '!two different values'], ['5', '!not one of 1, 2, 3, 4'], ['2.5', '!not one of 1, 2, 3, 4'], ['10', '!not one of 1, 2, 3, 4'], ['200 %', '!not one of 1, 2, 3, 4'],
    ['( ) 1 (x) 2 ( ) 3', '2'], ['[ ] 1 [ ] 2', 'nothing'], ['urgent', '!not one of 1, 2, 3, 4'],
  ];
  it.each(numbers)('of numbers: %s', (text, value) => {
    expect(choice(text, 'level')).toBe(value);
  });
  const names: readonly (readonly [string, string])[] = [
    ['harbour', 'Harbour'], ['HAFEN', 'Harbour'], ['Open-Sea', 'Open sea'], ['offshore (since May)', 'Open sea'], ['Harbour or Open sea', 'nothing'], ['☐ Harbour ☒ Open sea', 'Open sea'],
    ['at the harbour', 'Harbour'], ['not harbour', '!not one of Harbour, Open sea'], ['river', '!not one of Harbour, Open sea'],
  ];
  it.each(names)('of names: %s', (text, value) => {
    expect(choice(text, 'site')).toBe(value);
  });
  it('that is open keeps what it does not know', () => {
    expect(choice('fog horn', 'signal')).toBe('Fog Horn');
    expect(choice('Fog Horn (east)', 'signal')).toBe('Fog Horn');
    expect(choice('Bell buoy', 'signal')).toBe('Bell buoy');
    expect(choice('Main Light and Fog Horn', 'signal')).toBe('Main Light and Fog Horn');
  });
});

describe('a list', () => {
  it('is split at commas, "and" and lines; addresses stand for themselves', () => {
    expect(readList(['MS Anna, MS Berta and MS Clara'], [])).toEqual(['MS Anna', 'MS Berta', 'MS Clara']);
    expect(readList(['- MS Anna', '- MS Berta'], [])).toEqual(['MS Anna', 'MS Berta']);
    expect(readList(['Ann Lee (ann@a.example), bo@a.example.'], [])).toEqual(['ann@a.example', 'bo@a.example']);
  });
  it('knows the words for everything, and exceptions from it', () => {
    const all = ['all ships', 'everyone'];

    expect(readList(['All ships'], all)).toEqual(['all']);
    expect(readList(['all ships in the company'], all)).toEqual(['all']);
    expect(readList(['everyone, since Monday'], all)).toEqual(['all']);
    expect(readList(['all ships except the Anna'], all)).toEqual(['all ships except the Anna']);
    expect(readList(['all ships from Bremen only'], all)).toEqual(['all ships from Bremen only']);
  });
});

describe('a phone number', () => {
  it.each([['Tel. +49 421 5550 123', '+49 421 5550 123'], ['T: 0421 5550-188', '0421 5550-188'], ['+61 (0)2 5550 0188', '+61 (0)2 5550 0188'], ['Phone: 5550 123', '5550 123'], ['Tel +49 30 1234567 Fax +49 30 1234568', '+49 30 1234567'], ['Ida, 0171/5550199', '0171/5550199']])('%s', (text, phone) => {
    expect(phoneOf(text)).toBe(phone);
  });
  it.each(['Fax: +49 421 5550 999', 'HRB 20457', 'VAT GB 123456789', 'IBAN DE12 5001 0517 0648 4898 90', '28195 Bremen', '10.03.2026', 'Port 10025', 'ABN 12 345 678 901'])('%s is none', (text) => {
    expect(phoneOf(text)).toBeNull();
  });
});

it.each([['https://a.example/x?y=1.', 'https://a.example/x?y=1'], ['mail.a.example (EU)', 'mail.a.example'], ['<https://a.example>', 'https://a.example'], ['a.example:8443', 'a.example:8443'], ['192.0.2.7', '192.0.2.7']])('reads the server of %s', (text, address) => {
  expect(readAddress(text)).toBe(address);
});
it.each(['our main server', 'ida@a.example', 'mx01'])('finds no address in %s', (text) => {
  expect(readAddress(text)).toBeNull();
});

it.each(['-', '--', 'n/a', 'N.A.', '????', 'unknown', 'unbekannt', 'tbd', '....', 'XXXX', 'keine', 'aucun', 'folgt', 'will follow'])('%s is no answer', (text) => {
  expect(isEmptyAnswer(text)).toBe(true);
});
it.each(['none so far', 'no', 'keine Angabe der Uhrzeit', 'unknown sender refused', 'x1'])('%s is one', (text) => {
  expect(isEmptyAnswer(text)).toBe(false);
});
it.each(['e.g. 73125', '(e.g. 27.08.2019 - 11:00 UTC+2)', 'z. B. Nebelhorn', 'p. ex. sirène', '(timestamp, sender, recipient, status/error message, ...)', '<please fill in>', '[your answer here]', '(optional)', '(what did you do to see the lamp go out?)', '[was haben Sie probiert?]'])('%s is help of a form', (text) => {
  expect(isHelpText(text)).toBe(true);
});
it.each(['(10.03.2026, ida@a.example, 550)', 'Beispiel: 10.03.2026', 'egg timer broken', '[40117] lamp', '(dark)', '(dark?) no, dim'])('%s is not', (text) => {
  expect(isHelpText(text)).toBe(false);
});
it.each(['see signature', 'see below', 'siehe Signatur', 'voir ci-dessous', 's. u.', 'me', 'wie immer', 'same as last time', 'idem que la dernière fois', 'wie gehabt', 's. o.', 'comme la dernière fois', 'unverändert', 'wie beim letzten Mal', 'see symptoms', 'siehe Beschreibung', 'voir symptômes'])('%s points elsewhere', (text) => {
  expect(isPointer(text)).toBe(true);
});
