// Answers typed anywhere into the quoted copy of our own question mail, and above it by their numbers.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const examples: Readonly<Record<string, string>> = { station: '90001', dark_since: '27.08.2019 - 11:00 UTC+2', level: '3', sighting: '10:41, two schooners (one dark)', may_test: 'yes' };
const rules: RecognitionRules = { ...beacon, version: 'printed', headings: ['What we still need', 'What we have noted'], fields: beacon.fields.map((field) => ({ ...field, ...(examples[field.id] === undefined ? {} : { examples: [examples[field.id] as string] }), ...(field.id === 'level' ? { questions: ['How bad is it for the ships?'] } : {}) })) };
const form = ['== What we still need ==', 'STATION NUMBER:', '  (e.g. 90001)', '', 'DARK SINCE:', '  (e.g. 27.08.2019 - 11:00 UTC+2)', '', 'How bad is it for the ships?', 'Level:', '  (e.g. 3)', '', 'SIGHTING:', '  (e.g. 10:41, two schooners (one dark))', '', 'Is the crew permitted to send test signals:', '  (e.g. yes)', '', '== What we have noted ==', '  - kind = outage'];
const all = { station: '40117', dark_since: '2026-03-10T08:30:00Z', level: '2', sighting: 'a barque, at noon', may_test: 'yes' };

function read(body: string): Record<string, unknown> {
  const mail = mailOf(body, { Subject: 'Re: [BCN-2026-000001] lamp', 'In-Reply-To': '<ask@beacon.example>' });
  return Object.fromEntries(recognised(mail, rules).fields.filter((claim) => claim.field !== 'keeper').map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));
}

const typed: Readonly<Record<string, string>> = { STATION: '40117', DARK: '10.03.2026 09:30 UTC+1', Level: '2', SIGHTING: 'a barque, at noon', Is: 'yes' };
/** The form with each answer where `put` writes it: given the label or the example line, and the answer. */
function answered(mark: string, put: (line: string, answer: string, isExample: boolean) => string[]): string {
  let answer = '';
  const lines = form.flatMap((line) => {
    const isExample = line.startsWith('  (');
    if (/^\p{L}.*:$/u.test(line)) answer = typed[line.split(/[ :]/)[0] ?? ''] ?? '';
    return answer === '' || (!isExample && !line.endsWith(':')) ? [`${mark}${line}`] : put(line, answer, isExample);
  });
  return `Hello,\n\nplease see below.\n\nIda\n\n${mark === '' ? 'From: Lights Desk <desk@beacon.example>\nSent: Monday, 9 March 2026 10:00\nTo: Ida Holm\nSubject: [BCN-2026-000001] lamp\n\n' : 'On Mon, 9 Mar 2026 at 10:00, Lights Desk <desk@beacon.example> wrote:\n'}${lines.join('\n')}\n`;
}

describe.each([['marked', '> '], ['unmarked', '']])('an answer in the %s copy of our mail', (_name, mark) => {
  it.each<[string, (line: string, answer: string, isExample: boolean) => string[]]>([
    ['behind the label', (line, answer, isExample) => [`${mark}${line}${isExample ? '' : ` ${answer}`}`]],
    ['behind the example', (line, answer, isExample) => [`${mark}${line}${isExample ? ` ${answer}` : ''}`]],
    ['below the example and a blank line', (line, answer, isExample) => (isExample ? [`${mark}${line}`, '', answer, ''] : [`${mark}${line}`])],
    ['in place of the example', (line, answer, isExample) => [isExample ? answer : `${mark}${line}`]],
    ['in the brackets of the example', (line, answer, isExample) => [isExample ? `${mark}  (${answer})` : `${mark}${line}`]],
  ])('%s counts', (_place, put) => {
    expect(read(answered(mark, put))).toEqual(all);
  });

  it('that nobody typed is none', () => {
    expect(read(answered(mark, (line) => [`${mark}${line}`]))).toEqual({});
  });
});

it('reads a label, a question and an example that a narrow screen broke', () => {
  const narrow = form.flatMap((line) => line.match(/.{1,24}(?:\s|$)/gu)?.map((part) => `> ${part.trim()}`) ?? ['>']).join('\n').replace('> send test signals:', '> send test signals:\nyes').replace('> 11:00 UTC+2)', '> 11:00 UTC+2)\n10.03.2026 09:30 UTC+1');

  expect(read(`See inline.\n\nOn Mon, 9 Mar 2026 at 10:00, Lights Desk <desk@beacon.example> wrote:\n${narrow}\n`)).toEqual({ dark_since: '2026-03-10T08:30:00Z', may_test: 'yes' });
});

it('takes what an earlier answer was, and a heading of an older mail, for no answer', () => {
  const old = '> STATION NUMBER:\n>   (e.g. 90001)\n>\n> You wrote "high" - that is no level.\n> Level:\n>   (e.g. 3)\n3\n>\n> SIGHTING:\n>   (e.g. 10:41, two schooners (one dark))\n>\n> We already have:\n> Is the crew permitted to send test signals: yes\n';

  expect(read(`See inline.\n\nOn Mon, 9 Mar 2026 at 10:00, Lights Desk <desk@beacon.example> wrote:\n${old}`)).toEqual({ level: '3', may_test: 'yes' });
});

describe('answers above the copy of our mail', () => {
  const quote = `On Mon, 9 Mar 2026 at 10:00, Lights Desk <desk@beacon.example> wrote:\n${form.map((line) => `> ${line}`).join('\n')}\n`;

  it.each(['1) 40117\n2) 10.03.2026 09:30 UTC+1\n3) 2\n4) a barque, at noon\n5) yes', 'Zu 1: 40117\nZu 2: 10.03.2026 09:30 UTC+1\nZu 3: 2\nZu 4: a barque, at noon\nZu 5: ja', '1. 40117\n\n2. 10.03.2026 09:30 UTC+1\n\n3. 2\n\n4. a barque,\nat noon\n\n5. yes'])('are for the questions that their numbers count: %j', (list) => {
    expect(read(`Hello,\n\n${list}\n\nKind regards\nIda Holm\n\n${quote}`)).toEqual({ ...all, ...(list.includes('barque,\n') ? { sighting: 'a barque,\nat noon' } : {}) });
  });

  it('without numbers are for the questions in their order, where they are as many', () => {
    const list = '40117\n10.03.2026 09:30 UTC+1\n2\na barque, at noon\nyes';

    expect(read(`Hello,\n\n${list}\n\nKind regards\nIda Holm\n\n${quote}`)).toEqual(all);
    expect(read(`Hello,\n\n${list.replace('2\n', '')}\n\nKind regards\nIda Holm\n\n${quote}`)).not.toHaveProperty('level');
  });

  it('are none where the list is something else: steps, figures that fit no question', () => {
    expect(read(`To see it:\n1) row out\n2) look up at noon\n3) count to 2\n\nIda Holm\n\n${quote}`)).not.toHaveProperty('level');
    expect(read(`1) 40117\n2) the boat is red\n3) 2\n\nIda Holm\n\n${quote}`)).not.toHaveProperty('level');
  });
});
