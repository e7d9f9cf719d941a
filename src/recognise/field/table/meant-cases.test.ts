// Tables with several cases, columns of examples and rows with a state, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { htmlOf, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

type Mail = ReturnType<typeof mailOf>;
const valuesOf = (mail: Mail): Record<string, string> =>
  Object.fromEntries(recognised(mail).fields.map((claim) => [claim.field, [claim.value].flat().join(', ')]));
const table = (...rows: readonly string[]): string => `<table>${rows.map((row) => `<tr>${row.split('|').map((cell) => `<td>${cell.trim()}</td>`).join('')}</tr>`).join('')}</table>`;
const html = (...parts: readonly string[]): Record<string, string> => valuesOf(htmlOf(parts.join('')));
const text = (body: string): Record<string, string> => valuesOf(mailOf(body));

describe('a column for each case', () => {
  const rows = ['Station number | 40117 | 40118', 'Site | Harbour | Open sea', 'Lamps | 1111LP | 2222LP'];

  it.each([
    ['| North tower (closed, for comparison) | South tower (this ticket)', ''], ['| works | fails', ''], ['| Before the storm | After the storm (now)', ''], ['| Vergleich | betroffen', ''], ['| ancien phare | phare en panne', ''],
    ['| North tower | South tower', '<p>Only South tower is dark and broken.</p>'], ['| North tower | South tower', '<p>Please look at the last column.</p>'], ['| North tower | South tower', '<p>Die rechte Spalte ist gemeint.</p>'], ['| North tower | South tower', '<p>North tower works, it stands there for comparison.</p>'],
    ['| North tower | South tower', table('Result | ok | broken')],
  ])('is read where it is meant: %s %s', (head, around) => {
    const found = around.startsWith('<table') ? html(table(head, ...rows, 'Result | ok | broken')) : html('<p>Hello,</p>', table(head, ...rows), around);

    expect(found).toMatchObject({ station: '40118', site: 'Open sea', lamps: '2222LP' });
  });

  it.each(['', '<p>Which of them is meant I will tell you tomorrow.</p>', '<p>North tower is broken. North tower works.</p>'])('is not read where it is open which: %s', (around) => {
    const found = html('<p>Hello,</p>', table('| North tower | South tower', ...rows, 'Level | 2 | 2'), around);

    for (const field of ['station', 'site', 'lamps']) expect(found).not.toHaveProperty(field);
    expect(found['level']).toBe('2');
  });

  it('gives what all have in common where all are meant', () => {
    expect(html(table('| North tower | South tower', 'Site | Harbour | Harbour', 'Lamps | 1111LP | 2222LP', 'Level | 2 | 2'), '<p>Both towers are broken.</p>')).toMatchObject({ site: 'Harbour', lamps: '1111LP, 2222LP' });
  });

  it('is read from plain text with gaps, strokes and tabs', () => {
    for (const body of [
      '                 works      fails\nStation number   40117      40118\nSite             Harbour    Open sea',
      '               | works   | fails\n---------------+---------+---------\nStation number | 40117   | 40118\nSite           | Harbour | Open sea',
      '\tworks\tfails\nStation number\t40117\t40118\nSite\tHarbour\tOpen sea',
    ]) expect(text(`Hello,\n\n${body}\n\nIda`)).toMatchObject({ station: '40118', site: 'Open sea' });
  });
});

describe('a column beside the answers', () => {
  it.each([
    ['Punkt | Eintrag | Beispiel (bitte überschreiben)', 'Station number | 40118 | 40117', 'Site | Open sea | Harbour'],
    ['Item | Mandatory? | Your answer', 'Station number | yes | 40118', 'Site | no | Open sea'],
    ['What | Owner | Details', 'Station number | Ida | 40118', 'Site | crew | Open sea'],
    ['Champ | Exemple | Réponse', 'Station number | 40117 | 40118', 'Site | Harbour | Open sea'],
  ])('is no part of them: %s', (...rows) => {
    expect(html(table(...rows))).toMatchObject({ station: '40118', site: 'Open sea' });
  });

  it('leaves open what only the example fills', () => {
    expect(html(table('Punkt | Eintrag | Beispiel', 'Station number |  | 40117', 'Site | Open sea | Harbour'))).not.toHaveProperty('station');
  });

  it('with remarks and no head does not make the answers doubtful', () => {
    expect(html(table('Station number | 40118 | on the plate', 'Site | Open sea | since May', 'Level | 2 | as agreed'))).toMatchObject({ station: '40118' });
  });
});

describe('a row for each case', () => {
  const rows = ['40117 | Harbour | ok', '40118 | Open sea | dark every night', '40119 | Harbour | ok'];

  it('is read where its state is another than that of the others', () => {
    expect(html(table('Station number | Site | Light', ...rows))).toMatchObject({ station: '40118', site: 'Open sea' });
    expect(text('Station number   Site       Light\n40117            Harbour    ok\n40118            Open sea   fails\n40119            Harbour    ok')).toMatchObject({ station: '40118', site: 'Open sea' });
    expect(html(table('Station number | Site | Affected', '40117 | Harbour | no', '40118 | Open sea | yes'))).toMatchObject({ station: '40118', site: 'Open sea' });
  });

  it.each(['Only the second one is broken.', 'This ticket is about 40118.', 'Betroffen ist nur 40118.', 'Station 40118 fails.'])('is read where a sentence says so: %s', (sentence) => {
    expect(html(table('Station number | Site', '40117 | Harbour', '40118 | Open sea', '40119 | Harbour'), `<p>${sentence}</p>`)['station']).toBe('40118');
  });

  it('is read where it has a sign and no other row has', () => {
    expect(html(table('| Station number | Site', ' | 40117 | Harbour', '--&gt; | 40118 | Open sea', ' | 40119 | Harbour'))['station']).toBe('40118');
  });

  it('is not read where nothing tells one from the others', () => {
    const found = html(table('Station number | Site | Keepers', '40117 | Harbour | 2', '40118 | Open sea | 3'));

    for (const field of ['station', 'site']) expect(found).not.toHaveProperty(field);
  });

  it('all count for a list', () => {
    expect(html(table('Lamps | Site', '1111LP | Harbour', '2222LP | Harbour'))).toMatchObject({ lamps: expect.stringContaining('2222LP') as string, site: 'Harbour' });
  });
});
