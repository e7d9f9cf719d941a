// Answers that leave a field open (promised, for somebody else to say, nothing yet and then a promise), read by the shipped
// packs and their sentences, and answers that only sound like it.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

/** What stands behind the question of our form, between the lines of our mail. */
const below = (question: string, answer: string): string => `Answers between your lines.\n\nOn Wed, 18 Mar 2026 at 09:02, Support wrote:\n> Please tell us:\n>\n> ${question}\n\n${answer}\n\n> Kind regards\n> Support\n`;
const asked = (desk: string, field: string, question: string, answer: string): string => told(desk, field, below(question, answer), `Re: [${refs[desk] ?? ''}] Some details are missing`);
const refs: Readonly<Record<string, string>> = { 'ox-cloud': 'CLD-0000731', 'retarus-partner': 'RTP-2026-000731', 'zynstra-cms': 'ZYN-000731' };

describe('an answer that somebody else has to give', () => {
  it.each([
    'I could name one, but the school decides and the head is at a fair. I shall ask her and write again.',
    'Das muss die Leitung sagen, die ist bis Freitag im Urlaub. Ich frage sie und melde mich.',
    "C'est à la mairie de le dire et elle est fermée. Je leur demande et je vous écris.",
    'we are still discussing this in the team',
  ])('is not what is expected: %s', (answer) => {
    expect(asked('ox-cloud', 'expected', 'Expected behaviour:', answer)).toBe('');
  });

  it.each(['The school decides in a dialog which copy is kept, and nothing is lost.', 'It should ask me first and come back to the list.'])('and one that only speaks of it is: %s', (answer) => {
    expect(asked('ox-cloud', 'expected', 'Expected behaviour:', answer)).toBe(answer);
  });
});

describe('nothing yet, and a promise', () => {
  const question = 'What did you test to find out where the fault lies?';

  it.each(['Nothing yet, we get to it on Wednesday.', 'None so far, Rory takes that on after his break.', 'Noch nichts, das machen wir am Dienstag vor Ort.', "Rien pour l'instant, une collègue s'en occupe lundi."])('is no test: %s', (answer) => {
    expect(asked('zynstra-cms', 'reproduced', question, answer)).toBe('');
  });

  it.each(['Printed from three other desks, they stop as well. More tomorrow.', 'Nothing reproducible: four tries at two desks, all fine.', 'We opened it three times yesterday and will try once more tomorrow.'])('takes nothing from what was tried: %s', (answer) => {
    expect(asked('zynstra-cms', 'reproduced', question, answer)).toBe(answer);
  });

  it('is an answer where the question is what was done', () => {
    expect(told('rhipe-csp', 'steps_done', 'Troubleshooting: nothing so far, honestly. We start tomorrow.')).toContain('nothing so far');
  });
});

describe('whether it is known', () => {
  it.each(['Here is a new incident from our house, in the order of your sheet:\n\nTenant: 12345RS', 'Neue Meldung von unserer Seite, soweit ich alles habe:\n\nMandant: 12345RS', 'Start of incident: 20.03.2026 - 08:50 UTC+1\nOne more thing before I send it: the first call came later.'])('is told by no line about the mail itself: %s', (text) => {
    expect(told('retarus-partner', 'known', text)).toBe('');
  });

  it.each(['Unknown to us so far.', 'Bei uns noch nie vorgekommen.', "Jamais arrivé chez nous."])('is no where nobody has seen it: %s', (answer) => {
    expect(asked('retarus-partner', 'known', 'Is this issue already known?', answer)).toBe('no');
  });
});

describe('a date that is put right', () => {
  it('allows and forbids no tests', () => {
    expect(told('retarus-partner', 'test_ok', 'Es begann am 18.03.2026 um 08:15 UTC+1, nein halt, das war falsch, es begann am 18.03.2026 um 08:45 UTC+1.')).toBe('');
  });

  it('where tests are spoken of, does', () => {
    expect(told('retarus-partner', 'test_ok', 'You may send test mails - wait, no, they do not want that.')).toBe('no');
  });
});
