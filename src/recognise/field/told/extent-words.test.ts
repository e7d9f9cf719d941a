// How many people a fault hits, by the words of number in a clause that says whom it hits.
import { expect, it } from 'vitest';
import { extentIn } from './told-extent.ts';

it.each([
  ['A handful of subscribers complained so far.', 'several'],
  ['Eine Handvoll Kunden hat sich gemeldet.', 'several'],
  ['About 300 customers are hit.', 'several'],
  ['Plusieurs abonnés nous ont écrit.', 'several'],
  ['Everybody is affected except the night shift.', 'several'],
  ['Betroffen ist ausnahmslos jeder Kunde.', 'all'],
  ['kein Nutzer kann sich anmelden', 'all'],
  ['Aucun abonné ne peut se connecter.', 'all'],
  ['Only one subscriber has noticed it.', 'one'],
  ['Bisher hat es nur ein einziger Kunde bemerkt.', 'one'],
  ["Un seul abonné l'a remarqué.", 'one'],
  ['Bisher hat sich sonst niemand gemeldet.', 'one'],
  ['Nobody else has seen it.', 'one'],
  ['Sechs Firmenkunden haben sich beschwert.', 'several'],
  ['Not a single customer of ours gets in.', 'all'],
  ['Our board members are among those hit.', 'leaders'],
  ['Wie viele Kunden es trifft, wissen wir nicht.', 'unknown'],
  ['We do not know how many users are hit.', 'unknown'],
  ['One customer wrote, then all of them did.', null],
  ['The page stays white.', null],
])('%s → %s', (clause, extent) => {
  expect(extentIn(clause)).toBe(extent);
});
