// H-07 with the HTML part of our own mails: people type into the quoted form as their mail program shows it. What they
// typed counts, what we printed (examples, the table of known values with its shortened and masked ones) does not.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { explainMail, type ExplainContext } from '../../src/main/explain-mail.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { minimalMessage } from '../../src/parse/minimal-message.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { shippedRulebook } from '../rulebook/shipped-rules.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await shippedRulebook();
});

const receivedAt = Date.parse('2026-03-10T12:00:00Z');

/** The answer of the desk to a mail of the scenarios. */
async function answerOf(desk: string, file: string): Promise<OutgoingMail> {
  const context: ExplainContext = {
    rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: ['mx.postern.example'], now: () => receivedAt,
    header: (raw) => minimalMessage(raw, { code: 'header-only', detail: '', severe: false }),
    understand: async (raw, input, rules) => {
      const mail = parseMessage(raw);
      return { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    },
  };
  const raw = readFileSync(fileURLToPath(new URL(`../../fixtures/scenarios/${desk}/${file}`, import.meta.url)));
  const found = (await explainMail(context, raw, { desk, receivedAt: null })).mails.find((mail) => mail.kind === 'answer');
  if (found === undefined) throw new Error(`no answer to ${file}`);
  return found;
}

/** Types a value behind its label, where the cursor stands when one clicks there. */
function typeInto(html: string, label: string, value: string): string {
  const at = html.indexOf(`${label.replaceAll("'", '&#39;')}:`);
  if (at < 0) throw new Error(`the mail does not ask for ${label}`);
  const end = html.indexOf('</p>', at);
  return `${html.slice(0, end)}${value}${html.slice(end)}`;
}

type Quote = (html: string, desk: string) => string;
const bodyOf = (html: string): string => /<body[^>]*>([\s\S]*)<\/body>/u.exec(html)?.[1] ?? '';

/** How mail programs quote the HTML of the mail that is answered. */
const programs: Readonly<Record<string, Quote>> = {
  'Gmail': (html, desk) => `<div dir="ltr">see below</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 10 Mar 2026 at 10:00, Support &lt;<a href="mailto:${desk}">${desk}</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${bodyOf(html)}</blockquote></div>`,
  'Apple Mail': (html, desk) => `<html><body>see below<br><div><br><blockquote type="cite"><div>On 10 Mar 2026, at 10:00, Support &lt;${desk}&gt; wrote:</div><br class="Apple-interchange-newline"><div>${bodyOf(html)}</div></blockquote></div></body></html>`,
  'Outlook': (html, desk) => `<html><body><div class="WordSection1"><p class="MsoNormal">see below</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Support &lt;${desk}&gt;<br><b>Sent:</b> Tuesday, 10 March 2026 10:00<br><b>To:</b> Somebody<br><b>Subject:</b> Re: something</p></div><p class="MsoNormal">&nbsp;</p>${bodyOf(html)}</div></body></html>`,
  'Thunderbird': (html, desk) => `<html><body><p>see below</p><div class="moz-cite-prefix">Am 10.03.26 um 10:00 schrieb Support &lt;${desk}&gt;:<br></div><blockquote type="cite" cite="mid:x@postern.example">${bodyOf(html)}</blockquote></body></html>`,
};

function claimsIn(answer: OutgoingMail, desk: string, body: string, mediaType = 'text/html'): Readonly<Record<string, unknown>> {
  const raw = Buffer.from(`From: Ida Holm <ida@somewhere.example>\r\nTo: ${answer.replyTo.addrSpec}\r\nSubject: ${answer.subject}\r\nMessage-ID: <a1@somewhere.example>\r\nDate: Tue, 10 Mar 2026 11:00:00 +0000\r\nContent-Type: ${mediaType}; charset=utf-8\r\n\r\n${body}`);
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const { fields } = recognise({ mail: parseMessage(raw), reversePath: 'ida@somewhere.example', forwardPaths: [answer.replyTo.addrSpec], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt }, rules);
  return Object.fromEntries(fields.map((claim) => [claim.field, `${claim.source}: ${claim.value === null ? `!${claim.problem ?? ''}` : String(claim.value)}`]));
}

const forms = [
  {
    desk: 'retarus-partner', file: 'vague-start-behind-its-label.eml',
    typed: [['START OF INCIDENT', '10.03.2026 - 08:00 UTC+1'], ['What has already been done', 'checked the logs'], ['Is Retarus permitted to send test transactions', 'no'], ['END OF INCIDENT (OPTIONAL)', '10.03.2026 - 09:00 UTC+1']],
    claims: { start: 'own-form: 2026-03-10T07:00:00Z', done_so_far: 'own-form: checked the logs', test_ok: 'own-form: no', end: 'own-form: 2026-03-10T08:00:00Z' },
  },
  {
    desk: 'ox-cloud', file: 'no-key-at-all.eml',
    typed: [['License Key', 'MWAG-SUP-77120-4F2K9']],
    claims: { support_key: 'own-form: MWAG-SUP-77120-4F2K9' },
  },
  {
    desk: 'rhipe-csp', file: 'only-half-of-the-details.eml',
    typed: [['Tenant domain', 'contoso.example'], ['Users affected', 'all users'], ['Troubleshooting', 'rebooted']],
    claims: { tenant_domain: 'own-form: contoso.example', users: 'own-form: all', steps_done: 'own-form: rebooted' },
  },
] as const;

test.each(forms.flatMap((form) => Object.keys(programs).map((program) => ({ ...form, program }))))('$desk, quoted by $program: what was typed is read, nothing else', async ({ desk, file, typed, claims, program }) => {
  const answer = await answerOf(desk, file);
  const filled = typed.reduce((html, [label, value]) => typeInto(html, label, value), answer.html ?? '');

  expect(claimsIn(answer, desk, programs[program]?.(filled, answer.from.addrSpec) ?? '')).toEqual(claims);
});

test.each(forms.flatMap((form) => Object.keys(programs).map((program) => ({ ...form, program }))))('$desk, quoted by $program and left as it is: nothing is read', async ({ desk, file, program }) => {
  const answer = await answerOf(desk, file);

  expect(claimsIn(answer, desk, programs[program]?.(answer.html ?? '', answer.from.addrSpec) ?? '')).toEqual({});
});

test.each(forms.flatMap((form) => Object.keys(programs).map((program) => ({ ...form, program }))))('$desk, quoted by $program: an answer in a paragraph of its own below its label is read', async ({ desk, file, typed, claims, program }) => {
  const answer = await answerOf(desk, file);
  const filled = typed.reduce((html, [label, value]) => typeInto(html, label, `</p><p style="margin:0 0 14px 0">${value}`), answer.html ?? '');

  expect(claimsIn(answer, desk, programs[program]?.(filled, answer.from.addrSpec) ?? '')).toEqual(claims);
});

/** The plain text that Gmail (cells beside each other) or Outlook (each cell a line) makes of a form and sends along. */
function plainOf(html: string, cellEnd: string): string {
  const lines = bodyOf(html).replace(/<!--[\s\S]*?-->/gu, '').replace(/\n/gu, ' ').replace(/<\/?b>/gu, '*').replace(/<\/td>/gu, cellEnd).replace(/<\/p>/gu, '\n\n').replace(/<br>|<\/tr>|<\/li>/gu, '\n').replace(/<[^>]+>/gu, '')
    .replace(/&#39;/gu, "'").replace(/&quot;/gu, '"').replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&nbsp;/gu, ' ').replace(/&amp;/gu, '&');
  return lines.split('\n').map((line) => `> ${line.trim()}`).join('\r\n');
}

test.each(forms.flatMap((form) => [[' ', 'beside each other'], ['\n', 'below each other']].map(([cellEnd = '', where = '']) => ({ ...form, cellEnd, where }))))('$desk, quoted as text with its cells $where: what was typed is read, nothing else', async ({ desk, file, typed, claims, cellEnd }) => {
  const answer = await answerOf(desk, file);
  const filled = typed.reduce((html, [label, value]) => typeInto(html, label, value), answer.html ?? '');
  const body = (html: string): string => `see below\r\n\r\nOn Tue, 10 Mar 2026 at 10:00, Support <${answer.from.addrSpec}> wrote:\r\n${plainOf(html, cellEnd)}\r\n`;

  expect(claimsIn(answer, desk, body(filled), 'text/plain')).toEqual(claims);
  expect(claimsIn(answer, desk, body(answer.html ?? ''), 'text/plain')).toEqual({});
});
