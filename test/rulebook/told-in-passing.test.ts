// Facts that letters tell without a label, in the middle of what else they say, read by the shipped packs and their sentences.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

const change = 'Please add a second address to Email Security for our client.';
const slow = 'Mails of our client arrive an hour late.';

describe('a few words that could allow anything', () => {
  it.each(['The day is yours to pick, gladly at the weekend.', 'Welchen Tag ihr nehmt, ist einerlei, gerne jederzeit.', 'When it is done does not matter. Gladly in the evening.'])('allow no tests where nothing is about tests: %s', (text) => {
    expect(told('retarus-partner', 'test_ok', `${change}\n\n${text}`)).toBe('');
  });

  it.each(['You may send probes as well. By all means.', 'May you test it? Gladly.', 'Testmails sind erlaubt, gern auch spät.'])('allow them beside a word about them: %s', (text) => {
    expect(told('retarus-partner', 'test_ok', `${change}\n\n${text}`)).toBe('yes');
  });
});

describe('what was done about it', () => {
  it.each(['Our hotline has already matched the sender list with the archive.', 'Die Hotline hat bereits die Absenderliste mit dem Archiv abgeglichen.', "Le service informatique a déjà rapproché la liste des expéditeurs et l'archive."])('is told of a third person as well: %s', (text) => {
    expect(told('retarus-partner', 'done_so_far', `${slow}\n${text}`)).not.toBe('');
  });

  it.each(['We had the very same thing in spring.', 'Their provider changed the routing on Friday, and since then it fails.'])('is not what caused it or was seen before: %s', (text) => {
    expect(told('retarus-partner', 'done_so_far', `${slow}\n${text}`)).toBe('');
  });
});

describe('the server', () => {
  it.each(['The machine our nurses sign in to is https://docs.quay.example.', 'Der Server, auf dem die Schule liegt, ist https://docs.quay.example.', "Le serveur qu'ils ouvrent est https://docs.quay.example."])('is what the sentence calls so, whatever its name: %s', (text) => {
    expect(told('ox-cloud', 'server', `Mails do not open.\n${text}`)).toBe('https://docs.quay.example');
  });

  it('is no page with documents', () => {
    expect(told('ox-cloud', 'server', 'Mails do not open.\nWe followed the manual at https://docs.quay.example.')).toBe('');
  });

  it.each(['The server is https://mail.quay.example and carries 8.24.3.', 'We run 8.24.3 on https://mail.quay.example.', 'It is about https://mail.quay.example, the box of our schools, running 8.24.3.', 'Es geht um https://mail.quay.example, das System der Schulen, dort läuft 8.24.3.'])('has the version that is told of its address: %s', (text) => {
    expect(told('ox-cloud', 'server_version', `Mails do not open.\n${text}`)).toBe('8.24.3');
  });

  it.each(['On https://mail.quay.example the add-in, which shows 4.2.0, hangs.', 'We open https://mail.quay.example with Firefox 128.0.1.'])('has no version of something else: %s', (text) => {
    expect(told('ox-cloud', 'server_version', `Mails do not open.\n${text}`)).toBe('');
  });
});

describe('a text that a sentence of the letter leads to', () => {
  const lead = 'It concerns three users so far. What we expect: the list opens at once.';

  it('ends with its paragraph', () => {
    expect(told('ox-cloud', 'expected', `Mails do not open.\n\n${lead}\n\nThe colleague on duty will write down the way there.\n\nOur reference: 4711`)).toBe('the list opens at once.');
  });

  it('ends where the next thing is told, also in a sentence that the mail program broke', () => {
    expect(told('ox-cloud', 'expected', 'Mails do not open.\n\nWhat I get: the list of folders is empty, my notes are lost. The notes\nshould of course be waiting there for me.')).toBe('The notes should of course be waiting there for me.');
  });

  it('goes on in the items of its list', () => {
    expect(told('ox-cloud', 'expected', `Mails do not open.\n\nIt concerns three users so far. What we expect:\n- the list opens\n- the mail is shown\n\nOur reference: 4711`)).toContain('the mail is shown');
  });
});

describe('a deed and what it led to in one sentence', () => {
  it.each(['I renewed the licence on Tuesday, and now Outlook refuses to start on both machines.', 'Ich habe am Dienstag das Kennwort geändert, und jetzt fragt Outlook bei jedem Start endlos danach.'])('tells the fault as well: %s', (text) => {
    expect(told('rhipe-csp', 'explanation', `${text} Could you have a look?`)).toContain('Outlook');
  });

  it('is none of the story where nothing came of it', () => {
    expect(told('rhipe-csp', 'explanation', 'OneDrive keeps losing files. We restarted the machine, no change.')).toBe('OneDrive keeps losing files.');
  });
});

describe('how many a campaign writes to', () => {
  it.each(['We announce a campaign: on Monday, 4 May 2026 at 10:00 we send our yearbook to around 210,000 mailboxes.', 'Wir kündigen eine Kampagne an. Wir verschicken am Montag, 4. Mai 2026 um 10:00 Uhr unser Jahrbuch an rund 210.000 Postfächer.'])('is the load: %s', (text) => {
    expect(told('ox-cloud', 'expected_load', text)).toContain('210');
  });

  it('is not told by its day alone', () => {
    expect(told('ox-cloud', 'expected_load', 'We announce a campaign: on Monday, 4 May 2026 at 10:00 we send our yearbook.')).toBe('');
  });
});
