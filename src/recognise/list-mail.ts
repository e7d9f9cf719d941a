// Mail that reached us over a mailing list or as a newsletter: a person may have written it, but an automatic answer
// would go to hundreds (RFC 3834 2, RFC 2369, RFC 2919). Out goes the sentence why, or null. It does not guess from
// a subject prefix such as `[team]`: ticket systems write those too.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { fieldBody, fieldKeyword } from './header-fields.ts';

/** Fields that only list software writes, the telling ones first. */
const listFields = [
  'List-Id', 'List-Post', 'List-Unsubscribe', 'List-Help', 'List-Subscribe', 'List-Owner', 'List-Archive',
  'Mailing-List', 'X-Mailing-List', 'X-BeenThere', 'X-Mailman-Version', 'X-Listprocessor-Version', 'X-Campaign-Id',
] as const;

/** Of these fields each says which list it is; a lone List-Unsubscribe stands in what a machine writes to one person, too. */
const namingFields = ['List-Id', 'List-Post', 'X-BeenThere', 'X-Mailman-Version', 'Mailing-List', 'X-Mailing-List'] as const;

/** Footers of lists whose fields a forwarding server has stripped; they stand in the last lines. */
const footerPhrases = [
  /^_{10,}$/u,
  /\b(?:mailing list|Mailingliste|liste de diffusion)\b/i,
  /\bto unsubscribe\b|\bunsubscribe (?:here|from)\b|\bNewsletter abbestellen\b|\bse désabonner\b|\bdarse de baja\b/i,
] as const;

/** How many of the last lines may be a footer. */
const footerLineCount = 8;

export function recogniseListMail(mail: ParsedMessage): string | null {
  for (const name of listFields) {
    const body = fieldBody(mail.headers, name);
    if (body !== null && !isEmptyOrNo(body)) return `${name}: ${body.slice(0, 100)}`;
  }
  const precedence = fieldKeyword(fieldBody(mail.headers, 'Precedence') ?? '');
  if (precedence === 'list') return 'Precedence: list';
  return listFooter(mail);
}

/** A list that names itself, so that its `Precedence: bulk` says nothing more. */
export function namesList(mail: ParsedMessage): boolean {
  return namingFields.some((name) => fieldBody(mail.headers, name) !== null);
}

/** RFC 2369 3.4: `List-Post: NO` means that nobody may post; an empty field says nothing at all. */
function isEmptyOrNo(body: string): boolean {
  return body === '' || body === '<>';
}

/** Rule, list name and way out together: one of them alone stands in many a signature. */
function listFooter(mail: ParsedMessage): string | null {
  const last = mail.lines.slice(-footerLineCount).map((line) => line.text.trim()).filter((text) => !text.startsWith('>'));
  const found = footerPhrases.map((phrase) => last.find((text) => phrase.test(text)));
  if (found.some((text) => text === undefined)) return null;
  return `mailing-list footer "${(found[2] ?? '').slice(0, 100)}"`;
}
