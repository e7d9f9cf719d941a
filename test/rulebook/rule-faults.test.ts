// Each kind of fault: the line it stands on, what was found, what may stand there, and all of them at once.
import { describe, expect, test } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { RuleFault } from '../../src/rulebook/rulebook.ts';
import { changed, lineOf, retailFiles, retailPack } from './retail-pack.ts';
import { faultText } from './shipped-rules.ts';

function faultsOf(changes: Readonly<Record<string, string | null>>): readonly RuleFault[] {
  return loadRulebook(retailFiles(changes)).faults;
}

test('the invented desk itself has no fault', () => {
  expect(faultsOf({}).map(faultText)).toEqual([]);
});

// what is wrong | written | instead | the sentence
const faults: readonly (readonly [string, string, string, RegExp])[] = [
  ['an unknown key', 'not_after: now', 'not_afer: now', /unknown key not_afer in fields\.began.*did you mean not_after\?/],
  ['an unknown section', 'hints:\n', 'hint:\n', /unknown key hint .*did you mean hints\?/],
  ['an unknown word of a predicate', '{matches: order}', '{machtes: order}', /unknown key machtes.*did you mean matches\?/],
  ['an unknown action', '{say: hello}, {flag', '{sya: hello}, {flag', /sya.*did you mean say\?/],
  ['an unknown event', 'event: mail.reply', 'event: mail.replied', /"mail.replied".*did you mean mail.reply\?/],
  ['an unknown kind of field', 'kind: instant, labels: {en: [Began]}', 'kind: instnat, labels: {en: [Began]}', /"instnat".*did you mean instant\?/],
  ['a number where words belong', 'levels: ["1", "2"]', 'levels: [1, "2"]', /1 - expected text: write it in quotes, "1"/],
  ['a word where a list belongs', 'languages: [en]', 'languages: en', /"en" - expected a list/],
  ['a truth that is a word', 'opens: true', 'opens: yes', /"yes" - expected true or false/],
  ['a calendar without hours', '    week:\n      mon-fri: "09:00-17:30"\n', '', /no week in calendars.office/],
  ['a truth of old YAML', 'opens: true', 'opens: NO', /"NO" - expected true or false \(did you mean false\?\)/],
  ['a number with a leading zero', 'version: "1"', 'version: 007', /007 - expected text: write it in quotes, "007"/],
  ['a timer without a due time', '    due: 4h\n', '', /a timer without due/],
  ['a due time that is a number', 'due: 4h', 'due: 4', /4 - expected a due time, or one by severity/],
  ['an event misspelt', 'from: received', 'from: recieved', /"recieved".*did you mean received\?/],
  ['half an action misspelt', '{tell: lead, template: late}', '{tell: lead, templat: late}', /unknown key templat.*did you mean template\?/],
  ['a pattern in double quotes', "'A\\d{4}'", '"A\\d{4}"', /\\d in double quotes.*single quotes around patterns/],
  ['an address that is a link', 'address: help@shop.example', 'address: mailto:help@shop.example', /"mailto:help@shop.example" - expected a mail address/],
  ['a merge key', 'story: {kind: text,', 'story: {<<: x, kind: text,', /unknown key << in fields\.story.*no merge keys/],
  ['a list without entries', 'languages: [en]', 'languages: []', /an empty list - expected at least 1 entry$/],
  ['an action with half its words', '{tell: lead, template: late}', '{tell: lead}', /no template in timers.response.on_due.0/],
  ['a field that does not exist', '[order, began,', '[order, begna,', /field begna, which does not exist.*did you mean began\?/],
  ['a status that does not exist', 'to: asked', 'to: aksed', /status aksed, which does not exist.*did you mean asked\?/],
  ['a status of a timer that does not exist', 'from: status.done', 'from: status.don', /status don, which does not exist.*did you mean done\?/],
  ['a calendar that does not exist', 'clock: office\n    due: 4h', 'clock: ofice\n    due: 4h', /calendar ofice.*did you mean office\?/],
  ['a timer that does not exist', '{start: response}', '{start: respond}', /timer respond/],
  ['an identifier that does not exist', '{matches: order}', '{matches: odrer}', /identifier odrer.*did you mean order\?/],
  ['a word list that does not exist', 'detect: {text: broken}', 'detect: {text: brokn}', /word list brokn.*did you mean broken\?/],
  ['a text that does not exist', 'say: who', 'say: whom', /text whom.*did you mean who\?/],
  ['a role that does not exist', '{tell: lead,', '{tell: laed,', /role laed.*did you mean lead\?/],
  ['a template that does not exist', 'forward:\n  when: {status: open}', 'forward:\n  template: forwrad\n  when: {status: open}', /template forwrad.*did you mean forward\?/],
  ['a severity that does not exist', 'default: {any: "2"}', 'default: {any: "3"}', /severity \(or none\) 3/],
  ['a value that a field never has', 'is: {kind_of: question}', 'is: {kind_of: query}', /kind_of is query, which it can never be/],
  ['a flag that nothing sets', 'if: {flag: seen}', 'if: {flag: sene}', /flag sene, which nothing sets.*did you mean seen\?/],
  ['a list for a type that does not exist', '  ASK: [story]', '  ASKS: [story]', /type ASKS, which does not exist/],
  ['a type without its list', '  ASK: [story]\n', '', /no list for type ASK/],
  ['a pattern with look-around', "'A\\d{4}'", "'(?<!x)A\\d{4}'", /a look-behind in the pattern.*no look-around/],
  ['a pattern that is not closed', "'A\\d{4}'", "'(A\\d{4}'", /missing closing \)/],
  ['a pattern that looks back', "'A\\d{4}'", "'(A)\\1'", /a back-reference in the pattern/],
  ['a bound that is no instant', 'not_before: began', 'not_before: story', /story, a field of kind text - expected a field of kind instant/],
  ['a word of a field that its kind never asks for', 'kind_of: {kind: enum,', 'kind_of: {kind: enum, min: 5,', /min on a field of kind enum - expected kind text/],
  ['a value twice', 'values: [question, fault]', 'values: [question, Question, fault]', /the value Question a second time/],
  ['a spelling of two values', 'values: [question, fault]', 'values: [question, fault], words: {question: [ask], fault: [Ask]}', /"Ask", which is question too/],
  ['a field needed twice', 'BUG: [order, began,', 'BUG: [order, order, began,', /field order a second time/],
  ['a pattern that matches nothing at all', "'A\\d{4}'", "'A*'", /matches nothing at all/],
  ['a due time nobody can read', 'due: 4h', 'due: 4 hours', /"4 hours" - expected a due time/],
  ['a zone that does not exist', 'zone: Europe/Dublin\n  languages', 'zone: Europe/Dubiln\n  languages', /zone "Europe\/Dubiln"/],
  ['a window the wrong way round', '"09:00-17:30"', '"17:30-09:00"', /closes before it opens/],
  ['days that are none', 'mon-fri:', 'mon-fry:', /"mon-fry" names no days/],
  ['a holiday that is no date', '"2026-12-25"', '"25.12.2026"', /"25.12.2026" - expected a date such as 2026-12-25/],
  ['a list of holidays that does not exist', '"2026-12-25"', 'gb-egn', /holiday list gb-egn, which does not exist/],
  ['two initial statuses', 'asked: {ball: requester, is: waiting}', 'asked: {ball: requester, is: waiting, initial: true}', /a second initial status beside open/],
  ['no status for a new ticket', ', initial: true', '', /no status for a new ticket/],
  ['a flow step behind one that always holds', '  - {event: mail.opened, if: {lacks: required}, to: asked}', '  - {event: mail.opened, to: open}\n  - {event: mail.opened, to: asked}', /never reached/],
  ['two defaults', 'ASK: {detect', 'ASK: {default: true, detect', /a second default beside BUG/],
  ['a word of the sender that releases nothing', "org: customer}, then: accept,", "org: customer}, then: accept, confirm: {by: sender, field: kind_of, value: fault},", /confirm with then: accept/],
  ['a value to confirm that the field never has', 'then: hold, say: who,', 'then: hold, say: who, confirm: {by: sender, field: kind_of, value: query},', /kind_of is query, which it can never be/],
  ['an age of versions that nobody gives', 'if: {lacks: required}, to: asked', 'if: {release: past_support}, to: asked', /release, without a section releases/],
  ['a mail that is filed and opens a ticket', "org: customer}, then: accept,", "org: customer}, then: accept, file: true,", /file with then: accept/],
  ['a sender who is not asked to confirm', 'then: hold, say: who,', 'then: hold, confirm: {by: sender, field: kind_of, value: fault},', /confirm without say/],
  ['an open door at the end', '{if: {otherwise: true}, then: hold', '{if: {org: other}, then: hold', /nobody falls through/],
  ['a forward to the desk itself', 'address: team@shop.example', 'address: help@shop.example', /the desk itself/],
  ['a form of reference that is none', '"SHOP-{seq:4}"', 'SHOP', /"SHOP" - expected a form such as/],
  ['an address that is none', 'address: help@shop.example', 'address: help', /"help" - expected a mail address/],
  ['a choice without choices', 'values: [question, fault]', 'values: []', /enum without values/],
  ['an id without its pattern', 'story: {kind: text,', 'story: {kind: id,', /without an identifier story/],
  ['one label for two fields', 'labels: {en: [Ended]}', 'labels: {en: [began]}', /label "began" of field began once more/],
  ['another name than the folder', 'pack: retail', 'pack: retial', /pack retial in the folder retail/],
  ['a base that does not exist', 'version: "1"', 'version: "1"\nextends: nowhere', /extends nowhere - expected a pack that exists/],
];

describe('a fault in pack.yaml', () => {
  test.each(faults)('%s', (_, from, to, sentence) => {
    const text = changed(retailPack, from, to);

    const found = faultsOf({ 'retail/pack.yaml': text });

    const hit = found.find((fault) => sentence.test(faultText(fault)));
    expect(found.map(faultText).join('\n')).toMatch(sentence);
    expect(hit?.file).toBe('retail/pack.yaml');
    const [first, last] = [lineOf(retailPack, from), lineOf(retailPack, from) + to.split('\n').length - 1];
    if (!/^no |without its list/.test(hit?.found ?? '') && to !== '') {
      expect(hit?.line).toBeGreaterThanOrEqual(first);
      expect(hit?.line).toBeLessThanOrEqual(last);
    }
  });

  test.each([
    ["'A\\d{4}'", "'A\\d{4}(?!x)'", 'a look-ahead in the pattern', 6],
    ["'A\\d{4}'", "'it''s (A'", "the pattern it's (A: missing closing )", 6],
    ["'A\\d{4}'", 'A[a-Z]', 'the pattern A[a-Z]: invalid character class range', 2],
  ])('what RE2 refuses in %s is told at its letter', (from, to, found, letters) => {
    const text = changed(retailPack, from, to);
    const quote = to.startsWith("'") ? 1 : 0;

    const hit = faultsOf({ 'retail/pack.yaml': text }).find((fault) => fault.found.startsWith(found));

    expect(hit?.column).toBe('    pattern: '.length + 1 + quote + letters);
  });

  const matrix = '  by_matrix: {urgency: level, impact: kind_of, matrix: {"1": {question: "1", fault: "1"}, "2": {question: "2", fault: "2"}}}\n';
  test.each([
    ['a cell that is not there', ', fault: "2"}', '}', ['no cell for 2 × fault']],
    ['a misspelt row, without the cells that it should hold', '{"1": {', '{"11": {', ['11, which level never is']],
    ['a misspelt column', '{"1": {question', '{"1": {quesion', ['quesion, which kind_of never is']],
  ])('a matrix with %s', (_, from, to, found) => {
    const text = changed(retailPack, '  proposed_by: level\n', changed(matrix, from, to));

    expect(faultsOf({ 'retail/pack.yaml': text }).map((fault) => fault.found)).toEqual(found);
  });

  test('a text and a word list that do not exist come with the file that they belong into', () => {
    const text = changed(changed(retailPack, 'say: who', 'say: nobody_we_know'), 'detect: {text: broken}', 'detect: {text: gone_astray}');

    expect(faultsOf({ 'retail/pack.yaml': text }).map((fault) => fault.expected)).toEqual([
      expect.stringMatching(/^a text of retail\/texts\.en\.yaml: hello, who, late/), 'a word list of phrases/*.yaml: broken',
    ]);
  });

  // The line to look at is where the two meet, not where the change was.
  test.each([
    ['a field nobody can be asked for', 'story: {kind: text, question: {en: What happened}}', 'story: {kind: text}', 'BUG: [order', /nobody can be asked for/],
    ['a level proposed that does not exist', 'values: ["1", "2"]', 'values: ["1", "3"]', 'proposed_by: level', /which may say 3/],
  ])('%s', (_, from, to, where, sentence) => {
    const text = changed(retailPack, from, to);

    const hit = faultsOf({ 'retail/pack.yaml': text }).find((fault) => sentence.test(fault.found));

    expect(hit?.line).toBe(lineOf(text, where));
  });

  test('a misspelt key that must be there is one fault, not two', () => {
    const text = changed(retailPack, 'began: {kind: instant', 'began: {knd: instant');

    expect(faultsOf({ 'retail/pack.yaml': text }).map((fault) => fault.found)).toEqual(['the unknown key knd in fields.began']);
  });

  test.each([
    ['require', 'require:\n  BUG: [order, began, "ended?", {field: story, soft: true}]\n  ASK: [story]\n'],
    ['timers', retailPack.slice(retailPack.indexOf('timers:'), retailPack.indexOf('forward:'))],
  ])('the section %s one level too deep is one fault where it stands, whether a pack must have it or not', (name, section) => {
    const deeper = changed(retailPack, section, section.replaceAll(/^(?=.)/gmu, '  '));
    const text = name === 'timers' ? changed(deeper, 'flow:\n  - {event: mail.opened, if: {lacks: required}, to: asked}\n  - {event: fields.complete, to: open}\n', '').replace('forward:', 'flow: []\nforward:') : deeper;

    const found = faultsOf({ 'retail/pack.yaml': text });

    expect(found.map((fault) => `${fault.line} ${fault.found}`)).toContain(`${lineOf(text, `  ${name}:`)} the section ${name} inside ${name === 'timers' ? 'statuses' : 'fields'}`);
    expect(found.filter((fault) => fault.found.startsWith('no ') || /\.timers|\.require/u.test(fault.found))).toEqual([]);
  });

  test('a key twice is a fault, not a silent choice', () => {
    const text = changed(retailPack, '  BUG: {default', '  BUG: {default: true}\n  BUG: {default');

    expect(faultsOf({ 'retail/pack.yaml': text }).map(faultText)[0]).toMatch(/^retail\/pack.yaml:\d+:3 the key BUG a second time/);
  });

  test('all faults come at once, in the order of their lines', () => {
    const text = [['to: asked', 'to: aksed'], ['clock: office\n    due: 4h', 'clock: ofice\n    due: 4h'], ['say: who', 'say: whom']]
      .reduce((sofar, [from = '', to = '']) => changed(sofar, from, to), retailPack);

    const found = faultsOf({ 'retail/pack.yaml': text });

    expect(found.map((fault) => fault.found)).toEqual([
      'text whom, which does not exist', 'status aksed, which does not exist', 'calendar ofice, which does not exist',
    ]);
    expect(found.map((fault) => fault.line)).toEqual(found.map((fault) => fault.line).toSorted((a, b) => a - b));
  });

  test('faults of the shape do not hide those of names and sense, and are not echoed by them', () => {
    const text = [['not_after: now', 'not_afer: now'], ['kind: instant, labels: {en: [Ended]}', 'kind: instnat, labels: {en: [Ended]}'], ['say: who', 'say: whom'], ['"2026-12-25"', '"25.12.2026"'],
      ['    if: {matches: order}\n    do: [{say: hello}, {flag: seen}]', '    if: {matches: order}\n    do: [{say: hello}, {flga: seen}]']]
      .reduce((sofar, [from = '', to = '']) => changed(sofar, from, to), retailPack);

    const found = faultsOf({ 'retail/pack.yaml': text });

    expect(found.map((fault) => fault.found)).toEqual([
      'text whom, which does not exist', 'the unknown key not_afer in fields.began', '"instnat"', '"25.12.2026"', 'flga in rules.0.do.1',
    ]);
  });

  test('faults of two packs and of their tests come at once', () => {
    const tests = 'tests:\n  - name: x\n    mail: {from: a@b.example, subject: x, text: x}\n    expect: {status: opne, absent: [begna], severity: "1"}\n';
    const other = changed(changed(changed(retailPack, 'pack: retail', 'pack: other'), 'SHOP-', 'OTHR-').replaceAll('@shop.example', '@other.example'), 'say: who', 'say: whom');

    const found = faultsOf({ 'retail/pack.test.yaml': tests, 'other/pack.yaml': other, 'other/texts.en.yaml': 'hello: x\nwho: x\nlate: x\n' });

    expect(found.map((fault) => `${fault.file}:${fault.line} ${fault.found}`)).toEqual([
      `other/pack.yaml:${lineOf(other, 'say: whom')} text whom, which does not exist`,
      'retail/pack.test.yaml:4 status opne, which does not exist', 'retail/pack.test.yaml:4 field begna, which does not exist',
    ]);
  });

  test('faults of the shape come at once too', () => {
    const text = changed(changed(retailPack, 'not_after: now', 'not_afer: now'), 'languages: [en]', 'languages: en');

    expect(faultsOf({ 'retail/pack.yaml': text })).toHaveLength(2);
  });
});

describe('a fault beside pack.yaml', () => {
  test.each([
    ['an open tag in a text', { 'retail/texts.en.yaml': 'hello: |\n  Hello {{ ref\nwho: x\nlate: x\n' }, /^retail\/texts.en.yaml:2:9 .*not closed, in the text hello/],
    ['an unknown filter in a text', { 'retail/texts.en.yaml': 'hello: "{{ ref | shout }}"\nwho: x\nlate: x\n' }, /^retail\/texts.en.yaml:1:18 the filter shout, in the text hello/],
    ['a name in a text that no mail fills in', { 'retail/texts.en.yaml': 'hello: |\n  Hello,\n\n  it is {{ reff }}.\nwho: x\nlate: x\n' }, /^retail\/texts.en.yaml:4:12 the name reff, which does not exist here, in the text hello.*did you mean ref\?/],
    ['a text that reads files', { 'retail/texts.en.yaml': 'hello: "{% include \'/etc/hostname\' %}"\nwho: x\nlate: x\n' }, /the tag include/],
    ['an unknown name in a text', { 'retail/texts.en.yaml': 'hello: |\n  Hello,\n  ticket {{ rfe }} is yours.\nwho: x\nlate: x\n' }, /^retail\/texts.en.yaml:3:13 the name rfe, .*in the text hello - .*did you mean ref\?/],
    ['a name that only some mails have, in a text', { 'retail/texts.en.yaml': 'hello: "{{ author }}"\nwho: x\nlate: x\n' }, /:1:12 the name author, which does not exist here/],
    ['an unknown link in a text', { 'retail/texts.en.yaml': 'hello: "{{ links.portal }}"\nwho: x\nlate: x\n' }, /the name links.portal, .* there is none here/],
    ['an unknown tag in a text', { 'retail/texts.en.yaml': 'hello: "{% uf name %}"\nwho: x\nlate: x\n' }, /:1:9 the tag uf, .*did you mean if\?/],
    ['a tag of whole mails in a text', { 'retail/texts.en.yaml': 'hello: "{% heading %}x{% endheading %}"\nwho: x\nlate: x\n' }, /the tag heading/],
    ['an unknown name in a template', { 'shared/templates/answer.en.liquid': 'Hello\n{{ requester.nmae }}\n' }, /^shared\/templates\/answer.en.liquid:2:4 the name requester.nmae, .*name, address \(did you mean name\?\)/],
    ['an unknown name behind a condition', { 'shared/templates/answer.en.liquid': '{% if stored %}{% for q in missing %}{{ q.lable }}{% endfor %}{% endif %}' }, /:1:41 the name q.lable, .*did you mean label\?/],
    ['an unknown word in a template', { 'shared/templates/answer.en.liquid': '{{ words.severty }}' }, /:1:4 the name words.severty, .*did you mean severity\?/],
    ['a name of another template', { 'shared/templates/forward.en.liquid': '{{ situation }}' }, /^shared\/templates\/forward.en.liquid:1:4 the name situation/],
    ['a tag with too few values in a template', { 'shared/templates/answer.en.liquid': '\n{% fact name %}' }, /:2:1 tag fact takes label, value, note/],
    ['a tag in a template that is not closed', { 'shared/templates/answer.en.liquid': '{% heading %}x' }, /:1:1 tag heading without endheading/],
    ['a word of the desk that replaces none', { 'retail/pack.yaml': changed(retailPack, '  languages: [en]', '  languages: [en]\n  words: {en: {severty: priority}}') }, /^retail\/pack.yaml:8:25 the word severty, .*did you mean severity\?/],
    ['an open tag in a template', { 'shared/templates/answer.en.liquid': 'Hello\n{% if name %}\n' }, /^shared\/templates\/answer.en.liquid:2:1 .*not closed/],
    ['no texts in the main language', { 'retail/texts.en.yaml': null }, /no retail\/texts.en.yaml/],
    ['a word list that is no list', { 'phrases/en.yaml': 'broken: is broken\n' }, /^phrases\/en.yaml:1:9 "is broken" - expected a list/],
    ['a file of no known kind', { 'retail/text.en.yaml': 'hello: x\n' }, /^retail\/text.en.yaml:1:1 .*did you mean retail\/texts.en.yaml\?/],
    ['a folder without a pack', { 'retali/texts.en.yaml': 'hello: x\n' }, /^retali:1:1 a folder without pack.yaml/],
    ['an address of two desks', { 'copy/pack.yaml': changed(changed(retailPack, 'pack: retail', 'pack: copy'), 'SHOP-', 'COPY-'), 'copy/texts.en.yaml': 'hello: x\nwho: x\nlate: x\n' }, /address help@shop.example, which desk copy has too/],
    ['a test that expects something unknown', { 'retail/pack.test.yaml': 'tests:\n  - name: x\n    mail: {from: a@b.example, subject: x, text: x}\n    expect: {mising: []}\n' }, /^retail\/pack.test.yaml:4:14 .*did you mean missing\?/],
    ['a word that is no text', { 'shared/words.en.yaml': 'yes: true\n' }, /^shared\/words.en.yaml:1:6 true - expected text/],
  ])('%s', (_, changes, sentence) => {
    expect(faultsOf(changes).map(faultText).join('\n')).toMatch(sentence);
  });

  test('all that is wrong in a template comes at once, each in its place', () => {
    const found = faultsOf({ 'shared/templates/answer.en.liquid': '{{ nmae }}\n{% if refx %}{{ ref | upcsae }}{% else %}{{ known.first.vlaue }}{% endif %}' });

    expect(found.map((fault) => `${fault.line}:${fault.column} ${fault.found}`)).toEqual([
      '1:4 the name nmae, which does not exist here', '2:7 the name refx, which does not exist here', '2:23 the filter upcsae', '2:45 the name known.first.vlaue, which does not exist here',
    ]);
  });

  test('what a template assigns itself is no fault', () => {
    expect(faultsOf({ 'shared/templates/answer.en.liquid': '{% assign first = known | first %}{% capture line %}{{ first.value }}{% endcapture %}{% item line %}{% for k in known %}{{ forloop.index }}{% endfor %}' })).toEqual([]);
  });

  test('one broken entry of a word list does not raise a fault for every use of the list', () => {
    expect(faultsOf({ 'phrases/en.yaml': 'broken:\n  - 5\n' })).toHaveLength(1);
  });
});

describe('a fault in the directory', () => {
  const directory = retailFiles().get('directory/retail.yaml') ?? '';

  test('of its shape does not hide those of names and sense, and is not echoed by them', () => {
    const text = changed(changed(changed(directory, 'kind: customer', 'kind: custmer'), 'contacts: [{address: jo@acme.example', 'contacts: [{adress: jo@acme.example'), '{"1": 30m}', '{"7": 30m}');

    expect(faultsOf({ 'directory/retail.yaml': text }).map((fault) => `${fault.line} ${fault.found}`)).toEqual([
      '5 kind custmer, which open_by of retail does not know', '8 the unknown key adress in organisations.0.contacts.0', '10 severity 7, which does not exist',
    ]);
  });

  test.each([
    ['a kind that no rule knows', 'kind: customer', 'kind: custmer', /kind custmer.*did you mean customer\?/],
    ['a desk that does not exist', 'desk: retail', 'desk: retial', /desk retial.*did you mean retail\?/],
    ['an organisation that does not exist', 'organisation: acme', 'organisation: amce', /organisation amce.*did you mean acme\?/],
    ['an identifier the desk does not have', '{order: [A1234]}', '{oder: [A1234]}', /identifier oder.*did you mean order\?/],
    ['a key of no identifier that carries keys', '{key: K-1,', '{key: K-1, identifier: order,', /a key of order - expected identifier.*plan/],
    ['a severity the desk does not have', '{"1": 30m}', '{"7": 30m}', /severity 7/],
    ['a figure nobody can read', '{"1": 30m}', '{"1": half an hour}', /half an hour/],
    ['a zone that does not exist', 'kind: customer', 'kind: customer\n    zone: Mars/Base', /zone "Mars\/Base"/],
    ['an address that is none', 'jo@acme.example', 'jo(at)acme.example', /"jo\(at\)acme\.example" - expected a mail address/],
    ['a domain that is an address', '[acme.example]', '["@acme.example"]', /expected a domain such as acme\.example/],
    ['a day that is none', 'organisation: acme,', 'organisation: acme, from: "2026-02-30",', /"2026-02-30" - expected a date/],
    ['a domain twice', '[acme.example]', '[acme.example, ACME.example]', /domain acme.example of acme once more/],
    ['a term that ends before it begins', 'organisation: acme,', 'organisation: acme, from: "2026-02-01", to: "2026-01-01",', /ends before it begins/],
  ])('%s', (_, from, to, sentence) => {
    const found = faultsOf({ 'directory/retail.yaml': changed(directory, from, to) });

    expect(found.map(faultText).join('\n')).toMatch(sentence);
    expect(found.every((fault) => fault.file === 'directory/retail.yaml')).toBe(true);
  });
});
