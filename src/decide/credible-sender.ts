// H-08: is the writer who his From says? Verified by his domain, or this installation asks nobody; or nobody vouches for
// his domain, but he answers to a token that only that side of the ticket was sent. Whom his domain disowns never is. What
// stays in doubt is not thrown away: it is held or opens a ticket of its own, and the people who read it are told (note-doubts).
import type { Side } from '../mail/reply-token.ts';
import { isCredible } from '../recognise/recognition.ts';
import type { MailEvent } from './decision.ts';

/** `side`: whose token would vouch for him. */
export function isCredibleSender({ recognition: { authentication }, threadedBy, threadSide }: Pick<MailEvent, 'recognition' | 'threadedBy' | 'threadSide'>, side: Side): boolean {
  return isCredible(authentication) || (authentication.from === 'unverified' && threadSide === side && threadedBy.endsWith('token'));
}
