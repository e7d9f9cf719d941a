// A member of staff passes a partner's mail on to the desk (RHI-S06): because staff is a trusted source, and only then,
// the originator inside the forward becomes the requester. The pack says whether staff is a channel at all: an e-mail
// channel whose address is a whole domain (`*@shop.example`). Such a case has no service level where the channel says so.
import { matchesAddress } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { isCredible, type Recognition } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';

export interface StaffForward {
  readonly channel: string;
  readonly from: { readonly displayName: string; readonly addrSpec: string };
}

/** The requester inside a staff member's forward, null when this mail is none. */
export function staffForward(desk: Desk, mail: ParsedMessage, recognition: Recognition): StaffForward | null {
  const from = recognition.reply.forwardedFrom;
  if (from === null || !from.addrSpec.includes('@')) return null;
  if (recognition.mailClass.classification !== 'human' || !isCredible(recognition.authentication)) return null;
  const sender = mail.from[0]?.addrSpec ?? '';
  const channel = Object.entries(desk.pack.channels).find(([, one]) =>
    one.kind === 'email' && one.opens && one.address?.startsWith('*@') === true && matchesAddress(one.address, sender));
  // A forward of a forward inside the house names no partner.
  if (channel === undefined || matchesAddress(channel[1].address ?? '', from.addrSpec)) return null;
  return { channel: channel[0], from };
}
