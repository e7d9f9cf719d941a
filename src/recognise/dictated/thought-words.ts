// Words with which a speaker takes something back, in three languages, as they are compared (field/fold.ts). Some do so
// wherever they stand, some only right between two values of one kind ("… A sorry B"), some only say of a value that it is
// not meant ("that is the old one").

import { fold } from '../field/fold.ts';

/** Each phrase as its words. */
export const phrases = (...texts: string[]): string[][] => texts.flatMap((text) => text.split('|')).map((text) => text.trim().split(' ').map(fold));

/** Each of them takes back, whatever stands around it. */
export const surely = phrases(
  'scrap that|scratch that|strike that|scrub that|no scrap that|no scratch that|no strike that|no wait|no sorry|no hang on|no hold on|no make that|no make it|no correction|no i mean|no i meant|no actually|no rather|no my mistake|no my bad|no wrong one|no that is wrong|no thats wrong|no that was wrong|no forget that|sorry i mean|sorry i meant|wait no|hang on no|hold on no|oh no|correction|sorry wrong one|i stand corrected|let me correct that|no that is not right|no thats not right|no other way round|no not that one|no wait a second|no wait a minute',
  'nein quatsch|nein sorry|nein entschuldigung|nein verzeihung|nein moment|nein halt|nein warte|nein wartet|nein falsch|nein stimmt nicht|nein doch nicht|nein doch eher|nein eher|nein doch|nein pardon|nein unsinn|nein blodsinn|nein stopp|nein stop|nein streichen|ach nein|ach nee|ach quatsch|ach was|quatsch|halt nein|halt nee|halt falsch|moment nein|moment falsch|halt stopp|sorry nein|sorry falsch|nee quatsch|nee moment|nee warte|nee halt|nee falsch|nee sorry|korrektur|blodsinn|nein ich meine|nein ich meinte|vergesst das|vergessen sie das|kommando zuruck|ich korrigiere|ich korrigiere mich|streicht das',
  "non pardon|non attendez|non attends|non desole|non desolee|non excusez moi|non excusez-moi|non erreur|non oubliez ca|non plutot|non je corrige|non je voulais dire|non je me trompe|je me trompe|pardon non|pardon je voulais dire|pardon je veux dire|ou plutot|ah non|ah pardon|enfin non|je corrige|je rectifie|oubliez ca|rectification|non c'est faux|non c'est une erreur|attendez non",
);

/** Behind one of those they go on with it. */
export const goesOn = phrases(
  'sorry|no|correction|scrap that|my mistake|my bad|wrong one|wrong customer|wrong number|wrong sticker|wrong line|wrong tab|wrong way round|other way round|that is wrong|thats wrong|that was wrong|that is the wrong one|thats the wrong one|that was the wrong one|i mean|i meant|actually|quatsch|entschuldigung|nein|falsch|korrektur|moment|stimmt nicht|falscher kunde|falsche nummer|falsche zeile|falsch abgelesen|ich meine|ich meinte|das war falsch|das ist falsch|pardon|je veux dire|je voulais dire|je corrige|je me trompe|mauvais client|mauvais numero|erreur|c\'est faux',
);

/** Right between two values of one kind they exchange them; anywhere else they are words like others. */
export const between = phrases(
  'sorry|no|nope|wait|hang on|hold on|i mean|i meant|actually|or rather|rather|oops|whoops|uh|er|erm|my mistake|my bad|excuse me|make that|make it|that is wrong|thats wrong|that was wrong|that is the wrong one|that is the old one|thats the old one|wrong one|better',
  'nein|nee|ne|falsch|falsch abgelesen|moment|warte|halt|stop|stopp|ah|ahm|oh|ups|ich meine|ich meinte|meine ich|besser gesagt|genauer gesagt|vielmehr|oder eher|eher|doch eher|entschuldigung|verzeihung|pardon|unsinn|das stimmt nicht|das war falsch|das ist falsch|das ist die alte|das ist der alte',
  "non|pardon|erreur|plutot|enfin|euh|je veux dire|je voulais dire|desole|desolee|excusez-moi|excusez moi|attendez|attends|c'est faux|c'est l'ancien",
);

/** Behind what holds: "… X meine ich". */
export const meant = phrases("meine ich|meinte ich|i mean|i meant|je veux dire|je voulais dire|wollte ich sagen|naturlich");

/** What is said of a value that is not meant. */
const notMeant: readonly RegExp[] = [
  /^(?:(?:sorry|no|oops) )?(?:(?:that|this|it)(?: one)? (?:is|was)|thats|its) (?:(?:just|actually|of course) )?(?:(?:the|an?|our|my) )?(?:old|wrong|former|previous|test|other|outdated|gone|dead|retired|switched off|not the|not it|not right|last years|theirs)(?= |$)/u,
  /^(?:(?:scrap|scratch|scrub|strike|forget|ignore) (?:that|it)|wrong (?:one|number|sticker|line|tab|server|customer|key))(?= |$)/u,
  /^(?:(?:das|die|der) (?:ist|war)|das stimmt|stimmt) (?:(?:ja|doch|noch|aber) )*(?:(?:der|die|das|den|ein|eine) )?(?:alte[rsn]?|falsch\p{L}*|andere[rsn]?|test\p{L}*|vorige[rsn]?|nicht|verkehrt|abgeschaltet)(?= |$)/u,
  /^(?:falsch|vergesst|vergessen sie|streicht|streichen sie)(?: (?:abgelesen|das|es|die|den|nummer|zeile))?(?= |$)/u,
  /^(?:celui-la |celle-la |ca )?(?:c'est|c'etait|est) (?:(?:le|la|un|une|l') ?)?(?:faux|fausse|l'ancienn?e?|ancienn?e?|l'autre|autre|mauvaise?|une erreur|erreur|celui|celle|serveur de test)(?= |$)/u,
  /^oubliez(?: (?:ca|cela|le|la))?(?= |$)/u,
];
const notMeantWords = 7;

/** Do the words there say of a value that it is not meant? */
export function isNotMeant(words: readonly string[], at: number): boolean {
  const text = words.slice(at, at + notMeantWords).join(' ');
  return notMeant.some((one) => one.test(text));
}

export function longest(all: readonly (readonly string[])[], words: readonly string[], at: number): number {
  return Math.max(0, ...all.filter((phrase) => phrase.every((word, i) => words[at + i] === word)).map((phrase) => phrase.length));
}

/** Is anything said there that may take back? */
export function mayTakeBack(words: readonly string[]): boolean {
  return words.some((_, at) => longest(surely, words, at) > 0 || longest(between, words, at) > 0);
}
