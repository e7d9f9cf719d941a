// `postern simulate` for people: one block an event, days as headings, local time of the desk beside UTC. What repeats
// itself (a report every two hours) is shown three times and then counted. Nothing from a mail can move the cursor.
import pc from 'picocolors';
import { maskIn } from '../compose/mask.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { formatDay, formatMoment, formatTimeOfDay, zoneAbbreviation } from '../decide/calendar-format.ts';
import { zonePeriodAt } from '../decide/calendar-zone.ts';
import type { BegunStep } from '../main/play-life.ts';
import type { Happening } from '../main/simulation.ts';
import type { Change } from '../main/ticket-changes.ts';
import type { Instant } from '../mail/instant.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';
import { columnsMax, cut, printable, printableLines } from './table.ts';

const dayMs = 86_400_000;
/** Rounds of a cadence that are shown before the rest is counted. */
const alikeShownMax = 3;

interface Line {
  readonly text: string;
  readonly colour: (text: string) => string;
}

const plain = (text: string): string => text;

export class TimelineText {
  readonly #rulebook: Rulebook;
  readonly #full: boolean;
  #heading = '';
  #ref: string | null = null;
  /** The last event's shape, how often it came, and when and where it came last. */
  #alike = { shape: '', count: 0, at: 0, zone: 'UTC' };

  constructor(rulebook: Rulebook, full: boolean) {
    this.#rulebook = rulebook;
    this.#full = full;
  }

  /** A step of a script begins; one that only lets time pass says to when. */
  step({ what, at, desk, waits }: BegunStep): string[] {
    const zone = this.#rulebook.desks.get(desk ?? '')?.pack.desk.zone ?? 'UTC';
    const time = waits ? clock(at, zone) : ' '.repeat(indentOf(zone));
    const day = this.#dayLine(at, zone);
    return [...this.#rest(), ...(day.length === 0 ? [''] : day), time + pc.cyan(`# ${cut(printable(what), columnsMax - indentOf(zone) - 2)}`)];
  }

  /** The lines of one event. */
  event(happening: Happening): string[] {
    const { at } = happening;
    const desk = this.#rulebook.desks.get(happening.desk);
    const zone = desk?.pack.desk.zone ?? 'UTC';
    const shape = shapeOf(happening);
    if (shape !== '' && shape === this.#alike.shape) {
      this.#alike = { shape, count: this.#alike.count + 1, at, zone };
      if (this.#alike.count > alikeShownMax) return [];
      return [...this.#dayLine(at, zone), ...this.#block(happening, desk, zone)];
    }
    const rest = this.#rest();
    this.#alike = { shape, count: 1, at, zone };
    return [...rest, ...this.#dayLine(at, zone), ...this.#block(happening, desk, zone)];
  }

  /** What is still to be said of events that were only counted. */
  end(): string[] {
    return this.#rest();
  }

  #rest(): string[] {
    const { count, at, zone } = this.#alike;
    this.#alike = { shape: '', count: 0, at: 0, zone: 'UTC' };
    if (count <= alikeShownMax) return [];
    return [pc.dim(`${' '.repeat(indentOf(zone))}… and ${count - alikeShownMax} more of these, the last one ${moment(at, zone, at)}`)];
  }

  #dayLine(at: Instant, zone: string): string[] {
    const heading = `${formatDay(localDay(at, zone))}, ${zoneAbbreviation(at, zone)}`;
    if (heading === this.#heading) return [];
    this.#heading = heading;
    return ['', pc.bold(heading)];
  }

  #block(happening: Happening, desk: Desk | undefined, zone: string): string[] {
    const { at, ref, changes, mails } = happening;
    const shown = (text: string): string => printable(maskIn(text, desk?.secretsIn(text) ?? []));
    const named = ref === null || ref === this.#ref || opens(happening) ? '' : `${ref}  `;
    this.#ref = ref ?? this.#ref;
    const room = columnsMax - indentOf(zone);
    const margin = ' '.repeat(indentOf(zone) + 2);
    const inside = [...changes.flatMap((change) => changeLines(change, happening, zone)), ...flagLines(changes)];
    return [
      `${clock(at, zone)}${pc.bold(named)}${cut(shown(causeText(happening)), room - named.length)}`,
      ...inside.map(({ text, colour }) => margin + colour(cut(shown(text), room - 2))),
      ...mails.flatMap((mail) => [
        margin + pc.green(cut(shown(`→ ${mail.kind} to ${addressesOf(mail)}: ${mail.subject.replace(`[${ref ?? ''}] `, '')}`), room - 2)),
        ...(this.#full ? mailLines(mail).map((line) => `${margin}${pc.dim('│')} ${line}`.trimEnd()) : []),
      ]),
    ];
  }
}

/** Equal for rounds of a cadence that only differ in their time; '' = never alike. */
function shapeOf({ cause, ref, changes, mails }: Happening): string {
  if (cause.kind !== 'timer' || changes.some((change) => change.kind !== 'timer' || change.name !== cause.name || change.change !== 'moves')) return '';
  return `${ref} ${cause.name} ${mails.map((mail) => `${mail.kind} ${addressesOf(mail)}`).join(' ')}`;
}

function opens({ cause }: Happening): boolean {
  return cause.kind === 'mail' && cause.outcome.state === 'opened';
}

function causeText(happening: Happening): string {
  const { cause, ref } = happening;
  if (cause.kind === 'act') return `${cause.by} acts: ${cause.verb} ${cause.argument}`.trimEnd();
  if (cause.kind === 'timer') return `timer ${cause.name} ${cause.warning ? 'warns: it is due soon' : 'is due'}`;
  const { state, reason } = cause.outcome;
  const who = cause.from === '' ? 'nobody' : cause.from;
  if (opens(happening)) return `${who} ${cause.released ? 'is released and opens' : 'opens'} ${ref ?? ''}: ${cause.subject}`;
  if (state === 'joined' && ref !== null) return `${who} writes: ${firstLine(cause.text) || cause.subject}`;
  return `${who}: ${cause.subject} (${state}: ${reason})`;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
}

function changeLines(change: Change, { at, cause }: Happening, zone: string): Line[] {
  if (change.kind === 'flag') return [];
  if (change.kind === 'note') return [{ text: `${change.what}: ${change.text}`, colour: change.what === 'problem' || change.what === 'no-answer' ? pc.yellow : plain }];
  if (change.kind === 'status') {
    return [{ text: `status ${change.from === null ? '' : `${change.from} → `}${change.to}${change.because === '' ? '' : ` (${change.because})`}`, colour: pc.magenta }];
  }
  const { name, due, because } = change;
  const until = due === null ? '' : moment(due, zone, at);
  const own = cause.kind === 'timer' && cause.name === name;
  switch (change.change) {
    case 'starts': return [{ text: `timer ${name} runs until ${until}`, colour: pc.blue }];
    case 'moves': return [{ text: own ? `next ${until}` : `timer ${name} now runs until ${until}`, colour: pc.blue }];
    case 'counts again': return [{ text: `timer ${name} counts on, until ${until}`, colour: pc.blue }];
    case 'stands still': return [{ text: `timer ${name} stands still`, colour: pc.blue }];
    case 'stops': return [{ text: `timer ${name} stopped${because === '' ? '' : `: ${because}`}`, colour: pc.blue }];
    case 'not started': return [{ text: `timer ${name} not started: ${because}`, colour: pc.yellow }];
    case 'fires': return own ? [] : [{ text: `timer ${name} is over`, colour: pc.blue }];
    case 'warns': return [];
  }
}

function flagLines(changes: readonly Change[]): Line[] {
  const flags = changes.flatMap((change) => (change.kind === 'flag' ? [`${change.set ? '+' : '-'}${change.name}`] : []));
  return flags.length === 0 ? [] : [{ text: `flags ${flags.join(' ')}`, colour: plain }];
}

/** The mail as its reader gets it. */
function mailLines(mail: OutgoingMail): string[] {
  return [
    ...(mail.cc.length === 0 ? [] : [`Cc: ${printable(mail.cc.join(', '))}`]),
    `Subject: ${printable(mail.subject)}`,
    ...(mail.files.length === 0 ? [] : [`Attached: ${mail.files.map((file) => file.name).join(', ')}`]),
    '', ...printableLines(mail.text), '',
  ];
}

function addressesOf(mail: OutgoingMail): string {
  return [...mail.to.map((one) => one.addrSpec), ...mail.cc].join(', ');
}

function localDay(at: Instant, zone: string): number {
  return Math.floor((at + zonePeriodAt(at, zone).offsetMs) / dayMs);
}

/** `16:00  05:00Z  `, or `Mon 13:00Z` where UTC has another day. */
function clock(at: Instant, zone: string): string {
  const local = formatTimeOfDay(at + zonePeriodAt(at, zone).offsetMs);
  return (zone === 'UTC' ? `${local}Z` : `${local}  ${utc(at, zone).padStart(10)}`).padEnd(indentOf(zone));
}

function indentOf(zone: string): number {
  return zone === 'UTC' ? 8 : 19;
}

/** `Tue 10 Mar 13:00`, with UTC behind it where that is another time; the year only when it is not that of `near`. */
function moment(at: Instant, zone: string, near: Instant): string {
  const local = formatMoment(at, zone, new Date(near + zonePeriodAt(near, zone).offsetMs).getUTCFullYear());
  return zone === 'UTC' ? `${local} UTC` : `${local} (${utc(at, zone)})`;
}

function utc(at: Instant, zone: string): string {
  const day = Math.floor(at / dayMs);
  return `${localDay(at, zone) === day ? '' : `${formatDay(day).slice(0, 3)} `}${formatTimeOfDay(at)}Z`;
}
