// Where mail to people of the working side goes. A pack names roles, a ticket is given to a role or to a person, and what
// nobody in particular has to do goes to all: the ticket itself to those who work on it, what the gateway cannot settle to
// those who watch it (RET-08: what is not ready for the vendor's third level is a matter of the desk's own people).
import type { Desk } from '../rulebook/rulebook.ts';

/** The name by which a pack means nobody in particular. */
const whole = 'working_side';

/** Address of a role; a role that the pack gives no address for goes to those who work on the tickets. */
export function roleAddress({ pack }: Pick<Desk, 'pack'>, role: string): string {
  return pack.working_side.roles?.[role === whole ? (pack.working_side.watch ?? '') : role.replace(/^staff\./u, '')] ?? pack.working_side.address;
}

/** Where the gateway says what it cannot settle by itself. */
export function watchAddress(desk: Pick<Desk, 'pack'>): string {
  return roleAddress(desk, whole);
}

/** Address of whom a ticket was given to: a person (`Mia Lang <mia@…>`) or a role; nobody is those who work on the tickets. */
export function assigneeAddress(desk: Pick<Desk, 'pack'>, assignedTo: string | null): string {
  return /[^\s<>]+@[^\s<>]+/u.exec(assignedTo ?? '')?.[0] ?? roleAddress(desk, assignedTo ?? '');
}
