// Lines that announce what follows: "-----Original Message-----", "Begin forwarded message:", "Please reply above
// this line", and the subject prefixes that say reply or forward. One look at one short line each; the words are in
// separator-words.ts. A rule without words announces nothing.
import {
  forwardEndWords, forwardPrefixes, forwardedMessageWords, originalMessageWords, replyAboveWords, replyPrefixes,
} from './separator-words.ts';

export type Separator = 'original' | 'forwarded' | 'forward-end' | 'reply-above';

const separatorCharactersMax = 160;
/** Dashes as clients use them; ProtonMail draws U+2010. */
const dashes = '[-–—‐_=*#~+.|\\s]';
const leading = new RegExp(`^${dashes}+`);
const trailing = new RegExp(`[-–—‐_=*#~+.|\\s:：]+$`);

/** What the line announces; null when it is ordinary text. `bare` carries no quote marks. */
export function separatorOf(bare: string): Separator | null {
  if (bare.length < 4 || bare.length > separatorCharactersMax) return null;
  const words = bare.replace(leading, '').replace(trailing, '').toLowerCase();
  if (words === '') return null;
  const head = bare.length - bare.replace(leading, '').length;
  const drawn = head >= 2 && /[-–—‐_=*]{2}$/.test(bare.trimEnd());
  const announced = /[:：]$/.test(bare);
  if (forwardEndWords.has(words) && drawn) return 'forward-end';
  if (forwardedMessageWords.has(words) && (drawn || announced)) return 'forwarded';
  if (originalMessageWords.has(words) && (drawn || (announced && words.includes(' ')))) return 'original';
  // "----- Forwarded by Anna Keller/IT on 12.03.2026 -----" (Notes), "----- Weitergeleitet von … -----".
  if (drawn && /^(?:forwarded by|weitergeleitet von|réacheminé par|reenviado por|inoltrato da)\s/.test(words)) return 'forwarded';
  return isReplyAbove(words, bare) ? 'reply-above' : null;
}

/** Drawn ("##- … -##"), or nothing but the request itself. */
function isReplyAbove(words: string, bare: string): boolean {
  const decorated = /^[-–—#=*~_+|]{2}/.test(bare) || /^[[({<].*[\])}>]$/.test(bare);
  if (!decorated && words.length > 90) return false;
  return (decorated || startsAsRequest(words)) && replyAboveWords.some((row) => row.every((word) => word.test(words)));
}

function startsAsRequest(words: string): boolean {
  return /^(?:please |bitte |merci de |veuillez |por favor,? |s'il vous plaît,? |prosimy |proszę )?(?:reply|type|write|do not|don't|respond|antwort|schreib|répond|respond|escrib|rispond|antwoord|typ|svar|skriv)/.test(words);
}

/** What the subject says the mail is; null when its subject was not given. */
export function subjectKind(subject: string | undefined): 'forward' | 'reply' | 'fresh' | null {
  if (subject === undefined) return null;
  const prefix = /^\s*(?:\[[^\]]{1,60}\]\s*)*([\p{L}\p{M}]{1,14})\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：]/u.exec(subject.slice(0, 200));
  const word = prefix?.[1]?.toLowerCase();
  if (word === undefined) return 'fresh';
  if (forwardPrefixes.has(word)) return 'forward';
  return replyPrefixes.has(word) ? 'reply' : 'fresh';
}
