// The part of docs/config.md about the way out, made from the schemas that it is read by.
import { dkimShape, relayShape } from '../platform/config-relays.ts';
import { shapeRows } from './shape-rows.ts';

/** The sections `relays` and `dkim`. */
export function relayDocument(): string {
  return `## Relays and signatures

\`POSTERN_RELAY\` is enough for one relay. The section \`relays\` of the file says more, and gives desks relays of their own;
nothing leaves before \`POSTERN_LIVE=1\`. The section \`dkim\` signs what a desk at that domain sends. \`postern doctor\` tries
each relay and compares each key with what the DNS has.

\`\`\`yaml
relays:
  main:
    host: relay.provider.example
    user: postern
    password: \${RELAY_PASSWORD}
    per_minute: 120
  sales:
    desks: [my-desk]
    host: smtp.other-provider.example
    user: sales@shop.example
    oauth:
      grant: client_credentials
      token_endpoint: https://login.provider.example/token
      client_id: \${CLIENT_ID}
      client_secret: \${CLIENT_SECRET}
      scope: https://mail.provider.example/.default
dkim:
  shop.example:
    selector: s2026
    key: /etc/postern/shop.example.pem
\`\`\`

| of a relay | default | meaning |
| --- | --- | --- |
${shapeRows(relayShape)}

| of a signing domain | default | meaning |
| --- | --- | --- |
${shapeRows(dkimShape)}

What a relay refuses for now is tried again after 1 minute, then twice as long each time, at most 6 hours apart, for about
three days, by the same bytes; of several recipients only those who have not got it. What it refuses for good, and what was
given up, comes back as a delivery report and stands on its ticket. When the connection is lost behind the message nobody
knows: the mail is \`uncertain\`, admins are told, and only \`postern outbox ID --send-again\` sends it once more.
`;
}
