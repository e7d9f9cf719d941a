// Where in a mail the answers stand: typed between the lines of a quoted form, in a form of somebody else that the writer points
// at, or nowhere in what he says to ignore.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import { textLines } from './field/text-line.ts';
import { pointsToForm } from './field/form/pointed-form.ts';
import { withoutPrintedHints } from './field/form/printed-hint.ts';
import { compiledRules } from './compiled-rules.ts';
import { dismisses } from './reply/dismisses.ts';
import { ownSentences } from './reply/own-sentences.ts';
import { recogniseReplyText } from './reply-text.ts';

const values = (text: string, subject = 'Re: form'): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: subject, 'Content-Type': 'text/plain; charset=utf-8' })).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));
const quoted = (text: string): string => text.split('\n').map((line) => `> ${line}`).join('\n');
const wrote = 'On 9 Mar 2026, at 16:01, Kit Farrow wrote:';
const header = '-----Original Message-----\nFrom: Kit Farrow <kit@elsewhere.example>\nSent: Monday, March 9, 2026 4:01 PM\nTo: Ida Holm <ida@tower.example>\nSubject: form\n';

describe('an answer typed into a quoted form', () => {
  it.each([
    ['below the question and its example', `see below\n\n${wrote}\n> STATION NUMBER: (e.g. 11111)\n73125\n> Level: (1-4)\n3\n> Test signals: (yes / no)\nno\n`],
    ['behind the example', `see below\n\n${wrote}\n> STATION NUMBER: (e.g. 11111) 73125\n> Level: (1-4) 3\n> Test signals: (yes / no) no\n`],
    ['below an example inside the label', `see below\n\n${wrote}\n> STATION NUMBER (e.g. 11111):\n73125\n> Level (1-4):\n3\n> Test signals [yes/no]:\nno\n`],
    ['behind an arrow', `see below\n\n${wrote}\n> STATION NUMBER (e.g. 11111): => 73125\n> Level: => 3\n> Test signals: -> no\n`],
    ['without any marks', `see below\n\n${header}\nSTATION NUMBER: (z. B. 11111)\n73125\nLevel: (1-4)\n3\nTest signals: (ja / nein)\nno\n`],
    ['by somebody who signs above', `The lamp flickers since noon, every time.\n\nIda\n\n${wrote}\n> STATION NUMBER: (e.g. 11111)\n73125\n> Level: (1-4)\n3\n> Test signals: (yes / no)\nno\n`],
  ])('is read %s', (_, text) => {
    expect(values(text)).toMatchObject({ station: '73125', level: '3', may_test: 'no' });
  });

  it('is none where only the example stands', () => {
    const found = values(`I write here instead: STATION NUMBER: 73125\n\n${wrote}\n> STATION NUMBER: (e.g. 11111)\n> Level: (1-4)\n> Test signals: (yes / no)\n> Already done: (climbed up, oiled the gear)\n`);
    expect(found).toMatchObject({ station: '73125' });
    expect(found).not.toHaveProperty('level');
    expect(found).not.toHaveProperty('may_test');
    expect(found).not.toHaveProperty('done');
  });

  it('leaves the facts of the sentence that speaks of the form', () => {
    expect(values(`I could not get into the form, so here: Level: 2, Site: Harbour.\n\n${wrote}\n> STATION NUMBER: (e.g. 11111)\n> Site: (Harbour / Open sea)\n> Level: (1-4)\n`)).toMatchObject({ level: '2', site: 'Harbour' });
  });

  it('ends at the next question, even one that the desk does not know', () => {
    expect(values(`inline\n\n${wrote}\n> SIGHTING: (what?)\ntwo schooners at noon\n> - Moon and tide (e.g. spring tide):\n-\n`)['sighting']).toBe('two schooners at noon');
  });
});

const filled = 'STATION NUMBER: 73125\nLevel: 3\nTest signals: no\nSIGHTING: two schooners at noon';

describe('a form that somebody else filled in', () => {
  it.each(['Answers are in the form below.', 'my colleague has completed your form, see the quote', 'Robin put everything in his mail', 'Completed by Robin this morning, it is all in there.', 'our tester has written it all up, see his mail underneath', 'Formular anbei unten ausgefüllt.', 'Die Angaben finden Sie im zitierten Formular.', 'Les réponses se trouvent ci-dessous.', 'Le formulaire a été rempli par ma collègue.'])('counts where the writer says so: %s', (lead) => {
    for (const below of [`${wrote}\n${quoted(filled)}`, `${header}\n${filled}`]) expect(values(`${lead}\n\n${below}\n`)).toMatchObject({ station: '73125', level: '3', may_test: 'no', sighting: 'two schooners at noon' });
  });

  it.each(['Blank form at the bottom, I typed here instead.', 'A new one: the horn is silent.', 'No need for the form I think.', 'Did you receive my form of last week? Nobody answered.', 'Any news on this one? We are still waiting.', 'Das Formular lasse ich leer, mehr folgt.'])('is history where he does not: %s', (lead) => {
    expect(values(`${lead}\n\n${wrote}\n${quoted(filled)}\n`)).not.toHaveProperty('level');
  });

  it('is history below a form of his own', () => {
    const found = values(`Please find the details below.\n\nLevel: 1\nSite: Harbour\n\n${wrote}\n${quoted(filled)}\n`);
    expect(found).toMatchObject({ level: '1', site: 'Harbour' });
    expect(found).not.toHaveProperty('sighting');
  });

  it('counts in a mail that passes it on below the line that names its writer', () => {
    expect(values(`thanks\n\n${wrote}\n${quoted(filled)}\n`, 'Fwd: form')).toMatchObject({ station: '73125', level: '3' });
  });
});

describe('what the writer says to ignore', () => {
  it.each([
    'please ignore what stands below the line, that is the case of January.', 'Kindly disregard everything under the dashes.', 'The form at the bottom belongs to last month\'s incident.', 'Sorry for the old thread underneath, it has nothing to do with this one.', 'The text below is an old one (closed in January).', 'New fault, not the one quoted below.', 'Pay no attention to the block at the end.', 'Below the dashes: leftovers of a previous request.', 'What comes after the row of dashes was for another client.', 'The e-mail below was about somebody else and is done.', 'Don\'t be confused by the quoted text, that story is over.',
    'Bitte das Formular unter dem Strich nicht beachten.', 'Die Daten weiter unten sind von einem alten, erledigten Vorgang.', 'Das Untenstehende hat mit dem heutigen Problem nichts zu tun.', 'Neuer Fall, nicht der von unten!', 'Was nach der Linie kommt, bitte ignorieren, anderer Kunde.', 'Der Mailverlauf unten ist nicht mehr aktuell und spielt keine Rolle.', 'Achtung, unten klebt noch ein alter Vorgang, der zählt nicht.',
    'Ne tenez pas compte du formulaire sous la ligne.', 'Ce qui se trouve sous le trait concerne un autre dossier.', 'Oubliez l\'échange ci-dessous, rien à voir avec ceci.',
  ])('answers nothing: %s', (lead) => {
    for (const below of [`------------------------------\n${filled}`, `${wrote}\n${quoted(filled)}`, `${header}\n${filled}`, `########\n${filled}`]) {
      const found = recognised(mailOf(`${lead}\n\nLevel: 1\n\nIda\n\n${below}\n`, { Subject: 'Fwd: lamp', 'Content-Type': 'text/plain; charset=utf-8' }));
      expect(found.fields.filter((claim) => claim.field !== 'report' && claim.field !== 'keeper').map((claim) => `${claim.field} ${String(claim.value)}`)).toEqual(['level 1']);
      expect(found.identifiers).toEqual([]);
    }
  });

  it('may be said by a heading', () => {
    expect(values(`Level: 1\n\n===== old case, please ignore =====\nLevel: 3\nSite: Harbour\n`)).toEqual({ level: '1' });
  });

  it.each(['please ignore the first warning in the log below', 'the case below was closed by mistake, but it is still there', 'the old server is listed below', 'answers are in the form below', 'the first report below is complete, only ignore the typo in the surname', 'bitte beachten sie das formular unten', 'the error below has nothing to do with the network', 'see the form below, the other one follows', 'please ignore the footer of their mail system'])('is not the whole of it here: %s', (sentence) => {
    expect(dismisses(sentence)).toBe(false);
  });
});

describe('a form below a good-bye', () => {
  it('is a form when it names many fields, a slogan when it names one', () => {
    expect(values('The lamp is out again.\n\nKind regards\nSITE: Harbour\nLevel: 2\nError: 550\nConsole: https://a.tower.example\n', 'lamp')).toMatchObject({ site: 'Harbour', level: '2', error: '550' });
    expect(values('The lamp is out again, all night.\n\nKind regards\nError: none, ever!\n', 'lamp')).not.toHaveProperty('error');
  });
});

describe('the helpers', () => {
  it('take a paragraph for one text, without the lines of others', () => {
    expect(ownSentences(['Bitte das Formular', 'unten ÜBERGEHEN. Danke!', '', null, 'Ende']).map((one) => `${one.index} ${one.text}`)).toEqual(['0 bitte das formular unten ubergehen.', '0 danke!', '4 ende']);
  });

  it('know whether he points at a form', () => {
    const lines = (text: string): Parameters<typeof pointsToForm>[0] => textLines(mailOf(text), recogniseReplyText(mailOf(text).lines, { subject: 'Re: x' }));
    expect(pointsToForm(lines('Erledigt, steht jeweils darunter.\n'))).toBe(true);
    expect(pointsToForm(lines('Please fill in the form below.\n'))).toBe(false);
  });

  it('take off what a form prints only where an answer stands', () => {
    const mail = mailOf('Level: (1-4)\n3\nSite: (Harbour / Open sea)\n\nError: (at noon) 550\n');
    const { lines, hinted } = withoutPrintedHints(textLines(mail, recogniseReplyText(mail.lines, { subject: 'x' })), compiledRules(beacon).labels);
    expect(lines.map((line) => line.text).filter((text) => text !== '')).toEqual(['Level:', '3', 'Site: (Harbour / Open sea)', 'Error: (at noon) 550']);
    expect([...hinted]).toEqual([1, 3]);
  });
});

describe('what only the writer can say', () => {
  const rules = { ...beacon, version: 'of-writer', fields: beacon.fields.map((field) => (field.id === 'done' ? { ...field, doing: true as const, toldLike: [{ kind: 'deed', value: null }] } : field)) };
  const passedOn = (below: string, given: typeof beacon): unknown => recognised(mailOf(`please look at this\n\n---------- Forwarded message ---------\nFrom: Kit Farrow <kit@elsewhere.example>\nDate: Mon, 9 Mar 2026 at 16:01\nSubject: lamp\nTo: Ida Holm <ida@tower.example>\n\n${below}\n`, { Subject: 'Fwd: lamp' }), given).fields.find((claim) => claim.field === 'done')?.value;

  it('is not told by whoever is passed on, but by a label there', () => {
    const ours = { ...rules, version: 'of-writer-2', fields: rules.fields.map((field) => (field.id === 'done' ? { ...field, ofWriter: true as const } : field)) };
    expect(passedOn('The lamp flickers since noon, it is dark every ten minutes. We replaced the bulb.', ours)).toBeUndefined();
    expect(passedOn('The lamp flickers since noon.\nAlready done: replaced the bulb', ours)).toBe('replaced the bulb');
  });
});
