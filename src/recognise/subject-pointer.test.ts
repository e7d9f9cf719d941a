// "See subject": the writer's sentence stands in the subject, and the words that point to it describe nothing.
import { describe, expect, it } from 'vitest';
import { beacon, claimsOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const dark = 'Harbour: main lamp dark above the whole bay';
const reportOf = (body: string, subject = dark): string[] => claimsOf(mailOf(body, { Subject: subject }), 'report');

describe('a line that points to the subject', () => {
  it.each([
    'See subject.', 'see subject please', 'Please see the subject line', 'Hi, see subject', 'As the subject says.', 'The subject says it all!', 'As per subject', 'It is all in the title.',
    'Siehe Betreff', 's. Betreff', 'Wie im Betreff beschrieben', 'Der Betreff sagt eigentlich schon alles.', 'Steht alles im Betreff',
    'Voir objet', 'Comme indiqué dans l\'objet', 'Tout est dans l’objet, merci', 'Cf. titre', '(Level and station number in the subject)',
  ])('makes the subject describe the matter: %s', (pointer) => {
    expect(reportOf(`${pointer}\n\nIda\n`)).toEqual([`subject ${dark}`]);
  });

  it('keeps what is told beside it', () => {
    expect(reportOf('See subject, some ships came too near. More tomorrow.\n')).toEqual([`subject ${dark}.\nsome ships came too near. More tomorrow.`]);
    expect(reportOf('Nobody is up there, see subject.\n')).toEqual([`subject ${dark}.\nNobody is up there`]);
  });

  it.each([
    'The subject of the mails is empty since noon today.',
    'In the subject of all mails it says SPAM now.',
    'See the subject matter expert of the tower for this lamp.',
    'Mails with the subject "invoice" see no light at all.',
    'Betreff fehlt in allen Meldungen der Station.',
    'L’objet des messages est vide depuis midi.',
    'Subject to weather the crew will see the lamp again.',
  ])('is no talk about the subjects of mails: %s', (text) => {
    expect(reportOf(`${text}\n`)).toEqual([`label ${text}`]);
  });

  it('takes the subject for no sentence of his where it is ours', () => {
    expect(reportOf('See subject.\n', `Re: [BCN-2026-000017] ${dark}`)).toEqual([]);
  });

  it('makes the facts of the subject count like those of a letter', () => {
    const rules = { ...beacon, version: 'with phrases', fields: beacon.fields.map((field) => (field.id === 'dark_since' ? { ...field, toldBy: ['since'] } : field.id === 'ships' ? { ...field, toldBy: ['all ships'] } : field.id === 'site' ? { ...field, bare: true as const } : field)) };
    const found = recognised(mailOf('See subject.\n', { Subject: 'AW: main lamp dark for all ships since 10.03.2026 08:00 UTC+1, Harbour, console https://lamp.tower.example' }), rules).fields;

    expect(found.filter((claim) => claim.field !== 'report').map((claim) => `${claim.field} ${claim.source} ${[claim.value].flat().join()}`).sort()).toEqual(['console_url subject https://lamp.tower.example', 'dark_since subject 2026-03-10T07:00:00Z', 'ships subject all', 'site subject Harbour']);
  });
});

describe('the subject of a first mail', () => {
  const rules = { ...beacon, version: 'with since', fields: beacon.fields.map((field) => (field.id === 'dark_since' ? { ...field, toldBy: ['since'] } : field)) };
  const since = (subject: string, body: string): string[] => recognised(mailOf(body, { Subject: subject }), rules).fields.filter((claim) => claim.field === 'dark_since').map((claim) => `${claim.source} ${String(claim.value)}`);

  it('says since when, unless the mail does or it answers another', () => {
    expect(since('Dark since 10.03.2026 08:00 UTC+1', 'The main lamp is out again.\n')).toEqual(['subject 2026-03-10T07:00:00Z']);
    expect(since('Dark since 10.03.2026 08:00 UTC+1', 'The main lamp is out since 10.03.2026 09:00 UTC+1.\n')).toEqual(['sublabel 2026-03-10T08:00:00Z']);
    expect(since('Re: Dark since 10.03.2026 08:00 UTC+1', 'The main lamp is out again.\n')).toEqual([]);
    expect(since('Dark since Monday', 'The main lamp is out again.\n')).toEqual([]);
  });
});
