// Who of the working side gets what.
import { describe, expect, it } from 'vitest';
import { apiary, apiaryWith, joined, mail, tellsOf, ticketWith } from '../../test/support/desk.ts';
import { assigneeAddress, roleAddress, watchAddress } from './role-address.ts';

const { address, roles = {} } = apiary.pack.working_side;
const [role = '', ofRole = ''] = Object.entries(roles)[0] ?? [];
const watched = apiaryWith([`  address: ${address}\n`, `  address: ${address}\n  watch: ${role}\n`]);

describe('mail to the working side', () => {
  it('goes to the address of a role, and for a role without one to those who work on the tickets', () => {
    expect([roleAddress(apiary, role), roleAddress(apiary, `staff.${role}`), roleAddress(apiary, 'nobody_here')]).toEqual([ofRole, ofRole, address]);
  });

  it('goes to the person or the role that has the ticket', () => {
    expect(['Mia Lang <mia@apiary.example>', role, null].map((one) => assigneeAddress(apiary, one))).toEqual(['mia@apiary.example', ofRole, address]);
  });

  it('goes to those who watch when it is for all, and then leaves the tickets alone', () => {
    expect([watchAddress(apiary), watchAddress(watched), assigneeAddress(watched, null)]).toEqual([address, ofRole, address]);
  });

  it('about a requester who cannot be reached goes to those who watch', () => {
    const report = mail({ from: '', mailClass: { classification: 'dsn', reason: 'a report', dsn: { recipients: [{ address: 'ida@linden.example', action: 'failed', status: '5.1.1', diagnostic: '' }], originalMessageId: null } } });

    expect(tellsOf(joined(ticketWith({}), report, watched))).toMatchObject([{ to: [ofRole], text: 'undeliverable' }]);
  });
});
