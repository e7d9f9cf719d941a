// How many people a fault hits, by the words of number in a clause that says whom it hits.
import { expect, it } from 'vitest';
import { extentIn, happensToPeople, saysWho } from './extent-words.ts';

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
  ['The helpdesk has had nineteen calls from different subscribers.', 'several'],
  ['Our first line counts some forty complaints by now.', 'several'],
  ['Bei der Hotline sind dazu heute elf Anrufe aufgelaufen.', 'several'],
  ["Le standard a reçu une bonne vingtaine d'appels depuis ce matin.", 'several'],
  ['Betroffen sind laut Hotline um die fünfzig Anschlüsse.', 'several'],
  ['Une quinzaine de clients nous ont écrit à ce propos.', 'several'],
  ['So far he is the only one we have heard of.', 'one'],
  ['Nur er ist betroffen.', 'one'],
  ['Außer ihm hat sich niemand gemeldet.', 'one'],
  ['It is this one lady so far.', 'one'],
  ['One customer wrote, then all of them did.', null],
  ['The page stays white.', null],
])('%s → %s', (clause, extent) => {
  expect(extentIn(clause)).toBe(extent);
});

it.each(['Twenty-three tickets have piled up on this since Monday.', 'Trois entreprises l\'ont signalé séparément.', 'It is this one lady so far.', 'Roughly a dozen people wrote to us about it.'])('says it of somebody: %s', (clause) => {
  expect(saysWho(clause)).toBe(true);
});

it.each(['We opened two tickets with you since Monday.', 'Normally we get twenty calls a day.', 'We have called two customers.', 'All calls fail since noon.', 'If ten customers complained we would know.', 'He is the only one with the password.'])('says nothing of whom it hits: %s', (clause) => {
  expect(saysWho(clause)).toBe(false);
});

it.each(['The list shows old folders to all users.', 'Every subscriber gets a white page.', 'Die Suche bleibt bei sämtlichen Kunden leer.', 'Allen Nutzern wird ein fremder Kalender angezeigt.', "Le bandeau s'affiche chez tous nos clients.", 'It comes up empty for everyone.'])('says to whom it happens: %s', (clause) => {
  expect(happensToPeople(clause)).toBe(true);
});

it.each(['A mailing to all customers is stuck.', 'When a folder is shown to all users it is empty.', 'We have informed all customers.', 'It happens in all browsers.', 'Sobald er für alle Nutzer freigegeben ist, verschwindet er.'])('says it of nobody: %s', (clause) => {
  expect(happensToPeople(clause)).toBe(false);
});
