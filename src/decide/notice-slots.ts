// The words in which an announcement is written, whichever field of a pack holds them, and the ways people spell them.

/** What an announcement may say. */
export const noticeSlots = ['start', 'end', 'impact', 'restoration', 'progress', 'successful', 'changes', 'features', 'product', 'date'] as const;
export type NoticeSlot = (typeof noticeSlots)[number];

/** Spellings of the words in a mail, beside the word itself. */
const spellings: Readonly<Record<string, NoticeSlot | 'platform' | 'anyway' | 'title'>> = {
  'planned time': 'start', 'planned start': 'start', begin: 'start', from: 'start', 'planned end': 'end', until: 'end', 'expected impact': 'impact',
  'user impact': 'impact', ttr: 'restoration', 'time to restoration': 'restoration', 'expected restoration': 'restoration', success: 'successful',
  'end of life': 'date', feature: 'features', change: 'changes', platforms: 'platform', subject: 'title', reason: 'anyway',
};

/** The word behind a spelling; null when it is none. */
export function slotNamed(written: string): NoticeSlot | 'platform' | 'anyway' | 'title' | null {
  const word = written.trim().toLowerCase().replace(/[\s_-]+/gu, ' ');
  if (word === 'platform' || word === 'anyway' || word === 'title') return word;
  return noticeSlots.find((slot) => slot === word) ?? spellings[word] ?? null;
}

/** Verbs as people type them: `finish` is the phase `finished`. */
const verbs: Readonly<Record<string, string>> = {
  plan: 'planned', planned_maintenance: 'planned', emergency_maintenance: 'emergency', eol: 'end_of_life', announce: 'announced', send: 'announced', start: 'started', finish: 'finished',
  restore: 'restored', detect: 'detected', cancel: 'cancelled', change: 'changed', publish: 'published',
};

/** Kind or phase of an announcement as written, in the spelling of the packs. */
export function noticeWord(written: string): string {
  const word = written.trim().toLowerCase().replaceAll('-', '_');
  return verbs[word] ?? word;
}
