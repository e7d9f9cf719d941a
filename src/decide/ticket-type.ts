// Which kind of inquiry this is (RET-36, RHI-26): the first type whose detection holds, else the pack's default, which
// is then named as assumed in the answer (H-14).
import type { Draft } from './draft.ts';
import type { Predicate } from '../rulebook/pack-schema.ts';
import { holds } from './predicate.ts';

/** Sets type and typeAssumed. A type once stated is only replaced by another statement, never by the default. `stated` is known already. */
export function decideType(draft: Draft, stated: string | null = null): void {
  const types = Object.entries(draft.desk.pack.types);
  if (stated !== null) {
    draft.ticket.type = stated;
    draft.ticket.typeAssumed = false;
    return;
  }
  const detected = types.find(([, type]) => type.detect !== undefined && holds(draft, type.detect) && type.detect.otherwise !== true);
  if (detected !== undefined) {
    draft.witness?.ruled?.(['types', detected[0], 'detect']);
    draft.ticket.type = detected[0];
    draft.ticket.typeAssumed = false;
    return;
  }
  if (draft.ticket.type !== '' && !draft.ticket.typeAssumed) return;
  draft.ticket.type = types.find(([, type]) => type.default === true)?.[0] ?? types[0]?.[0] ?? '';
  draft.ticket.typeAssumed = true;
  draft.witness?.ruled?.(['types', draft.ticket.type, 'default']);
}

/** Does this field say which type the ticket is of: is it what the detection of its type asks for? */
export function saysType(draft: Draft, field: string): boolean {
  const says = (predicate: Predicate | undefined): boolean => {
    const values = predicate?.is?.[field];
    if (values !== undefined && holds(draft, { is: { [field]: values } })) return true;
    return [...(predicate?.all ?? []), ...(predicate?.any ?? [])].some(says);
  };
  return says(draft.desk.pack.types[draft.ticket.type]?.detect);
}
