// Whom a sentence asks to be called, by a name and a number that stand together: "the person to speak to is Ida Holm; her
// mobile: +44 …", "nicht den Kunden, sondern Per Dahl unter 0171 …", "our engineer Ida Holm (+44 …) is on site". In: a
// sentence. Out: the name. Who called, a customer, and two people who may both be meant are nobody to call.
import { withoutExcluded } from '../field/withdrawn/excluded.ts';
import { phoneOf } from '../field/value/read-contact.ts';
import { personsIn, type NamedPerson } from './person-names.ts';

/** Between a name and his number. */
const betweenMax = 60;
const numberMax = 30;
/** Whose he is stands right beside him; "on site at the customer" does not. */
const besideMax = 18;
const sentenceMax = 400;
/** That somebody is to be called, asked or told, or takes it over. */
const toCall = new RegExp(String.raw`(?<![\p{L}])(?:` + [
  'call', 'ring', 'phone', 'dial', 'text', 'reach(?:able|ed)?', 'available', 'contact(?:able)?', '(?:speaks?|talks?|turns?|liaises?|deals?|gets? in touch|gets? on) (?:to|with)', 'the one (?:who|to|you|they)', 'has all', 'on hand', 'standing by', '(?:best|right) person', 'takes? over', 'will take (?:it|this|the)', 'stand(?:s|ing)? in', 'look(?:s|ing) after', 'in charge', 'handles?', 'handling', 'responsible', 'on duty', 'on call', 'knows (?:the|all|more|about)', 'ask for', 'help(?:s)?', 'get(?= \\p{Lu})', 'on the phone', 'by the phone', 'picks? up', 'answers?', 'at the desk', 'mans? the', 'try(?= \\p{Lu})',
  'am telefon', 'am apparat', 'nimmt ab', 'geht ran', 'rückrufe?n?', 'rückfragen', 'fragen', 'anrufen', 'anzurufen', 'an(?:zu)?sprechen', 'sprechen', 'reden', 'melden', 'wenden', 'erreichbar', 'erreich\\p{L}*', 'zuständig', 'verantwortlich', 'übernimmt', 'vertritt', 'vertretung', 'betreut', 'kümmert', 'hilft', 'bescheid', 'bereitschaft', 'bereit', 'verfügung', 'melden', 'dienst', 'kontakt\\p{L}*', 'ansprech\\p{L}*',
  'au bout du fil', 'au téléphone', 'décroche', 'appel(?:er|ez|ons)', 'rappel(?:er|ez)', 'joindre', 'joignez', 'joignable', 'contacte[rz]', 'adresse[rz]', 'parle[rz]', 'interlocut\\p{L}*', 'questions?', 'disponible', 's[’\']occupe', 'reprend', 'remplace', 'remplaçante?', 'à disposition', 'astreinte', 'permanence', 'responsable', 'en charge',
].join('|') + String.raw`)(?![\p{L}])`, 'iu');
/** One of one's own people needs no such word. */
const ofOurs = /(?<![\p{L}])(?:(?:my|our) (?:\p{L}+ ){0,2}(?:colleague|engineer|technician|tech|deputy|manager|lead|boss|consultant|admin|specialist)|(?:mein|unser)\p{L}* (?:\p{L}+ ){0,2}(?:kolleg\p{L}*|techniker\p{L}*|vertret\p{L}*|chef\p{L}*|leiter\p{L}*|berater\p{L}*|admin\p{L}*)|(?:mon|ma|notre) (?:coll[eè]gue|technicien\p{L}*|ing[eé]nieure?|adjointe?|responsable|chef\p{L}*))(?![\p{L}])/iu;
/** He is of the other side, or it is told what happened. */
const ofOthers = /(?<![\p{L}])(?:(?:the|their|his|her|a) (?:customer|client|caller|user|tenant|admin|supplier|vendor|provider)|customer['’]s|client['’]s|(?:der|die|den|dem|des|beim|vom|ihr\p{L}*|deren) (?:kund\p{L}*|anwender\p{L}*|anrufer\p{L}*|melder\p{L}*|benutzer\p{L}*|nutzer\p{L}*|lieferant\p{L}*|anbieter\p{L}*)|(?:le|la|les|du|chez le) (?:client\p{L}*|utilisat\p{L}*|fournisseur))(?![\p{L}])/iu;
const happened = /(?<![\p{L}])(?:(?<!\bbe )called|rang|(?<!\bbe )phoned|reported|complained|wrote|told|tried|said|hat (?:\p{L}+ ){0,4}(?:angerufen|gemeldet|geschrieben|berichtet)|rief|meldete|a (?:appelé|signalé|téléphoné|écrit))(?![\p{L}])/iu;
const denied = /(?<![\p{L}])(?:not|don['’]?t|never|no longer|nobody|nicht|kein\p{L}*|niemals|ne|n['’]\p{L}+|pas|jamais)(?![\p{L}])/iu;

export function personToCall(sentence: string): string | null {
  if (sentence.length > sentenceMax || !/\d{3}|\d\s\d/.test(sentence)) return null;
  const meant = withoutExcluded(sentence);
  if (!toCall.test(meant) && !ofOurs.test(meant)) return null;
  const found = personsIn(meant).filter((one) => {
    const [before, behind] = clauseOf(meant, one);
    return numberBehind(meant, one) && !ofOthers.test(before + behind.slice(0, besideMax)) && !happened.test(before + behind) && !denied.test(before + behind);
  });
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

function numberBehind(text: string, { end }: NamedPerson): boolean {
  const behind = text.slice(end, end + betweenMax + numberMax);
  const phone = phoneOf(behind);
  const at = phone === null ? -1 : behind.indexOf(phone);
  return at >= 0 && at <= betweenMax && personsIn(behind.slice(0, at)).length === 0;
}

/** The words of his own clause before and behind him: what stands before a mark or a "but" is about somebody else. */
function clauseOf(text: string, { start, end }: NamedPerson): [string, string] {
  const before = text.slice(0, start).split(/[;.!?]\s+|,\s+(?=(?:but|and|sondern|aber|und|mais|et)\s)|\s(?:but|sondern|mais)\s/u).at(-1) ?? '';
  return [before, text.slice(end, end + betweenMax)];
}
