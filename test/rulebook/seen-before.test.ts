// Whether the same fault was seen before, told by the very sentences that are about another case, read by the shipped packs.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

const list = (line: string): string => `Kollegen,\n\n- Was: Mails an das Hafenamt scheitern am Zertifikat\n- Wie viele: sechs Leute im Lager\n- Selbst gesehen: ja, jede Mail geht schief\n${line}\n\nIH`;

describe('whether it was seen before', () => {
  it('is told by an earlier case, which answers nothing else', () => {
    expect(told('retarus-partner', 'known', list('- Dazu passt RCR-790031, damals war es ein abgelaufenes Zwischenzertifikat'))).toBe('yes');
    expect(told('retarus-partner', 'known', 'Good morning,\n\nPDFs from the scanners are held.\n\n* Can we trigger it? Every scan does it.\n* Known? There was RCR-790031 in January which sounded alike.\n\nIda')).toBe('yes');
  });

  it('is told by no number of this case, nor by the empty place of a form', () => {
    expect(told('zynstra-cms', 'known_issue', 'Server: AVN-CMS-0042\nHarbour ticket: 77-3106')).toBe('');
    expect(told('retarus-partner', 'known', 'Beschreibung: Mails fehlen.\nTestsendungen erlaubt: \nBereits bekannt: \nZusätzliche Informationen:')).toBe('');
  });

  it.each([
    ['en', 'It is the first time that this fault comes to our desk.', 'no'], ['en', 'As far as our team is concerned the fault is not known already.', 'no'], ['en', 'Not one colleague had met this before.', 'no'],
    ['de', 'Soweit wir das sehen, ist der Fehler nicht schon bekannt.', 'no'], ['de', 'Niemand im Team hat diese Meldung je gesehen.', 'no'], ['de', 'Der Fehler taucht bei uns zum ersten Mal auf.', 'no'],
    ['fr', "C'est la première fois que nous avons cette panne.", 'no'], ['fr', 'En ce qui nous concerne, la panne n’est pas connue.', 'no'], ['fr', 'Ce n’est pas la première fois que nous avons cette panne.', 'yes'],
    ['en', 'The first time we sent one it went through.', ''], ['de', 'Ich schreibe euch zum ersten Mal.', ''], ['fr', "C'est la première fois que je vous écris.", ''],
  ])('is told in a sentence (%s): %s', (_, sentence, value) => {
    expect(told('retarus-partner', 'known', `Hello,\n\nDescription: mails to the harbour office are refused.\n${sentence}\n\nIda`)).toBe(value);
  });
});
