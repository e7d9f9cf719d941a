// From claims to known and wrong fields: precedence of sources, two different values of equal rank are wrong and never
// guessed, bounds of instants, fields that answer one another, what the directory knows. Identifiers have their own
// file. Missing is not decided here: see requirements.ts.
import { isoInstant, type Instant } from '../mail/instant.ts';
import { isLayoutPicture } from '../mail/layout-picture.ts';
import { fieldSources, type FieldClaim, type FieldValue } from '../recognise/recognition.ts';
import type { PackField } from '../rulebook/pack-schema.ts';
import { contactVerdict, isReachedBy } from './contact-verdict.ts';
import type { Draft } from './draft.ts';
import { decideIdentifier, reasonOfProblem } from './identifier-verdict.ts';
import { isOfKind } from './file-kind.ts';
import { withEarlier } from './said-also.ts';
import { contradictedByName } from './owner-contradicts.ts';
import { correctedTime, putTogether, type Together } from './instant-together.ts';
import { whyWithheld } from './ticket-files.ts';
import { valueText, type KnownField, type WrongField, type WrongReason } from './ticket.ts';

const isNone = /^\W*(?:none|keine[nr]?|aucune?)\W*$/i;

/** Clocks of partners run a little ahead (RET-31: 5 minutes of grace for "in the future"). */
const futureGraceMs = 5 * 60_000;

/** A name or a version; what people write about a problem is longer. */
const shortTextMax = 60;

/** Of one value; nobody corrects it more often. */
const replacedMax = 20;

interface Verdict {
  readonly known: KnownField | null;
  readonly wrong: WrongField | null;
}
const nothing: Verdict = { known: null, wrong: null };

/**
 * Judges every field of the desk on the claims of this mail and merges the result into the ticket: a new good value
 * replaces an older one and heals a wrong one; a field this mail does not state stays as it was.
 * Returns the ids of the fields that changed.
 */
export function decideFields(draft: Draft, organisation: string | null): string[] {
  const before = draft.ticket.fields;
  const fields: Record<string, KnownField> = { ...before };
  let wrong = stated(draft);
  const changed: string[] = [];
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    if (fields[id] !== undefined && isByHand(fields[id]) && isStaffs(draft, id)) continue;
    const verdict = verdictOn(draft, id, field, organisation, fields);
    if (verdict.known === null && verdict.wrong === null) continue;
    wrong = wrong.filter((one) => one.field !== id);
    if (verdict.wrong !== null) {
      wrong.push(verdict.wrong);
      delete fields[id];
      continue;
    }
    if (verdict.known === null) continue;
    // Said again is not said anew: the place where it was first stated stays its provenance.
    if (fields[id] !== undefined && valueText(fields[id].value) === valueText(verdict.known.value)) continue;
    changed.push(id);
    fields[id] = replacing(fields[id], withEarlier(fields[id], verdict.known, draft.mail?.recognition.reply.text ?? ''));
  }
  const refused = contradictedByName(draft, fields).filter((id) => changed.includes(id));
  for (const id of refused) {
    const earlier = before[id];
    // What was known before stays known.
    if (earlier === undefined) delete fields[id];
    else fields[id] = earlier;
  }
  settle(draft, fields, wrong);
  // A value out of bounds was stated, but is not known.
  return changed.filter((id) => fields[id] !== undefined && !refused.includes(id));
}

/** What follows from fields that were changed by hand: twins are filled, bounds are held. */
export function settleFields(draft: Draft): void {
  settle(draft, { ...draft.ticket.fields }, stated(draft));
}

/** What was told and is no value, whether this ticket asks for it (requirements.ts parts the two again). */
function stated({ ticket }: Draft): WrongField[] {
  return [...ticket.wrong, ...(ticket.unusable ?? [])];
}

function settle(draft: Draft, fields: Record<string, KnownField>, wrong: readonly WrongField[]): void {
  fillFromEachOther(draft, fields, wrong);
  draft.ticket.fields = fields;
  draft.ticket.wrong = boundsOf(draft, fields, wrong);
  if (draft.ticket.unusable !== undefined) draft.ticket.unusable = [];
  for (const one of draft.ticket.wrong) delete fields[one.field];
}

function verdictOn(draft: Draft, id: string, field: PackField, organisation: string | null, sofar: Record<string, KnownField>): Verdict {
  const recognition = draft.mail?.recognition;
  if (recognition === undefined) return nothing;
  // Prose only fills a gap: a reply in free words must not replace what stood behind a label.
  const claims = recognition.fields.filter((claim) => claim.field === id && (sofar[id] === undefined || !isProse(draft, id, claim.rule)));
  if (claims.length === 0) claims.push(...corrections(draft, id, sofar[id]));
  const identifier = field.identifier ?? id;
  const rules = draft.desk.pack.identifiers[identifier];
  if ((field.kind === 'id' || field.kind === 'id_list') && rules !== undefined) {
    return decideIdentifier({
      field: id, identifier, rules, fieldClaims: claims,
      identifierClaims: recognition.identifiers.filter((claim) => claim.identifier === identifier),
      facts: draft.facts, organisation, list: field.kind === 'id_list', today: isoInstant(draft.ticket.receivedAt).slice(0, 10),
      keepsDomains: Object.values(draft.desk.pack.fields).some((other) => other.not_in === id),
    });
  }
  if (field.kind === 'contact') {
    const tenant = field.not_in === undefined ? undefined : sofar[field.not_in];
    const inside = claims.find((claim) => claim.value !== null && tenant !== undefined && liesIn(valueText(claim.value), tenant));
    // Said even when more is missing: else the same person would be named again (RHI-S10).
    if (inside !== undefined) return { known: null, wrong: wrongField(id, 'not_in_tenant', 'belongs to the tenant, not to your team', inside.raw) };
    return contactVerdict(draft, id, field, claims, sofar[id] ?? null);
  }
  if (field.kind === 'attachments') return attachmentVerdict(draft, id, field);
  const together = field.kind === 'instant' ? inParts(draft, id, claims, sofar[id]) : null;
  if (together !== null) return ofParts(draft, id, together);
  // What the directory knows goes before what stands below the mail.
  const verdict = ranked(id, field, field.directory === undefined ? claims : claims.filter((claim) => claim.source !== 'signature'));
  if (verdict.known !== null || verdict.wrong !== null) return verdict;
  if (sofar[id] !== undefined) return nothing;
  if (field.directory !== undefined) {
    const onRecord = fromDirectory(draft, id, field.directory);
    return onRecord.known === null ? ranked(id, field, claims) : onRecord;
  }
  if (field.named_by !== undefined) return fromOwner(draft, id, field.named_by, organisation);
  return field.or_attachment === true ? attachmentVerdict(draft, id, field) : nothing;
}

/** Set by `postern act` or a command, not by a mail. */
export function isByHand(known: KnownField): boolean {
  return known.rule.startsWith('by ');
}

/** Urgency and impact: once staff have decided, what the requester wishes is no news (RHI-07). */
function isStaffs(draft: Draft, id: string): boolean {
  const { by_matrix: scheme } = draft.desk.pack.severity;
  return id === scheme?.urgency || id === scheme?.impact;
}

function inParts(draft: Draft, id: string, claims: readonly FieldClaim[], sofar: KnownField | undefined): Together | null {
  const pieces = draft.mail?.recognition.pieces ?? [];
  const asked = putTogether(draft.ticket.wrong.find((one) => one.field === id), claims, pieces);
  return asked ?? (claims.some((claim) => claim.value !== null) ? null : correctedTime(sofar, pieces));
}

/** Said in two mails: known when nothing lacks any more, else the next question is for what still does. */
function ofParts(draft: Draft, id: string, { value, reason, raw, line, parts }: Together): Verdict {
  if (reason !== null || value === null) return { known: null, wrong: { ...wrongField(id, reason ?? 'not_a_date', 'not all of a date and time', raw), when: parts } };
  return { known: { value, raw, source: 'sublabel', line, rule: draft.desk.line(['fields', id]), assumed: false, when: parts }, wrong: null };
}

/** A value that replaces another one remembers it. */
export function replacing(before: KnownField | undefined, now: KnownField): KnownField {
  return before === undefined ? now : { ...now, was: [...(before.was ?? []), valueText(before.value), before.raw].slice(-replacedMax) };
}

/** Lines of our list of noted values that say something else than we ever had noted: the writer edited them. */
function corrections(draft: Draft, id: string, sofar: KnownField | undefined): FieldClaim[] {
  if (sofar === undefined) return [];
  const shown = [valueText(sofar.value), sofar.raw, ...(sofar.was ?? [])].map(plain);
  return (draft.mail?.recognition.noted ?? []).filter((claim) => {
    // Keys are printed masked, long values shortened, and mail programs break lines: a beginning is no other value.
    if (claim.field !== id || claim.value === null || claim.raw.includes('…')) return false;
    return !shown.some((text) => text === plain(valueText(claim.value ?? '')) || text.startsWith(plain(claim.raw)));
  });
}

/** Letters and digits only: what else stands in a printed value is our way of showing it. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A claim made from free text carries the line of the field itself, not of a label. */
function isProse(draft: Draft, id: string, rule: string): boolean {
  return draft.desk.pack.fields[id]?.prose === true && rule === draft.desk.line(['fields', id]);
}

/** Nobody wrote it as an answer: it was free text, a fact that a sentence of it told, or the owner of a number on record. */
export function isTold(draft: Draft, id: string, { rule, source }: Pick<KnownField, 'rule' | 'source'>): boolean {
  const field = draft.desk.pack.fields[id];
  const byPhrase = field?.told_by !== undefined && rule === draft.desk.line(['fields', id]);
  const byLikeness = field?.told_like !== undefined && rule === draft.desk.line(['fields', id, 'told_like']);
  const onRecord = field?.named_by !== undefined && source === 'directory';
  return onRecord || (source === 'sublabel' && (byPhrase || byLikeness)) || isProse(draft, id, rule);
}

/** Best source wins; within it, equal values are one, different ones are wrong (texts are put together instead). */
function ranked(id: string, field: PackField, claims: readonly FieldClaim[]): Verdict {
  const usable = claims.filter((claim) => claim.value !== null && (claim.problem === null || claim.problem === ''));
  const best = bestOf(usable);
  const first = best[0];
  if (first === undefined || first.value === null) {
    const bad = bestOf(claims)[0];
    return bad === undefined ? nothing : { known: null, wrong: { ...wrongField(id, reasonOfProblem(bad.problem ?? ''), bad.problem ?? '', bad.raw), ...(bad.when === undefined ? {} : { when: bad.when }) } };
  }
  const different = [...new Map(best.map((claim) => [fold(claim.value ?? ''), claim])).values()];
  if (different.length === 1) return { known: known(first, first.value, first.raw), wrong: null };
  // Long texts are told in parts; two short ones ("Contoso" and "Fabrikam") are a contradiction.
  const told = different.some((claim) => valueText(claim.value ?? '').length > shortTextMax);
  if ((field.kind === 'text' && (told || (field.min ?? 0) > 0 || field.prose === true)) || field.kind === 'bool_text') {
    const together = different.map((claim) => valueText(claim.value ?? '')).join('\n');
    return { known: known(first, together, different.map((claim) => claim.raw).join('\n')), wrong: null };
  }
  if (field.kind === 'list') {
    const all = different.flatMap((claim) => (typeof claim.value === 'string' ? [claim.value] : [...(claim.value ?? [])]));
    return { known: known(first, [...new Set(all)], first.raw), wrong: null };
  }
  return { known: null, wrong: wrongField(id, 'two_values', 'two different values', different.map((claim) => claim.raw).join(' / ')) };
}

function bestOf(claims: readonly FieldClaim[]): FieldClaim[] {
  const rank = (claim: FieldClaim): number => fieldSources.indexOf(claim.source);
  const best = Math.min(...claims.map(rank));
  return claims.filter((claim) => rank(claim) === best);
}

function fold(value: FieldValue): string {
  return valueText(value).toLowerCase().replace(/\s+/gu, ' ').trim();
}

function known(claim: FieldClaim, value: FieldValue, raw: string): KnownField {
  return { value, raw, source: claim.source, line: claim.line, rule: claim.rule, assumed: false, ...(claim.when === undefined ? {} : { when: claim.when }) };
}

function wrongField(field: string, reason: WrongReason, detail: string, raw: string): WrongField {
  return { field, reason, detail, raw: raw.slice(0, 200) };
}

function fromDirectory(draft: Draft, id: string, property: string): Verdict {
  const organisation = draft.facts.organisation;
  if (organisation === null) return nothing;
  const value = property === 'name' ? organisation.name : property === 'zone' ? organisation.zone : property === 'platform' ? organisation.platform : null;
  if (value === null) return nothing;
  return { known: { value, raw: value, source: 'directory', line: 0, rule: draft.desk.line(['fields', id]), assumed: true }, wrong: null };
}

/**
 * The customer whose identifier stands in the mail, when he is served by the sender: by the name that the mail says as
 * well ("Contoso Dental (contoso.example) gets …"), else by the one our records have for the only identifier that was
 * stated. Two customers are a story, no answer.
 */
function fromOwner(draft: Draft, id: string, identifierField: string, organisation: string | null): Verdict {
  const mail = draft.mail;
  const identifier = draft.desk.pack.fields[identifierField]?.identifier ?? identifierField;
  if (mail === null || organisation === null) return nothing;
  const lines = mail.recognition.reply.text.split('\n');
  const text = ` ${[mail.mail.subject, ...lines].join('\n').toLowerCase()} `;
  const names = draft.facts.identifiers
    .filter((fact) => fact.identifier === identifier && fact.under === organisation)
    .flatMap((fact) => (fact.ownerName == null || !says(text, fact.ownerName.toLowerCase()) ? [] : [fact.ownerName]));
  // A customer who writes for himself is the one it is about.
  const self = draft.facts.organisation;
  if (self !== null && self.id === organisation && self.under !== null && says(text, self.name.toLowerCase())) names.push(self.name);
  const name = names[0];
  if (name === undefined) return ownerOnRecord(draft, id, identifierField, organisation);
  if (new Set(names).size > 1) return nothing;
  const at = mail.mail.lines.findIndex((line) => says(line.text.toLowerCase(), name.toLowerCase()));
  return { known: { value: name, raw: name, source: 'sublabel', line: at + 1, rule: draft.desk.line(['fields', id]), assumed: false }, wrong: null };
}

/** "The tenant is contoso.example": whose it is we know, and do not ask him who serves it. */
function ownerOnRecord(draft: Draft, id: string, identifierField: string, organisation: string): Verdict {
  const identifier = draft.desk.pack.fields[identifierField]?.identifier ?? identifierField;
  const claims = draft.mail?.recognition.fields.filter((claim) => claim.field === identifierField) ?? [];
  const stated = new Set(claims.flatMap((claim) => (typeof claim.value === 'string' ? [claim.value.toLowerCase()] : [])));
  if (stated.size !== 1) return nothing;
  const owner = draft.facts.identifiers.find((fact) => fact.identifier === identifier && fact.under === organisation && stated.has(fact.value.toLowerCase()))?.ownerName;
  if (owner == null) return nothing;
  return { known: { value: owner, raw: owner, source: 'directory', line: 0, rule: draft.desk.line(['fields', id]), assumed: true }, wrong: null };
}

function says(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
}

/** RET-33, RHI-46: attachments answer the field; pictures of a signature, and what stays here unseen, are no evidence of anything. */
function attachmentVerdict(draft: Draft, id: string, field: PackField): Verdict {
  const wanted = field.values ?? [];
  const event = draft.mail;
  const names = (event?.mail.attachments ?? [])
    .filter((one) => event === null || whyWithheld(draft.desk, event, one) === null)
    .filter((one) => !isLayoutPicture(one) && one.name !== '' && !one.mediaType.endsWith('calendar') && one.mediaType !== 'application/pgp-signature')
    // A log answers "error message"; a screenshot is asked for in a field of its own.
    .filter((one) => field.kind === 'attachments' || !isOfKind(['image/*'], one))
    .filter((one) => wanted.length === 0 || isOfKind(wanted, one))
    .map((one) => one.name);
  if (names.length === 0) return nothing;
  const value = field.kind === 'attachments' ? names : names.join(', ');
  return { known: { value, raw: names.join(', '), source: 'attachment', line: 0, rule: draft.desk.line(['fields', id]), assumed: false }, wrong: null };
}

/** two questions of the vendor's forms that mean the same are answered once. */
function fillFromEachOther(draft: Draft, fields: Record<string, KnownField>, wrong: readonly WrongField[]): void {
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    // A copy is made anew each time, or it would outlive what it was copied from.
    if ((field.kind === 'text' || field.kind === 'contact') && field.filled_by !== undefined && fields[id]?.assumed === true && fields[id].source !== 'directory' && fields[id].earlier === undefined) delete fields[id];
  }
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    if (fields[id] !== undefined || wrong.some((one) => one.field === id)) continue;
    const filler = (field.filled_by ?? []).map((other) => fields[other]).find((other) => other !== undefined);
    // "None" answers another question, and shows nothing here.
    if (field.kind === 'text' && filler !== undefined && isNone.test(valueText(filler.value))) continue;
    if (field.kind === 'contact') {
      // Whom the mail itself names, never whom the directory knows: that is only somebody.
      if (filler !== undefined && (filler.source === 'label' || filler.source === 'sublabel') && isReachedBy(valueText(filler.value), field)) fields[id] = { ...filler, source: 'sublabel', rule: draft.desk.line(['fields', id]), assumed: true };
      continue;
    }
    if (field.kind === 'bool' || field.kind === 'bool_text') {
      const reference = draft.mail?.recognition.identifiers.find((claim) => draft.desk.pack.identifiers[claim.identifier]?.resolves === 'vendor_ticket');
      if (field.filled_by === undefined || reference === undefined) continue;
      fields[id] = { value: 'yes', raw: reference.raw, source: reference.source, line: reference.line, rule: reference.rule, assumed: true };
    } else if (filler !== undefined) {
      fields[id] = { ...filler, assumed: true };
    }
  }
}

/** RET-31: START not after now (with grace), END not before START. RHI-53: a contact of your own team, not of the tenant. */
function boundsOf(draft: Draft, fields: Record<string, KnownField>, wrong: readonly WrongField[]): WrongField[] {
  const result = [...wrong];
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    const one = fields[id];
    const outside = field.not_in === undefined ? undefined : fields[field.not_in];
    if (one !== undefined && outside !== undefined && liesIn(valueText(one.value), outside)) {
      result.push(wrongField(id, 'not_in_tenant', 'belongs to the tenant, not to your team', one.raw));
    }
    if (field.kind !== 'instant' || one === undefined) continue;
    const instant = instantOf(one);
    if (field.not_after === 'now' && instant > draft.now + futureGraceMs) {
      result.push(wrongField(id, 'in_the_future', 'lies in the future', one.raw));
    }
    const start = field.not_before === undefined ? undefined : fields[field.not_before];
    if (start !== undefined && instant < instantOf(start)) result.push(wrongField(id, 'before_start', 'lies before the start', one.raw));
  }
  return result;
}

/** A mail address of the text is of the domain that the field names, or of another one of the same owner. */
function liesIn(text: string, outside: KnownField): boolean {
  return [...[outside.value].flat(), ...(outside.domains ?? [])].some((domain) => mentionsDomain(text, domain));
}

function mentionsDomain(text: string, domain: string): boolean {
  return [...text.toLowerCase().matchAll(/@([\w.-]+)/gu)].some(([, host = '']) => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`));
}

function instantOf(field: KnownField): Instant {
  return Date.parse(valueText(field.value));
}
