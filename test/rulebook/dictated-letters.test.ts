// Letters that were dictated or typed without marks, and letters that end in a signature: read by the shipped packs. Invented
// words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const receivedAt = Date.parse('2026-03-20T12:00:00Z');

function told(desk: string, text: string, from = 'Harbour desk'): Record<string, unknown> {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: ${from} <desk@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: note\r\nMessage-ID: <m1@quay.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`));
  const { fields } = recognise({ mail, reversePath: null, forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, rules);
  return Object.fromEntries(fields.filter((claim) => claim.value !== null).map((claim) => [claim.field, claim.value]));
}

describe('a letter without marks', () => {
  it('is read clause by clause', () => {
    const fields = told('retarus-partner', 'hallo ich diktiere das kundennummer 73125 mandant 12345RS alle mails landen im\nspam ordner wir haben den absender freigegeben hat nichts gebracht testmails könnt\nihr gern schicken das ist das erste mal danke');

    expect(fields).toMatchObject({ test_ok: 'yes', known: 'no' });
    expect(fields['done_so_far']).toMatch(/absender freigegeben/u);
    expect(fields['done_so_far']).not.toMatch(/testmails|kundennummer/u);
    expect(fields['description']).toMatch(/spam ordner/u);
    expect(fields['description']).not.toMatch(/testmails|absender freigegeben/u);
  });

  it('keeps what one does, what happens and what should happen apart', () => {
    const fields = told('ox-cloud', 'hi no commas today key PRM-SUP-20011-A1 when you open a mail and press reply the window stays empty it should show the text of the mail severity three several users told us thanks');

    expect(fields).toMatchObject({ support_key: 'PRM-SUP-20011-A1', severity: '3', end_user_impact: 'Multiple' });
    expect(fields['steps']).toMatch(/open a mail and press reply/u);
    expect(fields['current']).toMatch(/window stays empty/u);
    expect(fields['current']).not.toMatch(/severity|thanks|PRM/u);
    expect(fields['expected']).toMatch(/show the text/u);
  });

  it('is read without what its writer takes back on the way', () => {
    expect(told('ox-cloud', 'hi by voice our key is PRM-SUP-20011-A1 and it happens on https://old.quay.example no wait that is the old one it is https://new.quay.example in production severity two or rather severity three please')).toMatchObject({ support_key: 'PRM-SUP-20011-A1', server: 'https://new.quay.example', environment: 'Production', severity: '3' });
    expect(told('ox-cloud', 'hi by voice our key is PRM-SUP-20011-A1 and the server is https://old.quay.example no scrap that it is switched off i have to look up the new one tonight it is production and severity two')).not.toHaveProperty('server');
    expect(told('retarus-partner', 'hallo per sprache unsere kundennummer ist 73152 ach quatsch 73125 meine ich\n\ndie störung begann am 17.03.2026 um 14:30 uhr utc+1 nein halt das war falsch sie begann am 18.03.2026 um 06:15 uhr utc+1')).toMatchObject({ main_id: '73125', start: '2026-03-18T05:15:00Z' });
    expect(told('zynstra-cms', 'hi on voice input the server is AVN-CMS-0024 scrub that it is AVN-CMS-0042 and the suspected component is the internet connection no sorry scrap that the server')).toMatchObject({ server: 'AVN-CMS-0042', suspected: 'server' });
  });

  it('gives each line its thought where its writer does', () => {
    const fields = told('rhipe-csp', 'hello by voice\nthe company is Contoso Dental\nthe tenant domain is contoso.onmicrosoft.com\noutlook asks for the password again and again\nall users are affected\nwe signed them out everywhere and cleared the saved passwords\ncalls in teams are fine as far as we know');

    expect(fields).toMatchObject({ company: 'Contoso Dental', users: ['all'] });
    expect(fields['steps_done']).toMatch(/cleared the saved passwords$/u);
  });

  it('leaves open what its writer does not know yet', () => {
    const fields = told('retarus-partner', 'hello its ida our number is 73125 since this morning every fax to the harbour office comes back\nwe restarted the relay without any luck i cannot tell yet whether we can reproduce it my colleague has a\ngo at it tonight as far as the team is concerned the fault is not known already thanks');

    expect(fields).not.toHaveProperty('reproduced');
    expect(fields).toMatchObject({ known: 'no' });
    expect(told('retarus-partner', 'hello its ida our number is 73125 since this morning every fax to the harbour office comes back\nwe restarted the relay without any luck we can reproduce it with every fax we send and nobody has seen\nit before thanks')['reproduced']).toMatch(/reproduce it with every fax/u);
  });

  it('names persons without capitals', () => {
    expect(told('zynstra-cms', 'server avn-cms-0042 the drive p is gone for everybody reported by owen pryce monitoring shows a red disk alert')['user']).toMatch(/Owen Pryce/u);
  });

  it('tells no level that was wrong, and none that is left to others', () => {
    expect(told('ox-cloud', 'hello i was told last time it was severity 1 and that was wrong so i rather leave it to you the mobile page is blank')).not.toHaveProperty('severity');
  });
});

describe('the story of a letter', () => {
  it.each([
    ['Bonjour,\n\nla fenêtre de recherche reste vide depuis ce matin.\n\nMerci d\'avance\nJérôme Castel\nHarbour, bureau du port\n04 9157 0312', /Castel|04 9157/u],
    ['Hello,\n\nthe search window stays empty since this morning.\n\nKen\nHarbour Ltd', /Ken|Ltd/u],
  ])('ends where it is signed: %s', (text, signature) => {
    const { current } = told('ox-cloud', text);

    expect(current).toBeDefined();
    expect(current).not.toMatch(signature);
  });

  it('goes on behind a line that only begins like a name', () => {
    expect(told('ox-cloud', 'Hello,\n\nKen Holm and all his team see an empty search window.\n\nSearch Folder\nstays grey as well, it does not react to any click.')['current']).toMatch(/stays grey/u);
  });
});

describe('how many it hits', () => {
  it.each([
    ['Gemeldet haben das bisher sieben Kunden.', 'Multiple'],
    ['seit 07:40 Uhr kommt kein einziger unserer Nutzer mehr auf die Seite', 'All'],
    ['Nobody gets in any more.', 'All'],
    ['Deux clients nous en ont parlé.', 'Multiple'],
  ])('is heard: %s', (text, value) => {
    expect(told('ox-cloud', `The search window stays empty.\n${text}`)['end_user_impact']).toBe(value);
  });

  it.each(['We have called two customers about it.', 'Did several customers report it?', 'If two customers complained we would tell you.'])('is not told: %s', (text) => {
    expect(told('ox-cloud', `The search window stays empty.\n${text}`)).not.toHaveProperty('end_user_impact');
  });
});

describe('a level', () => {
  it.each([['3 pls.', '3'], ['Schweregrad würden wir bei 2 sehen.', '2'], ['Das ist für uns eine 1.', '1'], ['Stufe 3 bitte.', '3']])('is heard: %s', (text, value) => {
    expect(told('ox-cloud', `The search window stays empty.\n${text}`)['severity']).toBe(value);
  });

  it.each(['3 users pls.', 'Das ist eine 1-zu-1-Kopie.', 'It is a 2 minute wait.'])('is none: %s', (text) => {
    expect(told('ox-cloud', `The search window stays empty.\n${text}`)).not.toHaveProperty('severity');
  });
});
