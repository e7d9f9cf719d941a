// What is to be played: mails named on the command line at their own times (or all moved so that the first comes at
// `from`), then the steps of a script.
import type { Instant } from '../mail/instant.ts';
import { isoInstant } from '../mail/instant.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import { receiptOf } from '../parse/receipt-of.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { envelopeOf } from './envelope.ts';
import type { Life } from './life-script.ts';
import type { LifePlan, PlannedStep } from './play-life.ts';
import { ScriptFault } from './script-mail.ts';

export interface SimulationOptions {
  readonly desk: string | null;
  readonly from: Instant | null;
  /** An instant or a span. */
  readonly until: string | null;
}

interface NamedMail {
  readonly name: string;
  readonly raw: Buffer;
}

/** How long a ticket is watched when nobody says. */
const untilUnlessNamed = '30d';

/** The plan of a run; `now` stands for the time of a mail that says none. Throws ScriptFault for a mail to no desk. */
export function planOf(rulebook: Rulebook, mails: readonly NamedMail[], life: Life | null, options: SimulationOptions, now: Instant): LifePlan {
  const desk = options.desk ?? life?.script.desk ?? null;
  const arriving = mails.map(({ name, raw }) => ({ name, raw, at: receiptOf(headerOf(raw)) ?? now, envelope: envelopeOf(rulebook, headerOf(raw), desk) })).toSorted((a, b) => a.at - b.at);
  for (const { name, envelope } of arriving) {
    if (envelope.desk === null) throw new ScriptFault(`${name} goes to no desk of these rules (${envelope.forwardPaths.join(', ') || 'it names nobody'}); name one with --desk`);
  }
  const steps = life === null ? [] : stepsOf(life);
  const start = options.from ?? readFrom(life) ?? arriving[0]?.at ?? startOf(steps[0]) ?? now;
  const moved = options.from === null || arriving[0] === undefined ? 0 : options.from - arriving[0].at;
  return {
    steps: [...arriving.map(({ name, raw, at }): PlannedStep => ({ step: { what: name, at: isoInstant(at + moved) }, place: name, raw, silent: true })), ...steps],
    desk, calendar: life?.script.calendar ?? null, from: start, until: options.until ?? life?.script.until ?? (life === null ? untilUnlessNamed : null),
    home: desk ?? arriving[0]?.envelope.desk?.id ?? homeOf(rulebook, steps[0]),
  };
}

/** The steps of a script, each with the place it stands at and the bytes of the mail it names. */
function stepsOf({ script, source, files }: Life): PlannedStep[] {
  return script.steps.map((step, index) => ({
    step, place: `${source.file}:${source.keyAt(['steps', index]).line}`, raw: typeof step.mail === 'string' ? (files.get(step.mail) ?? null) : null,
  }));
}

function readFrom(life: Life | null): Instant | null {
  return life?.script.from === undefined ? null : Date.parse(life.script.from);
}

/** A script that begins with a mail from a file may leave the time to that. */
function startOf(first: PlannedStep | undefined): Instant | null {
  if (first?.step.at !== undefined) return Date.parse(first.step.at);
  return first?.raw == null ? null : receiptOf(headerOf(first.raw));
}

function homeOf(rulebook: Rulebook, first: PlannedStep | undefined): string | null {
  return first?.raw == null ? null : (envelopeOf(rulebook, headerOf(first.raw), null).desk?.id ?? null);
}

function headerOf(raw: Buffer): ReturnType<typeof minimalMessage> {
  return minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
}
