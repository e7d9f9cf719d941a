// The part of docs/config.md about mailboxes, made from the schema that they are read by.
import { mailboxShape } from '../platform/config-mailboxes.ts';
import { oauthShape } from '../platform/config-oauth.ts';
import { shapeRows } from './shape-rows.ts';

/** The section, with what the big providers want. */
export function mailboxDocument(): string {
  return `## Mailboxes

The section \`mailboxes\` of the file names the IMAP accounts that are read (role \`imap\` of \`postern serve\`), any number
for a desk. However many gateways run, one of them reads a mailbox. \`postern mailboxes\` shows how each is, \`postern doctor\`
tries its login.

\`\`\`yaml
mailboxes:
  support:
    desk: my-desk
    host: imap.provider.example
    user: support@shop.example
    password: \${SUPPORT_PASSWORD}
    done: move:Answered
  sales:
    desk: my-desk
    host: imap.provider.example
    user: sales@shop.example
    oauth:
      grant: refresh_token
      token_endpoint: https://login.provider.example/token
      client_id: \${CLIENT_ID}
      client_secret: \${CLIENT_SECRET}
      scope: https://mail.provider.example/
      refresh_token: \${REFRESH_TOKEN}
\`\`\`

| of a mailbox | default | meaning |
| --- | --- | --- |
${shapeRows(mailboxShape)}

| of \`oauth\` | default | meaning |
| --- | --- | --- |
${shapeRows(oauthShape)}

The two big providers:

| | Microsoft 365 | Gmail |
| --- | --- | --- |
| \`host\` | \`outlook.office365.com\` | \`imap.gmail.com\` |
| \`grant\` | \`client_credentials\`: the application has the permission \`IMAP.AccessAsApp\`, and an administrator gave it the mailbox in Exchange. Or \`refresh_token\` with \`offline_access\`. | \`refresh_token\`, of a consent with \`access_type=offline\`. An app that is still in testing has its consent taken back after 7 days. |
| \`token_endpoint\` | \`https://login.microsoftonline.com/TENANT/oauth2/v2.0/token\` | \`https://oauth2.googleapis.com/token\` |
| \`scope\` | \`https://outlook.office365.com/.default\`; with \`refresh_token\`: \`https://outlook.office.com/IMAP.AccessAsUser.All offline_access\` | leave it out |

What the provider gives in place of a refresh token is kept in the store. When a consent is gone (\`invalid_grant\`) the
mailbox *needs consent*: admins are told once, its mail stays where it is, and \`postern mailboxes ID --refresh-token\` takes
the new token from standard input. Mail that cannot be taken is tried five times and then set aside in its mailbox.
`;
}
