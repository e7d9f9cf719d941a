// Sentences that tell of another customer or an older case by what they name.
import { describe, expect, it } from 'vitest';
import { withoutOtherParts } from './other-parts.ts';

const kept = (text: string, subject = ''): string => withoutOtherParts(text.split('\n').map((line) => ({ text: line, cells: null, role: 'new' as const })), subject).map((line) => line.text.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n');

describe('a sentence of another customer or an older case', () => {
  it.each([
    ['Harbour is dark. So that nobody mixes it up: North Pier (AB-188, closed last week) was the one on firmware 4.0.1.', 'Harbour is dark.'],
    ['Harbour is dark. To be clear: North Pier is the customer with the red lamp, and theirs is settled.', 'Harbour is dark.'],
    ['Harbour is dark. Please do not take this for AB-171 (North Pier), who had a fuse.', 'Harbour is dark.'],
    ['Harbour is dark.\n\n(Just so you know: when AB-5120 was open in autumn, Lou Hart was the caller.)', 'Harbour is dark.'],
    ['Harbour is dark. For the record, our AB-4990 was about the red lamp. You closed it on Monday.', 'Harbour is dark.'],
    ['In February, on AB-5203, the lamp was red and Lou Hart had called.\nHarbour is dark.', 'Harbour is dark.'],
    ['At North Pier (pier.example) last month we had E12 and a new fuse cured it.\nNow Harbour is dark.', 'Now Harbour is dark.'],
    ['North Pier had a dark lamp too, there it was E12 and we changed the fuse. Harbour is dark.', 'Harbour is dark.'],
    ['Another customer of ours, North Pier, runs firmware 4.0.1, there it starts without a murmur. Harbour is dark.', 'Harbour is dark.'],
    ['Der Nordturm ist dunkel. Damit es keine Verwechslung gibt: Hafen Süd, das war der Kunde mit dem Horn, und der ist längst erledigt.', 'Der Nordturm ist dunkel.'],
    ['Der Fall von gestern (Hafen Süd, E12) ist was anderes, da haben wir die Lampe getauscht. Der Nordturm ist dunkel.', 'Der Nordturm ist dunkel.'],
    ['Bei Hafen Süd hatten wir letzten Monat E12 und da hat eine Sicherung geholfen. Jetzt aber der Nordturm.', 'Jetzt aber der Nordturm.'],
    ["La tour nord est éteinte. Pour éviter toute confusion : le port, dossier AB-171 clos le mois dernier, c'était celui avec la corne.", 'La tour nord est éteinte.'],
    ['La tour nord est éteinte. Chez 4711LP, un client voisin, tout passe normalement.', 'La tour nord est éteinte.'],
    ['Harbour is dark. Tower 4712LP (North Pier) runs by the same cable without trouble, there we have touched nothing.', 'Harbour is dark.'],
    ['Harbour is dark. Over at Larch Point, the sister company, the very same lamp runs without complaint.', 'Harbour is dark.'],
    ['Die Kollegen von Hafen Süd (4712LP) hatten das im Herbst auch, dort war die Lampe rot.\nDer Nordturm ist dunkel.', 'Der Nordturm ist dunkel.'],
    ['Der Nordturm ist dunkel.\nKunde zwei mit dem Thema übrigens: Hafen Süd hatte E12, da half eine Sicherung.', 'Der Nordturm ist dunkel.'],
    ['Alpina (4712LP) we have done ourselves.\nHarbour is open. At Alpina we changed the fuse. At Harbour we only cleaned the lens.', 'Harbour is open. At Harbour we only cleaned the lens.'],
    ['Alpina (4712LP) haben wir selbst gelöst.\nOffen ist Harbour. Tests waren bei Alpina erlaubt, für Harbour liegt keine Antwort vor.', 'Offen ist Harbour. , für Harbour liegt keine Antwort vor.'],
    ['Also das ist jetzt schon der dritte Kunde mit so was, bei Hafen Süd (hafen.example) hatten wir letzten Monat E12 und da hat eine Sicherung geholfen. Jetzt aber Harbour.', 'Jetzt aber Harbour.'],
    ['Caller: Ida Holm (do not mix her up with Ina Holm who had the case AB-1187 in February)', 'Caller: Ida Holm'],
    ['You will remember the Tollgate case, that was a Beam with Orb 4.2.0.\nHarbour is dark. They have a Lamp for Orb, and it is out.', 'Harbour is dark. They have a Lamp for Orb, and it is out.'],
    ['Harbour is dark. Sie erinnern sich an den Fall Hafen Süd.', 'Harbour is dark.'], ['Harbour is dark. Vous vous souvenez du dossier Hafen.', 'Harbour is dark.'],
    ['Please do not take this for AB-171, who had a fuse. Harbour is level 4 and we do not know their lamp.', 'Harbour is level 4 and we do not know their lamp.'],
  ])('is left out: %s', (text, rest) => {
    expect(kept(text, 'Harbour')).toBe(rest);
  });

  it.each([
    'At Harbour last week we changed the fuse. It is dark.', 'You will remember that the lamp was new.', 'Harbour is dark. Additional: AB-1187 was similar', 'Our number AB-5390 was a typo, AB-5391 is right.', 'AB-5390 was opened today for it.', 'Another customer has the same.', 'Last month we saw E12 on the same lamp, now it is back.',
    'Harbour had this in February as well, and it is back. Ida Holm called, allowed.', 'Tower 4712LP otherwise runs without trouble.', 'Tower 4712LP runs without trouble until noon.', 'Been there before: Lou says that was AB-1187\nOften: yes', 'Ida Holm was the one who called, and she may.', 'In February we changed the fuse.', 'Chez nous tout passe normalement sauf la lampe.', 'So that nobody mixes it up: the lamp is the second from the left.', 'Kai Hart had it too, there it was the phone.',
  ])('is none: %s', (text) => {
    expect(kept(text, 'Harbour')).toBe(text);
  });
});
