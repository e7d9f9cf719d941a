import { describe, expect, test } from 'vitest';
import { readYaml } from './yaml-source.ts';

function source(text: string) {
  const read = readYaml('retail/pack.yaml', text);
  if (read.source === null) throw new Error(JSON.stringify(read.faults));
  return read.source;
}

describe('values are what they look like', () => {
  test('yes, no, on and times of day stay words; numbers as keys stay names', () => {
    expect(source('a: yes\nb: no\non: 09:00\n1: x\n"2": y\n').value).toEqual({ a: 'yes', b: 'no', on: '09:00', 1: 'x', 2: 'y' });
  });
});

describe('positions', () => {
  const text = 'pack: retail\nfields:\n  start:\n    labels: {en: [Start, "Begin"]}\n  end:\n';

  test('of a key, of a value and of an item inside a flow list', () => {
    const yaml = source(text);

    expect(yaml.keyAt(['fields', 'start'])).toEqual({ line: 3, column: 3 });
    expect(yaml.valueAt(['pack'])).toEqual({ line: 1, column: 7 });
    expect(yaml.valueAt(['fields', 'start', 'labels', 'en', 1])).toEqual({ line: 4, column: 26 });
  });

  test('of something that is not there: the nearest thing around it', () => {
    const yaml = source(text);

    expect(yaml.valueAt(['fields', 'start', 'kind']).line).toBe(4);
    expect(yaml.keyAt(['fields', 'nowhere', 'deep']).line).toBe(2);
    expect(yaml.has(['fields', 'start', 'labels', 'en', 1])).toBe(true);
    expect(yaml.has(['fields', 'start', 'kind'])).toBe(false);
  });

  test('go through an alias to what it stands for', () => {
    const yaml = source('a: &list\n  - one\n  - two\nb: *list\n');

    expect(yaml.valueAt(['b', 1])).toEqual({ line: 3, column: 5 });
  });
});

describe('what is no YAML is a fault with its place', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', 2, 1, /a tab/],
    ['a bracket that never closes, where it opens', 'a:\n  en: [1, [2]\nb: 3\n', 2, 7, /a bracket that never closes/],
    ['a brace that never closes, where it opens', 'a:\n  - {b: 1, c: {d: 2}\n  - {b: 2}\n', 2, 5, /a brace that never closes/],
    ['a bracket that a remark swallows', 'a: [Part #, N]\nb: 3\n', 1, 4, /a bracket that never closes/],
    ['a bracket that nothing opened', 'a: [1, 2]]\nb: 3\n', 1, 10, /that nothing opened/],
    ['entries without a comma', 'a: {b: 1 c: 2}\n', 1, 8, /without a comma/],
    ['two commas', 'a: [b,, c]\n', 1, 7, /a comma that nothing stands before/],
    ['a key without a colon', 'a:\n  b: 1\n  because it is\n', 3, 3, /"because it is", which is no key/],
    ['a section without a colon', 'a: 1\nb\n  c: 2\n', 2, 1, /"b" without a colon/],
    ['a line that is indented otherwise', 'a:\n  b: 1\n c: 2\n', 3, 2, /"c: 2", indented otherwise/],
    ['a line below one that has its value', 'a:\n  b: 1\n    c: 2\n  d: 3\n', 3, 5, /"c: 2", below a value that has ended/],
    ['a value with a colon', 'a:\n  b: we: go\n  c: 2\n', 2, 6, /"b: we: go", in which a value holds a colon/],
    ['a list below a value', 'a:\n  b: x\n  - c\n', 3, 3, /"- c", below a value that has ended/],
    ['an entry without its dash', 'a:\n  - b: 1\n   c: 2\n', 3, 4, /no entry of the list/],
    ['a quote inside quotes', "a: 'it's'\n", 1, 8, /words behind a value that has ended/],
    ['another YAML', '%YAML 1.1\n---\na: yes\n', 1, 1, /the directive %YAML 1\.1/],
    ['a tag', 'a: !!js/function "x"\n', 1, 4, /the tag !!js\/function/],
    ['a text that begins with a star', 'a: [*@shop.example]\n', 1, 5, /the alias \*@shop\.example of nothing/],
    ['a text behind a quoted one', 'a: "b" c\n', 1, 8, /words behind a value that has ended/],
    ['an alias of nothing', 'a: *nothing\n', 1, 4, /the alias \*nothing/],
    ['a key without a blank behind its colon', 'a: 1\nb:2\nc: 3\n', 2, 1, /"b:2" without a blank/],
    ['a quote that never closes', 'a:\n  b: "x\n  c: 1\nd: 2\n', 2, 6, /a quote that never closes/],
    ['a quote that another one seems to close', 'a: {b: "x, c: 1}\nd: {e: "f"}\n', 1, 8, /a quote that never closes/],
    ['a second document', 'a: 1\n---\nb: 1\n', 2, 1, /a second document/],
  ])('%s', (_, text, line, column, found) => {
    const { source: none, faults } = readYaml('retail/pack.yaml', text);

    expect(none).toBeNull();
    expect(faults[0]).toMatchObject({ file: 'retail/pack.yaml', line, column });
    expect(faults[0]?.found).toMatch(found);
  });

  test('an alias bomb is refused before it is unfolded', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`);
    const { faults } = readYaml('retail/pack.yaml', `l0: &l0 [x]\n${levels.join('\n')}\n`);

    expect(faults).toMatchObject([{ line: 5, found: 'the alias *l3, which unfolds into more than 100 others' }]);
  });

  test('an alias inside of what it stands for is refused, not followed for ever', () => {
    expect(readYaml('retail/pack.yaml', 'a: &a [*a]\n').faults).toMatchObject([{ line: 1, column: 8 }]);
  });

  test('an anchor that nothing names has swallowed a word', () => {
    const { source: read, faults } = readYaml('retail/pack.yaml', 'name: &Sons Ltd\nmore: &x [1]\nagain: *x\n');

    expect(read?.value).toMatchObject({ more: [1], again: [1] });
    expect(faults).toMatchObject([{ line: 1, column: 13, found: 'the anchor &Sons, which no alias names', expected: 'quotes around a text that begins with * or &' }]);
  });

  test('a key twice leaves the rest readable, so that its faults come in the same run', () => {
    const { source: read, faults } = readYaml('retail/pack.yaml', 'a: 1\nb: 2\na: 3\n');

    expect(faults).toEqual([{ file: 'retail/pack.yaml', line: 3, column: 1, found: 'the key a a second time', expected: 'each key once; entries of a list begin with "- "' }]);
    expect(read?.value).toMatchObject({ b: 2 });
  });

  test('quotes of a word processor are no quotes', () => {
    expect(readYaml('retail/pack.yaml', 'a: \u201c1\u201d\n').faults[0]).toMatchObject({ line: 1, column: 4, expected: 'straight quotes: "…"' });
  });

  test('one slip raises one fault a section, not one for every line below it', () => {
    const { faults } = readYaml('retail/pack.yaml', 'a:\n    b: 1\n  c: 2\n  d: 3\n  e: 4\nf:\n  - [1\ng: 1\n');

    expect(faults.map((fault) => fault.line)).toEqual([3, 7]);
  });

  test('several faults come together', () => {
    expect(readYaml('retail/pack.yaml', 'a: 1\na: 2\nb: 1\nb: 2\n').faults).toHaveLength(2);
  });
});
