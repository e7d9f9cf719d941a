// Whether a sentence speaks of another mail than the form that is quoted: "do not go by my mail of January", "the fault mail at
// the very bottom is from last autumn", "die alte Meldung ganz unten". In: the sentences of a letter. Out: those of them. Only
// where its writer says as well that the form holds his answers: then what he leaves aside, or calls another customer's, is that
// other mail. A sentence that names the form itself speaks of the form.
import { pointsToAnswers } from '../field/form/pointed-form.ts';
import { filledWords, sheetWords } from './form-words.ts';
import type { OwnSentence } from './own-sentences.ts';

const month = '(?:jan(?:uary|uar|vier)|feb(?:ruary|ruar)|fevrier|march|marz|mars|april|avril|may|mai|june?|juni|juin|july|juli|juillet|august|aout|septemb(?:er|re)|o[ck]tob(?:er|re)|novemb(?:er|re)|de[cz]emb(?:er|re))';
const season = '(?:spring|summer|autumn|fall|winter|christmas|easter|fruhjahrs?|fruhlings?|sommers?|herbst(?:e?s)?|winters?|weihnachten|ostern|printemps|ete|automne|hiver|noel|paques)';
const span = '(?:day|week|month|year|quarter|woche|monats?|jahr(?:e?s)?|quartals?|semaine|mois|an (?:dernier|passe)|annee|trimestre)';
const mail = '(?:(?:\\w+ )?(?:e-?mails?|mails?|messages?|reports?|letters?|notes?|tickets?|cases?|incidents?|faults?|outages?|thread|conversation|trail|exchange|story)|\\w*(?:mail|nachricht|meldung|anfrage|schreiben|vorgang|fall|storung|verlauf)(?:s|es|en)?|(?:courriels?|demandes?|signalements?|pannes?|dossiers?|echanges?|fil|cas))';
const old = '(?:old|older|earlier|previous|former|first|last|initial|original|past|alte[rnsm]?|altere[rnsm]?|fruhere[rnsm]?|vorige[rnsm]?|vorherige[rnsm]?|letzte[rnsm]?|erste[rnsm]?|ursprungliche[rnsm]?|ancien(?:ne)?s?|vieux|vieil(?:le)?|precedente?s?|premiere?s?|derniere?s?|anterieure?s?)';
const then = `(?:(?:(?:of|from|in|since|back in|around|vom|von|aus|im|aus dem|de|du|d'|en|au) ?){1,3}(?:l'|la |le )?(?:(?:this|last|early|late|mid|diesem|letzten?|letzter|letztem|vorigen?|vergangenen?|anfang|ende|mitte|debut|fin|\\d{1,2}(?:\\.|st|nd|rd|th)?) )*(?:${month}|${season}|${span}|\\d{4})|(?:last|letzte[nrsm]?|vorige[nrsm]?) (?:${span}|${season}|${month})|\\w+ (?:days|weeks|months|years) ago|vor \\w+ (?:tagen|wochen|monaten|jahren)|il y a \\w+ (?:jours|semaines|mois|ans)|damals|a l'epoque)`;
const deep = "(?:(?:at|on|to|near|towards) the (?:very )?(?:bottom|end|foot)|further down|furthest down|all the way down|ganz (?:unten|am ende)|am (?:ganz )?ende|zuunterst|weiter (?:unten|hinten)|tout en bas|tout a la fin|plus bas|a la (?:toute )?fin|en fin de (?:mail|message|fil))";
const wrote = '(?:wrote|sent|reported|mailed|asked|told|schrieb(?:en)?|geschrieben|gemeldet|geschickt|gesendet|ecrit|envoye|signale)';
const near = '(?: [^ .;!?]+){0,7}? ';
const patterns = [
  new RegExp(`(?<![a-z])${old} (?:[\\w']+ )?${mail}(?![a-z])`),
  new RegExp(`(?<![a-z])${mail}${near}(?:${then}|${deep})(?![a-z])`),
  new RegExp(`(?<![a-z])(?:${then}|${deep})${near}(?:${mail}|${wrote})(?![a-z])`),
  new RegExp(`(?<![a-z])${wrote}${near}${then}(?![a-z])`),
];
/** Not "the example in the form is still yours": that points at it, and says nothing of answers. */
const answerWords = /(?<![a-z])(?:answers?|repl(?:y|ies)|responses?|antworten|angaben|reponses?|renseignements)(?![a-z])/;
/** "That was another customer": said of what stands right before. */
const pronoun = /^\W*(?:(?:that|this|it|they|those|these|das|die|der|dies|diese[rs]?|es|da|darin|dort|there|cela|ca|c'|il|elle|celui-ci|celle-ci)(?![a-z]))/;

/** The sentences that leave another mail aside than the form; none where nobody points at the form. */
export function ofOtherMail(sentences: readonly OwnSentence[]): ReadonlySet<OwnSentence> {
  const found = new Set<OwnSentence>();
  if (!sentences.some(({ text }) => (filledWords.test(text) || answerWords.test(text)) && pointsToAnswers(text))) return found;
  sentences.forEach((one, i) => {
    const before = sentences[i - 1];
    const goesOn = before !== undefined && found.has(before) && pronoun.test(one.text);
    if (!sheetWords.test(one.text) && (goesOn || patterns.some((pattern) => pattern.test(one.text)))) found.add(one);
  });
  return found;
}
