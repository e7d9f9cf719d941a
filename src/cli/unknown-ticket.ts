// A reference that names no ticket: most are slips, so the sentence shows what was probably meant.
import type { Db } from '../record/database.ts';
import { findNearRefs } from '../record/ticket-record.ts';
import type { Fault } from '../platform/fault.ts';
import { nearestName } from '../rulebook/near-names.ts';
import { printable } from './table.ts';
import { dataFault } from './usage.ts';

/** The fault to throw (exit code 65). */
export async function unknownTicket(db: Db, written: string): Promise<Fault> {
  const near = await findNearRefs(db, written, nearestName);
  return dataFault('no-such-ticket', `there is no ticket ${printable(written)}; ${near.length === 0 ? 'there are none yet' : `there is ${near.join(', ')}`}`);
}
