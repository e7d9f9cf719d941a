// "Mich erreichen Sie unter …", "the phone to use today is …", "mon portable : …": a sentence that tells the writer's own
// number in whatever order. In: a sentence, who wrote. Out: the number; null where the sentence is of somebody else, of
// the reader's number, or of a call that was made (RET-37).
import { withoutExcluded } from '../field/withdrawn/excluded.ts';
import { phoneOf } from '../field/value/read-contact.ts';
import { personsIn } from './person-names.ts';

const told = [
  // English
  String.raw`(?:reach(?:es)?|gets?(?:\s(?:hold\sof|through\sto))?|catch(?:es)?|finds?|ring|call|phone|contact|text)\s(?:me|us)`,
  String.raw`(?:my|our)\s(?:[\p{L}-]+\s){0,2}(?:line|number|phone|mobile|cell|extension|handset|landline)`,
  String.raw`(?:line|number|phone|mobile)\sto\s(?:use|call|ring|dial|try)`,
  String.raw`i(?:['’]m|\sam|\scan\sbe|['’]ll\sbe|\swill\sbe)\s(?:[\p{L}]+\s){0,3}(?:reach\p{L}*|available|contactable|on\sthe\sphone)`,
  String.raw`(?:call|ring|phone)(?:\s(?:back|any\s?time|whenever[\p{L}\s]{0,20}|if[\p{L}\s]{0,30})){1,2}[\s:,–-]{1,3}(?:(?:on|at)\s)?(?=[+(0])`,
  String.raw`i(?:['’]m|\sam)\sat\smy\sdesk`,
  String.raw`(?:reachable|available|contactable)\s(?:at|on|under|via)`,
  String.raw`to\s(?:my|our)\s(?:desk|office)`,
  String.raw`i\s(?:sit|am|will\sbe|shall\sbe)\s(?:[\p{L}]+\s){0,4}(?:phone|telephone|receiver)`,
  String.raw`(?:questions?|quer(?:y|ies)|doubts?|urgent|need(?:ed|s)?\s(?:be|me|us)|needed|unclear)[\s:,–-]{1,3}(?:(?:on|at|dial|use)\s)?(?=[+(0])`,
  String.raw`(?:myself|me)[\s:,(–-]{1,3}(?:(?:on|at|under)\s)?(?=[+(0])`,
  // German
  String.raw`(?:rückruf|anruf)\p{L}*\s(?:bitte\s)?(?:(?:an|für)\s(?:mich|uns)\s)?(?:unter|an|auf)(?:\s(?:die|der))?(?=\s?[+(0])`,
  String.raw`(?:mich|mir|bin\sich|ich\sselbst|uns)[\s:,(–-]{1,3}(?:(?:unter|auf|an)\s)?(?:der\s)?(?=[+(0])`,
  String.raw`(?:rückfragen|fragen|bedarf|unklar|zweifel|was\sist|etwas\sist|notfalls|telefonisch)[\s:,–-]{1,3}(?:(?:unter|auf|an)\s)?(?:der\s|die\s)?(?=[+(0])`,
  String.raw`(?:gehe|hebe|nehme)\sich\s(?:[\p{L}]+\s){0,2}(?:ran|ab|dran)`,
  String.raw`(?:mich|uns)\s[^.]{0,60}?(?:erreich\p{L}*|an(?:zu)?rufen|anruft|zurück(?:zu)?rufen)`,
  String.raw`(?:erreich\p{L}*|ruf\p{L}*)\s(?:[\p{L}]+\s){0,3}(?:mich|uns|ich)`,
  String.raw`(?:ich\s(?:bin\s)?|bin\s(?:ich)?)[^.]{0,50}?(?:erreichbar|zu\serreichen)`,
  String.raw`(?:zu\serreichen|erreichbar)\sbin\sich`,
  String.raw`(?:mein|unser)(?:e[rmn]?|em|er)?\s(?:[\p{L}-]+\s){0,2}(?:durchwahl|(?:\p{L}+-?)?nummer|handy|mobil(?:telefon)?|telefon|apparat|anschluss|diensthandy)`,
  String.raw`(?:rufen\ssie|ruft|ruf)\s(?:[\p{L}]+\s){0,4}(?:an|durch)[\s:,–-]{1,3}(?:unter\s)?(?=[+(0])`,
  // French
  String.raw`(?:me|nous)\s(?:join(?:dre|t|drez)|joignez|rappel\p{L}*|appel\p{L}*|contact\p{L}*|trouve\p{L}*)`,
  String.raw`c['’]est\smoi\squi[^.;]{0,60}?(?:tél\p{L}*|portable|mobile|numéro)`,
  String.raw`je\s(?:suis|reste|serai)\s(?:[\p{L}]+\s){0,3}(?:joignable|disponible|atteignable)`,
  String.raw`(?:moi|moi-même)[\s:,(–-]{1,3}(?:(?:au|sur\sle)\s)?(?=[+(0])`,
  String.raw`(?:besoin|question|questions|doute|urgence)[\s:,–-]{1,3}(?:(?:au|le)\s)?(?=[+(0])`,
  String.raw`vous\sm['’](?:avez|aurez|atteignez|attraperez)`,
  String.raw`joignable\s(?:[\p{L}]+\s){0,3}(?:au|sur)`,
  String.raw`(?:mon|ma|notre)\s(?:[\p{L}]+\s){0,2}(?:portable|mobile|ligne|numéro|téléphone|poste|fixe|natel)`,
  String.raw`(?:r?appelez)\s(?:[\p{L}’']+\s){0,4}(?:au|le|:)\s?(?=[+(0])`,
];
const tells = new RegExp(String.raw`(?<![\p{L}])(?:${told.join('|')})(?![\p{L}])`, 'iu');
const ofReader = /(?<![\p{L}])(?:your|ihre[rnm]?|eure[rnm]?|deine[rnm]?|votre|vos)\s(?:[\p{L}-]+\s){0,2}(?:line|number|hotline|phone|switchboard|nummer|durchwahl|telefon|leitung|ligne|numéro|standard|portable)/iu;
/** Somebody else's number, or one that is none any more. */
const ofOthers = /(?<![\p{L}])(?:customer|client|caller|user|his|her|their(?!\s(?:engineers?|technicians?|people|side|team|staff|support)(?![\p{L}]))|kund\p{L}*|anwender\p{L}*|anrufer\p{L}*|seine[rnm]?|deren|utilisat\p{L}*|leur|no longer|nicht mehr|kein\p{L}*|ne\s[^.]{0,20}plus)(?![\p{L}])/iu;
/** Behind a number, or in front of it: it is not to be used. What is not meant beside it ("not the one below") is gone by then. */
const denied = /(?<![\p{L}])(?:not|don['’]?t|never|isn['’]t|can['’]?t|cannot|nicht|nie|niemals|ne|n['’]\p{L}+|pas|jamais|old|former|previous|wrong|alte[nr]?|frühere[nr]?|bisherige[nr]?|ancien(?:ne)?)(?![\p{L}])/iu;
const noDenial = /(?:do not|don['’]t)\s(?:hesitate|be shy)|zögern sie nicht|n['’]hésitez pas|nicht zögern|scheuen sie sich nicht/gi;
const past = /(?<![\p{L}])(?:tried|called|rang|phoned|dialled|waited|queue|versucht|angerufen|probiert|gewählt|warteschleife|essayé|appelé|composé|attendu)(?![\p{L}])/iu;
/** "My name is …": who it is that writes from the address of a team. */
export const introduces = /(?:my name is|i am|i['’]m|this is|mein name ist|ich bin|ich heiße|hier ist|je suis|je m['’]appelle|mon nom est)\s(?:(?:mr|mrs|ms|herr|frau|m|mme)\.?\s)?$/i;
const sentenceCharactersMax = 300;

export function reachesMe(text: string, writer: { readonly name: string }): string | null {
  if (text.length > sentenceCharactersMax || !/\d{3}|\d\s\d/.test(text) || !tells.test(text) || ofReader.test(text) || ofOthers.test(text) || past.test(text) || isDenied(text)) return null;
  const own = writer.name.toLowerCase().split(/\s+/u);
  const others = personsIn(text).filter((person) => !introduces.test(text.slice(0, person.start)) && !person.name.toLowerCase().split(/\s+/u).some((word) => own.includes(word)));
  return others.length > 0 ? null : phoneOf(text);
}

/** In the clause of the number, or before it. */
function isDenied(text: string): boolean {
  const meant = withoutExcluded(text).replace(noDenial, ' ');
  const phone = phoneOf(meant);
  const at = phone === null ? -1 : meant.indexOf(phone);
  return phone !== null && at >= 0 && denied.test(meant.slice(0, at) + (/^[^,;.!?]*/.exec(meant.slice(at + phone.length))?.[0] ?? ''));
}
