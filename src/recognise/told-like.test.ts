// Sentences that no phrase foresees, read by their likeness to examples: at the lighthouse desk, with a few dozen of them.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';
import { learnedText, readLearned } from './sentence/learned-text.ts';
import { guessesOf, trainSentences } from './sentence/sentence-model.ts';

const kinds = [
  { kind: 'deed', examples: ['We cleaned the lens.', 'I greased the gear twice.', 'Swapped the wick, no change.', 'We cleaned the burner and swapped the gear.', 'Greased the wheels, no change.', 'I swapped the lens yesterday.'] },
  { kind: 'test_yes', examples: ['You may try a flash.', 'Trials are welcome.', 'Trials are fine with us.', 'You may try it at any time.', 'A flash is fine.', 'We are happy with trials.', 'Trials are welcome at noon.', 'You are welcome to try.'] },
  { kind: 'test_no', examples: ['You may not try a flash.', 'Please try no flash.', 'Trials are not fine with us.', 'No trials at any time.', 'Please run no trials.', 'A flash is not welcome.', 'Please no flash at noon.', 'Please try nothing.'] },
  { kind: 'test_open', examples: ['Whether you may try a flash I still have to ask.', 'I still have to ask about trials.', 'Whether trials are fine I cannot say yet.', 'I will ask whether you may try it.', 'Whether trials are welcome I have to ask.'] },
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark at noon.', 'No light comes from the tower.', 'The beam stands still and the lamp is dark.', 'The lamp is dark and no light comes.', 'The tower is dark.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Have a nice day.', 'Hope you are well.', 'Thanks and have a nice day.', 'Hello and thanks.', 'The keeper of the harbour sends his regards.', 'The ship of the north lies in the harbour.', 'In the storm the keeper of the inn lost his hat.'] },
];
const learned = learnedText(trainSentences(kinds), 'abc123');
const told: Readonly<Record<string, Partial<FieldRule>>> = {
  done: { toldLike: [{ kind: 'deed', value: null }] },
  may_test: { toldBy: ['may try a flash'], toldLike: [{ kind: 'test_yes', value: 'yes' }, { kind: 'test_no', value: 'no' }, { kind: 'test_open', value: '?' }] },
};
const likeness: RecognitionRules = { ...beacon, version: 'like', sentences: { version: 'abc123', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const values = (text: string, rules = likeness): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.map((claim) => [claim.field, claim.value]));

describe('a sentence like the examples', () => {
  it('is the value of a text, with all others of its kind', () => {
    expect(values('The lamp is dark.\nI cleaned the wheels twice. No light comes from it. Swapped the burner, no change.')['done']).toBe('I cleaned the wheels twice. Swapped the burner, no change.');
  });

  it.each([['Trials are welcome at any time.', 'yes'], ['Please try no flash at any time.', 'no']])('tells yes or no: %s', (text, expected) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe(expected);
  });

  it.each(['Please no flash before 18:00, then you may try it.', 'Please no trials until noon, afterwards they are fine.', 'You may try it, only after 18:00.', 'Test signals: not before 18:00, thereafter yes', 'Test signals: from 18:00 on'])('tells yes that keeps to hours: %s', (text) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe('yes');
  });

  it.each([['It is noted that trials are welcome at any time.', 'yes'], ['Es wird mitgeteilt, dass trials are welcome at any time.', 'yes'], ['Nous ajoutons que trials are welcome at any time.', 'yes'], ['We do not know that trials are welcome.', undefined]])('reads what is only led in: %s', (text, expected) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe(expected);
  });

  it.each([['Trials are welcome at any time: no, rather not', 'no'], ['Please run no trials: by all means', 'yes'], ['Whether you may try a flash: permitted', 'yes'], ['Trials are welcome at noon: the keeper sleeps', 'yes']])('believes the sign behind what is spoken of: %s', (text, expected) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe(expected);
  });

  it.each([
    ['Trials are welcome at any time - wait, no, the keeper does not want that.', 'no'], ['You may try it at any time. No wait, rather not, the keeper said so.', 'no'], ['Please run no trials. Hold on, yes, go ahead.', 'yes'],
  ])('turns round what is taken back at once: %s', (text, expected) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe(expected);
  });

  it.each(['Trials are welcome at any time - wait, the lens is dark.', 'Trials are welcome at any time. Swapped the wick - no, no change.'])('keeps what is not: %s', (text) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe('yes');
  });

  it('goes on behind an answer that was left open, on its line and below', () => {
    expect(values('REPORT: The lamp is dark.\nLevel: will follow tomorrow. Swapped the wick, no change.')).toMatchObject({ done: 'Swapped the wick, no change.' });
    expect(values('REPORT: The lamp is dark.\nLevel: will follow tomorrow\nYou may try it at any time.')).toMatchObject({ may_test: 'yes' });
  });

  it('tells yes in brackets, and before the question that it leads to', () => {
    expect(values('The lamp (dark since noon, trials are welcome) stands still and no ship came by.')['may_test']).toBe('yes');
    expect(values('The beam stands still.\nTrials are welcome, we only wonder: when will you come?')['may_test']).toBe('yes');
    expect(values('The beam stands still.\nAre trials welcome?')).not.toHaveProperty('may_test');
  });

  it('tells no yes in a sentence that promises it', () => {
    expect(values('The beam stands still.\nTrials are welcome, I will ask the keeper.')['may_test']).toBe('yes');
    expect(values('The beam stands still.\nI will ask the keeper, trials are welcome.')).not.toHaveProperty('may_test');
  });

  it('is worth more than a word in it that a phrase of another field takes', () => {
    const rules: RecognitionRules = { ...likeness, version: 'words', fields: likeness.fields.map((field) => (field.id === 'done' ? { ...field, toldBy: ['welcome'] } : field)) };

    expect(values('The lamp is dark.\nTrials are welcome at any time.', rules)).toMatchObject({ may_test: 'yes' });
    expect(values('The lamp is dark.\nTrials are welcome at any time.', rules)).not.toHaveProperty('done');
  });

  it('is read together with the question before it, and by itself when that tells more', () => {
    expect(values('The beam stands still and no ship came.\nMay we try a flash? Trials are fine at any time.')['may_test']).toBe('yes');
    expect(values('The beam stands still and no ship came.\nAre trials welcome? Please, no.')['may_test']).toBe('no');
    expect(values('The beam stands still and no ship came.\nAre trials welcome? I will ask the harbour.')).not.toHaveProperty('may_test');
  });

  it('is whole where its end stands in front of a label', () => {
    expect(values('The beam stands still.\nYesterday in the evening I greased the wheels of it twice and\ncleaned the burner. Sighting: two schooners at noon\n')['done']).toBe('Yesterday in the evening I greased the wheels of it twice and cleaned the burner.');
  });

  it('goes on behind a semicolon, and ends where another question is answered', () => {
    expect(values('The beam stands still.\nI swapped the lens yesterday; that one had a crack.')['done']).toBe('I swapped the lens yesterday; that one had a crack.');
    expect(values('The beam stands still.\nI swapped the lens yesterday; trials are welcome at any time.')['done']).not.toContain('trials');
  });

  it('ends what stands behind a label above, where a list with answers of its own begins', () => {
    const apart = values('Done: swapped the gear and the wick and greased all of the wheels\n\n- Trials are welcome at any time.\n\nKind regards');
    expect(apart['done']).toBe('swapped the gear and the wick and greased all of the wheels');
    expect(apart['may_test']).toBe('yes');
    expect(values('Done:\n\n- swapped the gear\n- trials are welcome at any time')['done']).toContain('trials');
    expect(values('Done: the following, by the keeper of the tower and by his two helpers\n\n- Greased the wheels twice\n- Swapped the burner')['done']).toContain('burner');
  });

  it('takes back what a phrase seems to tell where it leaves the answer open', () => {
    expect(values('The beam stands still.\nWhether you may try a flash I still have to ask.')).not.toHaveProperty('may_test');
  });

  it('tells nothing where two of them contradict each other', () => {
    expect(values('The lamp is dark.\nTrials are welcome at any time.\nPlease try no flash at noon.')).not.toHaveProperty('may_test');
  });

  it('tells nothing where it is like nothing', () => {
    expect(values('The keeper of the north tower lost his parrot in the storm.')).not.toHaveProperty('done');
    expect(values('Can we clean the lens?')).not.toHaveProperty('done');
  });

  it('is cut out of the story that the same sentence tells', () => {
    const found = values('The keeper of the north tower told us at noon.\nThe lamp is dark, I swapped the lens and cleaned the gear.');
    expect(found['done']).toBe('I swapped the lens and cleaned the gear.');
    expect(found['report']).toContain('The lamp is dark');
  });

  it('stays in the story when as a whole it tells that', () => {
    const both: RecognitionRules = { ...likeness, version: 'both', fields: likeness.fields.map((field) => (field.id === 'report' ? { ...field, toldLike: [{ kind: 'deed', value: null }] } : field)) };
    const found = values('The keeper of the north tower told us at noon.\nI swapped the lens and cleaned the gear twice.', both);
    expect(found['done']).toContain('I swapped the lens');
    expect(found['report']).toContain('I swapped the lens');
  });

  it('never stands against a label', () => {
    expect(values('Test signals: no\n\nThe lamp is dark. Trials are welcome at any time.')['may_test']).toBe('no');
  });

  it('ends the value of the label above it', () => {
    expect(values('Sighting: two schooners at noon\nPlease try no flash at any time.')).toMatchObject({ sighting: 'two schooners at noon', may_test: 'no' });
    expect(values('Sighting: two schooners at noon\nPlease try no flash at any time.', beacon)['sighting']).toContain('no flash');
  });
});

describe('a rule that asks what a mail says', () => {
  const asking: RecognitionRules = { ...likeness, version: 'asking', kinds: [['dark'], ['test_no']] };
  const said = (text: string, rules = asking): unknown => recognised(mailOf(text, { Subject: 'lamp' }), rules).phrases.map(({ name, line }) => ({ name, line })).filter(({ name }) => name !== 'visit');

  it('is told by the first sentence of the kind', () => {
    expect(said('Hello all.\nThe lamp is dark and no light comes. The tower is dark.')).toEqual([{ name: 'dark', line: 2 }]);
  });

  it('is told by the whole of a sentence that a mail program broke', () => {
    const broken = 'Hello all,\n\nsince the day before yesterday we see from our house on the hill that the lamp of the old\ntower is dark and no light comes.';
    expect(said(broken)).toEqual([{ name: 'dark', line: 3 }]);
  });

  it('hears nothing of kinds it does not ask for, of quoted history, and of sentences like nothing', () => {
    expect(said('I cleaned the wheels twice.')).toEqual([]);
    expect(said('Hope you have a nice day.')).toEqual([]);
    expect(said('Fine.\n\nOn Mon, 2 Mar 2026 at 10:00, Bo <bo@other.example> wrote:\n> The lamp is dark and no light comes.')).toEqual([]);
    expect(said('The lamp is dark and no light comes.', likeness)).toEqual([]);
  });
});

describe('what was learnt', () => {
  it('says the same after a journey through its file', () => {
    const [before, after] = [trainSentences(kinds), readLearned(learned)];
    for (const { examples } of kinds) for (const text of examples) expect(guessesOf(after, text)[0]?.kind).toBe(guessesOf(before, text)[0]?.kind);
  });

  it('is the same whenever it is learnt', () => {
    expect(learnedText(trainSentences(kinds), 'abc123')).toBe(learned);
  });

  it('reads a file with broken rows without an error', () => {
    expect(readLearned(`${learned}\nbroken\n\tx\n`).kinds).toHaveLength(kinds.length);
  });
});

describe('what a letter says as a whole', () => {
  const asking: RecognitionRules = { ...likeness, kinds: [['deed'], ['dark']] };
  const said = (text: string): string[] => recognised(mailOf(text, { Subject: 'lamp' }), asking).phrases.map((one) => one.name).filter((name) => name === 'deed' || name === 'dark');

  it('is told by kinds that are asked for, and by no other', () => {
    expect(said('The beam stands still and the lamp is dark. Trials are welcome at any time. Thanks a lot.')).toEqual(['dark']);
  });

  it('is not told by a sentence of another case', () => {
    expect(said('The lamp of the other tower is dark, that is another case.')).toEqual([]);
  });
});

it('is all of them where a phrase says so, and nobody where it says not everybody or was so in May', () => {
  const ships: RecognitionRules = { ...beacon, version: 'everyone', fields: beacon.fields.map((field) => (field.id === 'ships' ? { ...field, toldBy: ['everybody has'], accounts: true } : field)) };
  expect(values('The lamp is dark. Everybody has it.', ships)['ships']).toEqual(['all']);
  expect(values('The lamp is dark. Not everybody has it.', ships)['ships']).toBeUndefined();
});

it('tells no deed that is only planned, whatever phrase stands there', () => {
  const planning = [...kinds, { kind: 'left_open', examples: ['We do not know yet.', 'Nobody can say yet.', 'It is still open.', 'We still have to look.'] }, { kind: 'plan', examples: ["I'll swap the lens tomorrow.", "I'll clean the lens on Monday.", "We'll swap the gear tomorrow.", "I'll grease it tonight.", "We'll clean it next week."] }];
  const rules: RecognitionRules = { ...likeness, version: 'plan', sentences: { version: 'plan1', learned: learnedText(trainSentences(planning), 'plan1') }, fields: likeness.fields.map((field) => (field.id === 'done' ? { ...field, toldBy: ['the lens'] } : field)) };
  expect(values("The lamp is dark. I'll clean the lens on Monday.", rules)['done']).toBeUndefined();
  expect(values('The lamp is dark. We cleaned the lens.', rules)['done']).toBe('We cleaned the lens.');
});
