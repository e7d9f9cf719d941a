// What a ticket of this type needs (matrix and template in one list), and what of it is not there yet. `missing` is
// what blocks, `optionalMissing` what is asked along the way; a value judged wrong stands in neither (RET-12).
import { isBehindLabel } from './behind-label.ts';
import type { Draft } from './draft.ts';
import { holds } from './predicate.ts';
import type { Path } from '../rulebook/yaml-source.ts';
import type { WrongField, WrongReason } from './ticket.ts';

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

/** What makes a mistake of words that nobody asked for: "the roll-out is planned for next week", "you can reach me on …". */
const inPassing: ReadonlySet<WrongReason> = new Set(['not_a_date', 'not_in_tenant']);

/** It was told in a sentence, behind no label: no mistake of its writer's, who was not asked. */
function isPassing(draft: Draft, { field, reason }: WrongField): boolean {
  const claims = draft.mail?.recognition.fields.filter((claim) => claim.field === field) ?? [];
  return inPassing.has(reason) && claims.length > 0 && !claims.some((claim) => isBehindLabel(draft, claim));
}
