// Capitalised words that name nobody: what begins a sentence, days and months, products, the nouns of support mails (all
// nouns in German). In: a word. Out: yes or no.
import { foldedWords } from '../field/fold.ts';

const nobody = new Set(foldedWords(`
  affects hits concerns betrifft trifft touche concerne
  als techniker
  a all already also an and another any are as ask at bitte but by call called can contact could dear did do does each escalate every everybody everyone
  for from good got guten hallo have he hello her hey hi his how i if in is it its just kind last like many may me meanwhile merci monsieur morning my name
  nachdem new next no nobody none not now of off on once one only or our out owner phone please point quick reach reported requested ring seit she since so some
  somebody someone still subject talk tel thank thanks that the their then there these they this those thus to today tomorrow unfortunately until up user users
  we what when where which while who whole why with yes yesterday you your best regards sincerely reporter requester caller client customer
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche
  microsoft windows outlook exchange teams office server servers azure sharepoint onedrive google chrome firefox edge adobe acrobat word excel powerpoint cloud email mail mails
  security monitoring console support service services desk help global admin administrator domain controller remote desktop active directory premium business
  standard basic essentials defender intune entra dynamics online mobile android iphone ipad apple samsung lenovo dell linux ubuntu debian oracle java spring tomcat weblogic
  websphere jboss cisco juniper fortinet sophos citrix vmware hyper sql intel team teams group groups mailbox mailboxes calendar drive folder file files print printer printers scanner
  internet network router switch firewall wifi lan vpn web app apps api version release production staging test transactional enterprise portal centre center
  event viewer task scheduler disk health status antivirus device control panel login logon access denied explorer archive search index settings code log logs alert alerts dashboard wizard
  street road avenue lane square strasse rue level floor building north south east west new great united kingdom states europe london paris berlin sydney perth melbourne
  ticket case incident request problem error fehler storung anfrage kunde kunden kundin benutzer anwender der die das den dem ein eine unser unsere unserem wir ich sie er es ihnen ihn ihm uns euch mir mich dir man bei beim von vom
  und oder aber nicht kein keine seit heute gestern morgen im am um zum zur fur mit auf ist sind hat haben wird wurde wenn weil dass auch noch nur schon hier dort ansprechpartner ansprechpartnerin kontakt kontaktperson
  le la les un une des du de notre nos votre vos mon ma mes ce cette il elle nous vous ils je et ou mais pas depuis hier aujourd hui demain pour par avec sur dans chez quand si tous tout toutes utilisateur client contactez appelez
  interlocuteur interlocutrice veuillez melden rufen fragen sprechen kontaktieren first second third level manager account engineer technical contact person availability available reason escalation tenant company
`));

/** Also a part of names of companies, never of a person's. */
const places = new Set(['new', 'north', 'south', 'east', 'west', 'great', 'united', 'royal', 'kingdom', 'states', 'europe', 'zealand', 'london', 'paris', 'berlin', 'sydney', 'perth', 'melbourne', 'auckland', 'brisbane']);

/** Begins a sentence or names a thing. */
export function isNoName(word: string): boolean {
  return foldedWords(word).every((one) => nobody.has(one)) && /^\p{Lu}/u.test(word) && !/^\p{Lu}\.$/u.test(word);
}

export function isNobody(word: string): boolean {
  return isNoName(word) || places.has(word.toLowerCase());
}
