// "About 40 percent of the users are hit", "rund 40 % der Benutzer": the share of people that a sentence names. In: a clause.
// Out: the number, or null where it names none, two, or the share of something else.
import { unaccented } from '../fold.ts';

const people = String.raw`(?:[a-z]*(?:users?|customers?|clients?|accounts?|mailboxes|employees|colleagues|benutzer[ns]?|nutzer[ns]?|anwender[ns]?|mitarbeiter[ns]?|mitarbeitenden|konten|postfacher[n]?|kollegen|utilisateurs?|comptes?|employes|collegues|boites?)|staff|people|workforce|team|belegschaft|personen|leute|personnel|personnes|effectif)`;
const share = new RegExp(String.raw`(?<![\d.,–-])(?<share>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|per cent|prozent|pour ?cent)\s(?:of |der |von |des |de |d')?(?:(?:all|the|our|their|its|your|den|aller|unserer?|ihrer?|les|nos|leurs|ses) )*(?:[a-z-]+ ){0,2}?${people}(?![a-z])`, 'g');
const shareMax = 100;

export function shareIn(clause: string): string | null {
  const named = new Set([...unaccented(clause).toLowerCase().replace(/’/g, "'").matchAll(share)].map((one) => (one.groups?.['share'] ?? '').replace(',', '.')));
  const [only] = named;
  return only === undefined || named.size > 1 || Number(only) > shareMax ? null : only;
}
