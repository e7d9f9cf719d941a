// From the options of `postern notice` to what an announcement says, and the desk that has it.
import type { NoticeText } from '../decide/decision.ts';
import { noticeSlots, type NoticeSlot } from '../decide/notice-slots.ts';
import { platformsIn } from '../decide/notice-text.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';
import { noSuchName, usageFault } from './usage.ts';

export interface NoticeOptions {
  readonly desk?: string;
  readonly platform?: string;
  readonly title?: string;
  readonly anyway?: string;
  readonly json?: true;
  readonly dryRun?: true;
  readonly start?: string;
  readonly end?: string;
  readonly impact?: string;
  readonly restoration?: string;
  readonly progress?: string;
  readonly successful?: string;
  readonly changes?: string;
  readonly features?: string;
  readonly product?: string;
  readonly date?: string;
}

/** What the options say. */
export function noticeText(options: NoticeOptions, details: string): NoticeText {
  const given = noticeSlots.flatMap((slot): [NoticeSlot, string][] => (options[slot] === undefined ? [] : [[slot, options[slot]]]));
  return { values: Object.fromEntries(given), details, title: options.title ?? '', platforms: platformsIn(options.platform ?? ''), anyway: options.anyway ?? '' };
}

/** The same as the text of an act: the phase, then a line a word. */
export function phaseText(phase: string, said: NoticeText): string {
  const lines = [
    ...Object.entries(said.values).map(([slot, value]) => `${slot}: ${value}`),
    ...(said.platforms.length === 0 ? [] : [`platform: ${said.platforms.join(' ')}`]), ...(said.anyway === '' ? [] : [`anyway: ${said.anyway}`]),
  ];
  return [phase, ...lines, ...(said.details === '' ? [] : ['', said.details])].join('\n');
}

/** The desk that has this kind of announcement: the named one, or the only one. */
export function deskFor(rulebook: Rulebook, kind: string, named: string | undefined): Desk {
  const desks = [...rulebook.desks.values()];
  if (named !== undefined) {
    const desk = rulebook.desks.get(named);
    if (desk === undefined) throw noSuchName('desk', named, desks.map((one) => one.id));
    return desk;
  }
  const having = desks.filter((desk) => desk.pack.notices[kind]?.active === true);
  if (having.length !== 1 || having[0] === undefined) throw usageFault(`which desk? ${kind} exists for ${having.map((desk) => desk.id).join(', ')}: name one with --desk`);
  return having[0];
}

/** Kinds and phases of all desks, for the sentence about a word that is none. */
export function noticeNames(rulebook: Rulebook): { readonly kinds: readonly string[]; readonly phases: readonly string[] } {
  const notices = [...rulebook.desks.values()].flatMap((desk) => Object.entries(desk.pack.notices)).filter(([, notice]) => notice.active);
  return { kinds: [...new Set(notices.map(([name]) => name))], phases: [...new Set(notices.flatMap(([, notice]) => Object.keys(notice.phases)))] };
}
