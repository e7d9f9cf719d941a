// The part of docs/config.md about webhooks, made from the schema that they are read by.
import { webhookShape } from '../platform/config-webhooks.ts';
import { shapeRows } from './shape-rows.ts';

/** The section `webhooks`, and what the other end sees. */
export function webhookDocument(): string {
  return `## Webhooks

A pack may hand its tickets to a ticket system by HTTP instead of mail: \`working_side: {webhook: their-desk}\` names an entry
of the section \`webhooks\`. What would have been mailed to the address of the working side is called in as JSON; answers
still come by mail, to \`replyTo\`. Nothing is called before \`POSTERN_LIVE=1\`: until then the mail lies in the sandbox.

\`\`\`yaml
webhooks:
  their-desk:
    url: https://desk.vendor.example/hooks/postern
    secret: \${THEIR_DESK_SECRET}
\`\`\`

| of a webhook | default | meaning |
| --- | --- | --- |
${shapeRows(webhookShape)}

A call is a \`POST\` of \`{"schema": "postern/webhook/1", "id", "kind", "desk", "ref", "at", "subject", "text", "replyTo", "ticket", "attachments"}\`:
\`kind\` is \`forward\`, \`relay\`, \`tell\`, …; \`ticket\` is the object of \`docs/ticket.schema.json\` or null; an attachment has \`name\`,
\`mediaType\` and \`base64\`.

- \`X-Postern-Signature: v1=…\` is the hex HMAC-SHA256 of \`timestamp.body\` under the secret, \`X-Postern-Timestamp\` the
  timestamp (seconds since 1970): compare it, and take nothing older than five minutes.
- \`Idempotency-Key\` names the mail. A call is repeated by the same key and body until it was answered: file it once.
- 2xx: taken. \`{"reference": "INC0012345"}\` in the answer is learned as the number that they gave the case, when an
  identifier of the pack with \`resolves: vendor_ticket\` knows its form.
- 408, 425, 429, 5xx and no answer: tried again like mail. Anything else: given up, visible in \`postern outbox --state failed\`.
`;
}
