// docs/config.md, made from the table that the configuration is read by, so that neither can say what the other does not.
import { limits } from '../mail/limits.ts';
import { settings } from '../platform/config.ts';
import { mailboxDocument } from './mailbox-document.ts';
import { relayDocument } from './relay-document.ts';
import { webhookDocument } from './webhook-document.ts';

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;
const kilobytes = (bytes: number): string => `${bytes / 1024} kB`;

/** The limits that an admin is asked about, and what happens beyond each. The rest stands in src/mail/limits.ts. */
const limitRows: readonly (readonly [string, string, string])[] = [
  ['one mail', megabytes(limits.messageBytesMax), '`552` at the door; it is announced with `SIZE`, so the sender’s own server tells him'],
  ['files that go along to the other side', `${megabytes(limits.passedFilesBytesMax)} and ${limits.passedFilesMax} in one mail`, 'the rest stays with the mail; the sender is told which and why, and the forward names them'],
  ['kinds of files', '`forward: {withhold: …}` of a pack', 'programs, what pretends to be a document, pictures that run in a browser and archives made to fill a disk stay here; web pages go on without scripts and remote pictures'],
  ['a picture inside the text', kilobytes(limits.layoutPictureBytesMax), 'below it is letter paper and stays here, from there on it is a screenshot and goes along'],
  ['parts of a mail, nesting', `${limits.mimePartsMax}, ${limits.mimeDepthMax}`, 'what lies beyond is not opened; the ticket is marked `partly_unread`'],
  ['text that is read', `${kilobytes(limits.textBytesMax)}, ${limits.textLinesMax} lines; HTML ${kilobytes(limits.htmlBytesMax)}`, 'the rest is not read; `partly_unread`'],
  ['one header', `${kilobytes(limits.headerBytesMax)}, ${limits.headerFieldsMax} fields`, 'the rest is not read'],
  ['reading one mail', `${limits.parseMs / 1000} s, ${limits.parserHeapMb} MB`, `it is tried again, set aside as \`failed\` after ${limits.processAttemptsMax} attempts, and answered by nobody: \`postern message ID --retry\``],
  ['scanning one mail for viruses', `${limits.scanMs / 1000} s`, 'it waits and is scanned again; `postern messages --state accepted` says why'],
];

/** The page, one row a setting. */
export function configDocument(): string {
  const rows = Object.entries(settings).map(([name, { fallback, what }]) => `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${what.replaceAll('|', '\\|')} |`);
  return `# Configuration

Every setting is an environment variable. A YAML file named by \`POSTERN_CONFIG\` may hold them too, one a line, under the
same names or in lower case without \`POSTERN_\` (\`smtp: 0.0.0.0:25\`); \`\${NAME}\` in it is taken from the environment, and
what is set in the environment counts first. All faults of a configuration are named at once, before anything starts:
\`postern doctor\` shows them and looks at the rest of the installation.

| setting | default | meaning |
| --- | --- | --- |
${rows.join('\n')}

${mailboxDocument()}
${relayDocument()}
${webhookDocument()}
## Limits

They are fixed, each with its reason in \`src/mail/limits.ts\`. Whatever happens, the mail is kept byte for byte:
\`postern message ID --raw\`.

| what | limit | beyond it |
| --- | --- | --- |
${limitRows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

This page is made from \`src/platform/config.ts\` and \`src/mail/limits.ts\`; \`UPDATE_GOLDEN=1 npx vitest run test/cli/config-document.test.ts\` writes it anew.
`;
}
