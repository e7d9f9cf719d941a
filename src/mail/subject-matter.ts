// What a subject is about: without the marks of answering and forwarding in the languages of mail programs, without tags in
// brackets ([RTP-2026-000001], [EXT], a list's name), to compare one with another.

/** `Re: AW: [ABC-1] Mail  rejected` → `mail rejected`. */
export function matterOf(subject: string): string {
  return subject.slice(0, 1_000).replace(/^\s*(((re|aw|antw|sv|vs|fwd?|wg|tr|rv|r|i|res|enc|ynt)(\[\d+\])?\s*:|\[[^\]]{1,60}\])\s*)+/iu, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}
