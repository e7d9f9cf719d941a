// What a ticket of this type needs (matrix and template in one list), and what of it is not there yet. `missing` is
// what blocks, `optionalMissing` what is asked along the way; a value judged wrong stands in neither (RET-12).
import type { Draft } from './draft.ts';
import { holds } from './predicate.ts';
import type { Path } from '../rulebook/yaml-source.ts';
import type { WrongField } from './ticket.ts';

interface Need {
  readonly field: string;
  readonly blocks: boolean;
  /** Where the pack says so. */
  readonly path: Path;
}

/** The fields the pack requires of this ticket now; conditions are evaluated on the draft. */
export function requiredFields(draft: Draft): Need[] {
  const list = draft.desk.pack.require[draft.ticket.type] ?? [];
  return list.flatMap((one, index) => {
    const path = ['require', draft.ticket.type, index];
    if (typeof one === 'string') return [{ field: one.replace(/\?$/, ''), blocks: !one.endsWith('?'), path }];
    return holds(draft, one.if) ? [{ field: one.field, blocks: one.soft !== true, path }] : [];
  });
}

/** Sets `missing` and `optionalMissing`; wrong values of fields this type never asks for do not block it. */
export function decideRequirements(draft: Draft): void {
  const needs = requiredFields(draft);
  const wrong = new Set([...draft.ticket.wrong, ...(draft.ticket.unusable ?? [])].map((one) => one.field));
  const open = needs.filter((need) => draft.ticket.fields[need.field] === undefined && !wrong.has(need.field));
  for (const need of open) draft.witness?.ruled?.(need.path);
  draft.ticket.missing = open.filter((need) => need.blocks).map((need) => need.field);
  draft.ticket.optionalMissing = open.filter((need) => !need.blocks).map((need) => need.field);
  const [needed, unusable] = [true, false].map((isNeeded) => [...draft.ticket.wrong, ...(draft.ticket.unusable ?? [])].filter((one) => needs.some((need) => need.field === one.field) === isNeeded));
  draft.ticket.wrong = needed ?? [];
  const mistaken = (unusable ?? []).filter((one) => !isPassing(draft, one));
  if (mistaken.length > 0 || draft.ticket.unusable !== undefined) draft.ticket.unusable = mistaken;
}

/** "The roll-out is planned for next week" in a story that nobody asked for a date: no mistake of the writer's. */
function isPassing(draft: Draft, { field, reason, raw }: WrongField): boolean {
  const rule = draft.desk.pack.fields[field];
  // Who may be called was told, not named for what nobody asked.
  if (reason === 'not_in_tenant') return draft.mail?.recognition.fields.some((claim) => claim.field === field && claim.source === 'sublabel' && raw.startsWith(claim.raw.slice(0, rawComparedMax))) === true;
  return rule?.kind === 'instant' && rule.prose === true && reason === 'not_a_date';
}

const rawComparedMax = 100;
