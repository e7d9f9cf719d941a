// Mail that this gateway sent itself and that came back to it: by an alias that contains a desk, by a forwarding
// rule, by another gateway. In comes the parsed mail, out goes the sentence why it is ours, or null. A reply that
// only REFERENCES our ids is somebody else's mail and not ours; neither is a report that returns our mail.
import type { RecognitionInput } from './recognition.ts';
import { domainOf } from '../mail/mailbox.ts';
import { fieldBody } from './header-fields.ts';

/**
 * Our own mark on every outgoing mail (SCENARIOS H-02); it survives relays that rewrite the Message-ID, and so does our id
 * in References. Another installation marks its mails likewise: those name another host there, and people wrote some.
 */
const deskIdField = 'X-Desk-Id';

export function recogniseOwnMail(input: RecognitionInput): string | null {
  const { mail, ownHost } = input;
  if (mail.messageId !== null && domainOf(mail.messageId) === ownHost.toLowerCase()) {
    return `Message-ID <${mail.messageId}> was given by this gateway`;
  }
  const deskId = fieldBody(mail.headers, deskIdField);
  const named = mail.references.at(-1) ?? null;
  return deskId === null || (named !== null && domainOf(named) !== ownHost.toLowerCase()) ? null : `${deskIdField}: ${deskId.slice(0, 100)}`;
}
