// The life of a ticket of one pack as a page: its statuses, a Mermaid state diagram of what moves a ticket by itself
// (events, timers), and the same moves as a list. Made from the pack, so it cannot lie about it.
// What staff set by hand goes from any status to any other and is only told in words.
import { actionsText } from './action-words.ts';
import { figuresOf } from './pack-parts.ts';
import type { Action, Pack, Predicate } from './pack-schema.ts';
import type { packEvents } from './pack-schema.ts';
import { predicateWords } from './predicate-words.ts';
import type { Desk } from './rulebook.ts';

interface Move {
  /** null: any status; [] : a ticket that is being opened. */
  readonly from: readonly string[] | null;
  readonly to: string;
  readonly cause: string;
}

const eventWords = {
  'mail.opened': 'a new mail', 'mail.reply': 'a reply of the requester', 'fields.complete': 'everything asked for is there', 'field.changed': 'a value changes',
  'severity.set': 'the severity is set', 'severity.confirmed': 'the severity is confirmed', 'status.changed': 'the status changes', 'status.set': 'staff set the status', 'owner.changed': 'somebody else takes it',
  'info.requested': 'staff ask the requester', 'staff.replied': 'staff answer', 'triage.done': 'triage is done', 'workaround.sent': 'a workaround is sent',
  'solution.sent': 'a solution is sent', 'vendor.forwarded': 'it goes to the working side', 'vendor.replied': 'the working side answers',
  'vendor.resolved': 'the working side resolves it', 'vendor.escalated': 'it is escalated to the vendor', 'ticket.updated': 'anything happens to it',
} as const satisfies Partial<Record<PackEvent, string>>;

type PackEvent = (typeof packEvents)[number];

/** In words; the others already read like some. */
function eventText(event: PackEvent): string {
  return (eventWords as Partial<Record<PackEvent, string>>)[event] ?? event.replace('.', ' ').replaceAll('_', ' ');
}

/** The page, in Markdown. */
export function lifecycleDocument({ id, pack }: Pick<Desk, 'id' | 'pack'>): string {
  const moves = movesOf(pack);
  return [
    `# ${pack.desk.name}: the life of a ticket`, '',
    `Generated from \`rules/${id}/pack.yaml\` by \`postern rules diagram ${id}\`. Do not edit.`, '',
    '```mermaid', ...diagram(pack, moves), '```', '',
    '| Status | Class | Whose turn | What the requester reads |', '|---|---|---|---|',
    ...Object.entries(pack.statuses).map(([name, one]) => `| ${name}${one.initial === true ? ' (first)' : ''} | ${one.is} | ${one.ball} | ${cell(one.means?.['en'] ?? '')} |`), '',
    '| From | To | When |', '|---|---|---|',
    ...moves.map((move) => `| ${fromText(move)} | ${move.to} | ${cell(move.cause)} |`), '',
    ...byHand(pack), '',
  ].join('\n');
}

function movesOf(pack: Pack): Move[] {
  return [
    ...pack.flow.map((step, index): Move => {
      const otherwise = step.if === undefined && pack.flow.some((one, at) => at < index && one.event === step.event);
      return { ...sources(step.event, step.if), to: step.to, cause: cause(eventText(step.event), step.if, otherwise) };
    }),
    ...pack.rules.flatMap((rule) => rule.do.flatMap((action): Move[] => {
      const to = targetOf(pack, action);
      return to === null ? [] : [{ ...sources(rule.event, rule.if), to, cause: cause(eventText(rule.event), rule.if, false, action) }];
    })),
    ...Object.entries(pack.timers).flatMap(([name, timer]) => timer.on_due.flatMap((action): Move[] => {
      const to = targetOf(pack, action);
      if (to === null) return [];
      const starts = timer.from.filter((event) => event.startsWith('status.') && event !== 'status.changed').map((event) => event.slice('status.'.length));
      return [{ from: starts.length > 0 ? starts : null, to, cause: cause(`timer ${name} (${dueText(timer)})`, timer.if, false, action) }];
    })),
  ];
}

function sources(event: string, condition: Predicate | undefined): Pick<Move, 'from'> {
  return { from: event === 'mail.opened' ? [] : (condition?.status ?? null) };
}

/** Status that an action leads to; null = it moves nothing. */
function targetOf(pack: Pack, action: Action): string | null {
  if ('reopen' in action) return action.reopen;
  if (!('close' in action)) return null;
  const closed = Object.entries(pack.statuses).filter(([, one]) => one.is === 'closed');
  return (closed.find(([, one]) => one.ball === 'none') ?? closed[0])?.[0] ?? null;
}

function cause(what: string, condition: Predicate | undefined, otherwise: boolean, action?: Action): string {
  const { status: _, ...rest } = condition ?? {};
  const words = predicateWords(rest);
  const when = words !== '' ? `${what}, if ${words}` : otherwise ? `${what}, otherwise` : what;
  return action === undefined ? when : `${when} (${actionsText([action])})`;
}

function dueText({ due, every }: Pack['timers'][string]): string {
  const figures = (spread: NonNullable<typeof due>): string => figuresOf([], spread).map((one) => [one.tier, one.level === null ? null : `${one.level}:`, one.figure].filter((part) => part !== null).join(' ')).join(', ');
  if (every !== undefined) return `every ${figures(every)}`;
  return due === undefined ? 'never' : `after ${figures(due)}`;
}

const classColours = { open: '#dbeafe', waiting: '#fef3c7', resolved: '#dcfce7', closed: '#e5e7eb' } as const satisfies Record<Pack['statuses'][string]['is'], string>;

function diagram(pack: Pack, moves: readonly Move[]): string[] {
  const names = Object.keys(pack.statuses);
  const idOf = (name: string): string => `s${names.indexOf(name) + 1}`;
  const initial = names.find((name) => pack.statuses[name]?.initial === true);
  const anywhere = moves.some((move) => move.from === null);
  const classes = [...new Set(names.map((name) => pack.statuses[name]?.is ?? 'open'))];
  return [
    'stateDiagram-v2',
    ...names.map((name) => `  state "${name}: ${pack.statuses[name]?.is ?? ''}, ball ${pack.statuses[name]?.ball ?? ''}" as ${idOf(name)}`),
    ...(anywhere ? ['  state "any status" as any'] : []),
    ...(initial === undefined ? [] : [`  [*] --> ${idOf(initial)}`]),
    ...moves.flatMap((move) => (move.from === null ? ['any'] : move.from.length === 0 ? ['[*]'] : move.from.map(idOf)).map((from) => `  ${from} --> ${idOf(move.to)}: ${edgeText(move.cause)}`)),
    ...classes.map((one) => `  classDef ${one} fill:${classColours[one]}`),
    ...classes.map((one) => `  class ${names.filter((name) => pack.statuses[name]?.is === one).map(idOf).join(',')} ${one}`),
  ];
}

/** Mermaid ends a label at a semicolon and takes a colon for its beginning. */
function edgeText(text: string): string {
  return text.replace(/: ?/gu, ' ').replace(/[;#"]/gu, ',');
}

function fromText({ from }: Move): string {
  if (from === null) return 'any status';
  return from.length === 0 ? 'a new ticket' : from.join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function byHand({ statuses }: Pack): string[] {
  const agreed = Object.entries(statuses).filter(([, one]) => one.needs === 'agreement').map(([name]) => name);
  return [
    'Staff may set any status by hand (`#status NAME`, `postern act REF status NAME`), and resolve, close or reopen.',
    ...(agreed.length === 0 ? [] : [`${agreed.join(', ')} needs a word on how the requester agreed: \`#close agreed on the phone\`.`]),
  ];
}
