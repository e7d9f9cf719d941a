// A sentence that says nothing but whom it hits: "It is Nadia Holm and Kim Dahl this time.", "me and Hemi Lind, the others do
// not share", "Affects Trish, Bob and the two apprentices", "Gavin and Little Pete get the same thing", "bei Frau Lind
// dasselbe", "the three keepers, nobody at the desk". In: sentences, how entries are judged. Out: its entries, null when
// it says something else. Who introduces himself ("it is Ida Holm from the tower") and a thing are nobody.
import type { Sentence } from '../sentences.ts';

const charactersMax = 240;
const adverbs = String.raw`(?:this time|again|so far|today|at the moment|for now|as well|too|only|diesmal|wieder|bisher|heute|auch|cette fois|encore|aussi|pour l['’]instant|à nouveau)`;
const start = String.raw`^(?:(?:so|and|well|then|also|but|und|also|aber|et|donc|alors),?\s)?`;
const same = String.raw`(?:(?:exactly\s|just\s)?(?:the\s(?:very\s)?same(?:\s(?:thing|problem|issue|error|message|trouble|story|fault|symptoms?))?|it too|it as well|this too|that too)|(?:genau\s)?(?:das gleiche|dasselbe|den gleichen fehler|denselben fehler|das gleiche problem|dasselbe problem|die gleiche meldung|dieselbe meldung)|exactement\s(?:le|la) même\s\p{L}+|(?:le|la) même\s(?:problème|erreur|message|souci|panne|chose))`;
const gets = String.raw`(?:gets?|have|has|had|got|see|sees|saw|reports?|(?:are|is) (?:seeing|getting|having)|experiences?|bekommen|bekommt|haben|hat|sehen|sieht|melden|meldet|ont|a|voient|voit|obtiennent|obtient|rencontrent|rencontre)`;

/** "Frau Lind hat es, Herr Dahl ebenfalls, sonst niemand." */
const hasIt = /^(?<list>[^.;:?!,]{2,60})\s(?:has|have|hat|haben|a|ont)\s(?:got\s)?(?:it|this|es|das auch|den fehler|le problème|ce problème)(?:\s(?:too|as well|also|auch|aussi))?(?:,\s(?:und\s|and\s|et\s)?(?<more>[^.;:?!,]{2,60})\s(?:ebenfalls|auch|too|as well|also|aussi|également))?(?=\s?[,.;]|\s?$|\s(?:and|but|und|aber|et|mais)\s)/i;

interface Form {
  readonly pattern: RegExp;
  /** Nothing but its words leads to persons: one name alone may be anybody. */
  readonly weak?: true;
}

const forms: readonly Form[] = [
  { pattern: new RegExp(String.raw`^(?<list>[^.;:?!]{2,120}?)\s(?:(?:also|now|both|all|auch|jetzt|beide|alle|aussi|maintenant)\s){0,2}${gets}\s${same}(?![\p{L}])`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:(?:it is|it['’]s|the|exactly the|just the)\s)?same(?:\s(?:thing|problem|issue|error|story|message|trouble|fault|here))?\s(?:with|for|on|at|happens (?:to|for|with)|goes for|applies to)\s(?<list>[^.;:?!]{2,160})`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:bei|für)\s(?<list>[^.;:?!]{2,120}?)\s(?:ist es\s|gibt es\s|passiert\s|auch\s)?(?:genau\s)?(?:das gleiche|dasselbe|genauso|ebenso|das gleiche problem)(?![\p{L}])`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:pareil|idem|(?:la\s)?même chose|(?:le\s)?même (?:problème|souci))\s(?:pour|chez|avec)\s(?<list>[^.;:?!]{2,160})`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:(?:it|this|that|this one|the (?:problem|fault|issue)|das|es|cela|ça|ceci|le problème|la panne)\s)?(?:only\s|just\s|mainly\s|currently\s|so far\s)?(?:affects|affected|hits|concerns|bothers|has (?:got|hit|caught|affected)|touche|concerne|betrifft|trifft)\s(?:only\s|just\s|nur\s|bisher\s)?(?<list>[^.;:?!]{2,160})`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:it|this|that|these|those|they|es|das|ce|c)(?:['’]s| is| are|['’]re| sind| ist|['’]est| sont)\s(?<list>[^.;:?!]{3,160}?)\s${adverbs}[.!]?$`, 'iu') },
  { pattern: new RegExp(String.raw`${start}(?:it|this|that|these|those|they|es|das|ce|c)(?:['’]s| is| are|['’]re| sind| ist|['’]est| sont)\s(?<list>[^;:?!]{3,160})$`, 'iu'), weak: true },
  { pattern: /^(?<list>(?:me|myself|my own \p{L}+|i|ich|ich selbst|moi|moi-même)(?:,|\s(?:and|und|et|plus)|\s?[&+])\s[^;:?!]{2,160})$/iu },
  { pattern: /(?:^|[,;–—-]\s)(?:so\s)?(?:the (?:two|three|four|five) of (?:them|us)|die (?:beiden|zwei|drei)|tous les (?:deux|trois)|toutes les (?:deux|trois))(?:,|:|\s[–—-])\s(?<list>[^.;:?!]{3,120})/i },
  // Nothing but a list: "Ida Holm plus the two keepers".
  { pattern: /^(?<list>[^.;:?!]{3,120})$/i, weak: true },
  // A list and who is spared, and no verb: "the three keepers, nobody at the desk".
  { pattern: /^(?<list>[^.;:?!,]{3,100}),\s(?:and\s|but\s|aber\s|mais\s)?(?:nobody|no one|none|not|the others?|niemand|keiner|nicht|die anderen|personne|pas|les autres)(?![\p{L}])/iu },
];
/** About whom to speak with, or who it was that said so. */
const otherwise = /(?<![\p{L}])(?:call(?:ed|ing)?|rang|ring|phone[ds]?|contact|speak|talk|reach|ask|asked|report(?:ed|ing)|told|wrote|writing|here|speaking|from the|in charge|on duty|angerufen|gemeldet|erreichen|sprechen|ansprech\p{L}*|zuständig|appelé|signalé|joindre|contacter|who|whose|which|that|die|der|qui|dont)(?![\p{L}])/iu;
/** "Not affected", "fine with". */
const spared = /(?<![\p{L}])(?:not|never|no longer|n['’]?t|fine|ok|okay|works|nicht|nie|kein\p{L}*|läuft|geht|ne|pas|jamais|va bien|if|whether|maybe|perhaps|ob|vielleicht|si|peut-être)(?![\p{L}])/iu;

const joints = /,\s(?:and\s|und\s|et\s)?|\s(?:and|und|et|while)\s/gi;

/** Addresses have readers of their own. */
export function whoHasIt(sentences: readonly Sentence[], listed: (list: string) => string[] | null): { readonly entries: readonly string[]; readonly sentence: Sentence } | null {
  const found = sentences.flatMap((sentence, at) => {
    const entries = sentence.text.length > charactersMax || sentence.wish || sentence.text.includes('@') ? null : entriesIn(sentence.text.replace(/[.!]+$/u, ''), at === 0, listed);
    return entries === null ? [] : [{ entries, sentence }];
  });
  const first = found[0];
  if (first === undefined) return null;
  return { entries: [...new Set(found.flatMap((one) => one.entries))], sentence: first.sentence };
}

function entriesIn(text: string, first: boolean, listed: (list: string) => string[] | null): string[] | null {
  const having = spared.test(text.split(',')[0] ?? '') ? undefined : hasIt.exec(text)?.groups;
  const theirs = having === undefined ? null : listed([having['list'], having['more']].filter((part) => part !== undefined).join(', '));
  if (theirs !== null) return theirs;
  for (const [form, { pattern, weak }] of forms.entries()) {
    const one = pattern.exec(text);
    const list = one?.groups?.['list'];
    if (one === null || list === undefined || spared.test(text.slice(0, one.index + one[0].indexOf(list))) || spared.test(list.split(',')[0] ?? '')) continue;
    if (weak === true && (first || otherwise.test(text))) continue;
    // "I get a message, and Gavin gets the same": the persons stand at the end of what comes before.
    const tails = form > 0 ? [list] : [list, ...[...list.matchAll(joints)].map((joint) => list.slice(joint.index + joint[0].length))];
    const entries = tails.map((tail) => listed(tail)).find((some) => some !== null) ?? null;
    if (entries !== null && (weak !== true || entries.length > 1)) return entries;
  }
  return null;
}

/** "I get a message", "ich komme nicht hinein": whoever writes has it himself. */
const hitsMe = /(?<![\p{L}])(?:I\s(?:(?:still|just|always|now|also|only|can|suddenly|keep)\s){0,2}(?:get|got|getting|see|can(?:no|['’])t|cannot|can not|cant|am (?:unable|locked|stuck|no longer)|have lost|lose|lost|do(?:n['’]t| not) (?:get|see|receive)|dont (?:get|see|receive)|receive)|[Ii]ch\s(?:kann|bekomme|sehe|komme|erhalte|verliere|finde)|(?:kann|bekomme|sehe|komme|erhalte|finde)\sich|[Jj]e\s(?:ne (?:peux|vois|reçois|trouve)|n['’](?:arrive|ai plus|accède)|reçois|obtiens|vois))(?![\p{L}])/u;

export function hitsWriter(sentences: readonly Sentence[]): Sentence | null {
  return sentences.find((sentence) => !sentence.wish && hitsMe.test(sentence.text)) ?? null;
}
