// Who may open a ticket: the pack's `open_by` rules in order, the first that holds decides. No rule holds = hold;
// an open door by omission would be worse than a mail that waits for a person.
import type { Draft } from './draft.ts';
import { holds } from './predicate.ts';

export interface SenderVerdict {
  readonly verdict: 'accept' | 'hold' | 'redirect';
  readonly reason: string;
  /** Text for the sender. */
  readonly say: string | null;
  /** Role or `org.authorised` to be told. */
  readonly tell: string | null;
  /** Text for whoever is told. */
  readonly template: string;
  readonly sla: boolean;
  readonly flag: string | null;
  /** The ticket that the mail is about keeps it. */
  readonly filed?: boolean;
  /** The sender's own yes releases the mail and stands for this. */
  readonly confirm: { readonly field: string; readonly value: string } | null;
}

/** RET-04, RHI-01, OX-25: the verdict of the desk's `open_by` on the sender of this mail. */
export function decideSender(draft: Draft): SenderVerdict {
  const index = draft.desk.pack.open_by.findIndex((one) => holds(draft, one.if));
  const rule = draft.desk.pack.open_by[index];
  if (rule === undefined) {
    return { verdict: 'hold', reason: 'no rule of open_by covers this sender', say: null, tell: null, template: 'held_tell', sla: false, flag: null, confirm: null };
  }
  draft.witness?.ruled?.(['open_by', index]);
  const reason = rule.reason + doubts(draft);
  // Whatever the pack lets such people do: its own domain says that this mail is not theirs. Nobody is written to, because
  // whoever is named did not write; but where colleagues are asked anyway, they can tell.
  const asksAnyway = rule.then === 'hold' && (rule.tell === 'org.authorised' || draft.facts.organisation === null);
  if (!asksAnyway && draft.mail?.recognition.authentication.from === 'fail') {
    return { verdict: 'hold', reason, say: null, tell: 'working_side', template: 'held_forged', sla: false, flag: null, confirm: null };
  }
  return {
    verdict: rule.then,
    reason,
    say: rule.say ?? null,
    tell: rule.tell ?? null,
    template: rule.template ?? `${rule.say ?? 'held'}_tell`,
    sla: rule.sla ?? true,
    flag: rule.flag ?? null,
    filed: rule.file === true,
    confirm: rule.confirm === undefined ? null : { field: rule.confirm.field, value: rule.confirm.value },
  };
}

/** What is doubtful about the author, where it bears on the verdict. */
function doubts(draft: Draft): string {
  const evidence = draft.mail?.recognition.authentication;
  if (evidence === undefined) return '';
  const shows = evidence.shows === undefined ? '' : `; the display name shows ${evidence.shows}`;
  if (evidence.from === 'fail') return `; the From address failed authentication (${evidence.detail})${shows}`;
  return evidence.from === 'unverified' ? `; the From address is not verified (${evidence.detail})${shows}` : shows;
}
