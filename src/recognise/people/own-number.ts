// "me, Ida Holm +44 …", "I. Holm, phone +44 …", "Rückruf an +44 …, Ida Holm", "Bearbeiter: iholm   Tel: +44 …": a number
// right beside the writer's own name is his, whatever stands around. In: new lines of the mail, the originator. Out: name,
// number and address; null where the number is a fax, not to be used, or of somebody who is only spoken of beside him.
import { withoutExcludedContacts } from '../field/withdrawn/excluded.ts';
import { phoneOf } from '../field/value/read-contact.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import type { Writer } from './told-contacts.ts';

const lineCharactersMax = 400;
/** "Ida Holm (2nd level, Tower Ltd), extension +44 …": between a name and its number. */
const betweenMax = 60;
const behindMax = 40;
const wordMin = 3;
/** What stands between makes it another's number, or none. */
const another = /(?<![\p{L}])(?:fax|telefax|télécopie|not|don['’]?t|never|nicht|kein\p{L}*|ne|pas|plus|old|former|alte[rn]?|ancien\p{L}*|instead|rather|statt|colleague|kolleg\p{L}*|collègue|assistant\p{L}*|deputy|vertret\p{L}*|stellvert\p{L}*|remplaç\p{L}*|customer|client\p{L}*|kund\p{L}*|user|caller|anwender\p{L}*|anrufer\p{L}*|utilisat\p{L}*|called|rang|tried|dialled|wählte|appelé)(?![\p{L}])|['’]s\s|@\S+\s.*@|[.!?;]\s+\p{Lu}\p{Ll}{2}|\d{4}/iu;
/** From the number back to the name: "+44 … (myself, Ida Holm)", "+44 … and ask for Ida Holm". */
const leadsToName = /^[\s,;:(|/–—-]{0,4}(?:(?:that is|that['’]s|it['’]s|is|me|myself|ask for|asking for|and|please|ich|ich selbst|das bin ich|bin ich|da ist|bitte|und|an|von|moi|moi-même|c['’]est|demander|demandez|et|for|für|pour)[\s,:]+){0,3}$/i;
const denied = /(?<![\p{L}])(?:not|don['’]?t|never|no longer|any ?more|nicht|kein\p{L}*|nie|pas|plus|jamais|old|former|previous|wrong|dead|alte[nr]?|frühere[nr]?|falsche[nr]?|ancien(?:ne)?|fax)(?![\p{L}])/iu;

export function ownNumber(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], writer: Writer): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature' && claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'contact' && field.toldBy.length > 0 && field.fallback.includes('signature') && !stated.has(field.id));
  const name = open.length === 0 ? null : nameOf(writer);
  if (name === null) return [];
  for (const line of lines) {
    if (line.depth > 0 || line.role !== 'new') continue;
    const text = line.cells === null ? line.text : line.cells.join(' | ');
    const found = text.length > lineCharactersMax ? null : numberBeside(withoutExcludedContacts(text), name);
    if (found !== null) return open.map((field) => ({ field: field.id, value: [found.name, found.phone, writer.address].filter((part) => part !== '').join(', '), problem: null, raw: text.trim(), source: 'sublabel' as const, line: line.number, rule: field.rule }));
  }
  return [];
}

function numberBeside(text: string, name: RegExp): { name: string; phone: string } | null {
  for (const one of text.matchAll(name)) {
    const end = one.index + one[0].length;
    const behind = text.slice(end, end + betweenMax + behindMax);
    const phone = phoneOf(behind);
    const at = phone === null ? -1 : behind.indexOf(phone);
    if (phone !== null && at <= betweenMax && !another.test(behind.slice(0, at)) && !isDenied(text, one.index, end + at + phone.length)) return { name: one[0], phone };
    const before = text.slice(Math.max(0, one.index - betweenMax - behindMax), one.index);
    const first = phoneOf(before);
    const from = first === null ? -1 : before.indexOf(first);
    if (first !== null && leadsToName.test(before.slice(from + first.length)) && !isDenied(text, one.index - before.length + from, end)) return { name: one[0], phone: first };
  }
  return null;
}

/** In the sentence of both, before them or right behind: what is not meant beside them ("not the customer") is gone by then. */
function isDenied(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from).split(/[.!?;]\s+|[,(]\s?/u).at(-1) ?? '';
  return denied.test(before) || denied.test(/^[^,;.!?)]*(?:,\s(?:gilt|geht|is|does|ist|n['’]|ne)\s[^,;.!?]*)?/i.exec(text.slice(to))?.[0] ?? '');
}

/** "Ida Holm", "I. Holm", "Holm, Ida", "iholm"; one word alone is nobody surely. */
function nameOf(writer: Writer): RegExp | null {
  const local = (writer.address.split('@')[0] ?? '').split(/[._-]+/u);
  const words = (/\p{L}{2}/u.test(writer.name) ? writer.name.split(/[\s,]+/u) : local).map((word) => word.replace(/[^\p{L}'’-]/gu, '')).filter((word) => word !== '');
  const last = words.findLast((word) => word.length >= wordMin);
  const first = words.find((word) => word !== last);
  if (last === undefined || first === undefined || words.length > 4) return null;
  const [initial] = first;
  const given = first.length === 1 ? String.raw`${initial}(?:\.|\p{Ll}{2,})` : String.raw`(?:${first}|${initial}\.)`;
  const account = local.join('');
  const spellings = [String.raw`${given}\s?(?:\p{Lu}\.\s)?${last}`, ...(first.length > 1 ? [String.raw`${last},?\s${first}`] : []), ...(account.length > last.length ? [account] : [])];
  return new RegExp(String.raw`(?<![\p{L}@./-])(?:${spellings.join('|')})(?![\p{L}@]|[.-]\p{L})`, 'giu');
}
