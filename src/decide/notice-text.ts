// What the working side writes for an announcement, behind `#notice` in a mail or behind `act … notice`: the kind or the
// phase, then lines such as `start: 2026-03-10 02:00`; what follows a blank line goes into the mail as it stands.
import type { NoticeText } from './decision.ts';
import { noticeWord, slotNamed } from './notice-slots.ts';

export interface NoticeCommand {
  /** Kind or phase, in the spelling of the packs; '' = nothing was said. */
  readonly word: string;
  readonly said: NoticeText;
}

const labelled = /^\s*([a-z][a-z _-]{1,30}?)\s*[:=]\s*(.*)$/iu;

/** Reads the command: `argument` is what stood behind the word on its own line, `below` the text under it. */
export function readNoticeCommand(argument: string, below: string): NoticeCommand {
  const [word = '', ...behind] = argument.trim().split(/\s+/u);
  const found: Record<string, string[]> = {};
  const details: string[] = [];
  let open: string[] | null = null;
  const lines = below.split('\n');
  if (behind.length > 0) lines.unshift(behind.join(' '));
  for (const line of lines) {
    const [, label = '', value = ''] = labelled.exec(line) ?? [];
    const slot = slotNamed(label);
    if (slot !== null && details.length === 0) open = (found[slot] = [value.trim()]);
    else if (line.trim() === '') {
      open = null;
      if (details.length > 0) details.push('');
    } else if (open === null) details.push(line.trimEnd());
    else open.push(line.trim());
  }
  const { platform = [], anyway = [], title = [], ...slots } = found;
  const one = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
  return {
    word: noticeWord(word),
    said: {
      values: Object.fromEntries(Object.entries(slots).map(([slot, parts]) => [slot, one(parts)] as const).filter(([, value]) => value !== '')),
      details: details.join('\n').trim(), title: one(title), platforms: platformsIn(one(platform)), anyway: one(anyway),
    },
  };
}

/** `eu, us-2` → its platforms; `all` is no restriction. */
export function platformsIn(text: string): string[] {
  const names = text.toLowerCase().split(/[\s,;]+/u).filter((name) => name !== '' && name !== 'and');
  return names.includes('all') ? [] : [...new Set(names)];
}
