// The number that the customer's own ticket system gave our mail: "[Ticket#2026031044000123] RE: [CLD-0000123] received".
// In: a mail that is a receipt, the desk's rules. Out: a claim for the field of the other side's ticket number. Only a
// subject that names a number of ours as well tells which of several numbers is whose; anything else is nobody's.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { refPattern } from './field/form/own-form.ts';
import { findMatches } from './pattern.ts';
import type { CompiledRules } from './compiled-rules.ts';
import type { FieldClaim } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';

/** "Ticket#", "Case", "Vorgang", "INC": what stands in front of the number of a ticket system, inside brackets or not. */
const numbered = /(?:\[\s*(?:(?:ticket|case|request|incident|issue|vorgang|anfrage|demande|solicitud|sr|ref)\s*(?:id|no\.?|nr\.?|number)?\s*[#:-]?\s*|#)?|\b(?:ticket|case|request|incident|issue|vorgang|anfrage|demande|sr)\s*(?:id|no\.?|nr\.?|number)?\s*[#:]\s*|\b(?=(?:INC|RITM|REQ|CS|CHG)\d))([A-Z]{0,10}[-_]?\d[\w-]{3,30})(?=\s*[\])]|\s|$)/gi;
const subjectCharactersMax = 400;

/** The claim, when the subject carries our reference and exactly one number that is not ours. */
export function receiptReference(mail: ParsedMessage, rules: RecognitionRules, compiled: CompiledRules): FieldClaim[] {
  const subject = mail.subject.slice(0, subjectCharactersMax);
  const refs = rules.refForms.map(refPattern);
  if (!refs.some((ref) => ref.test(subject))) return [];
  const foreign = [...new Set([...subject.matchAll(numbered)].map((one) => one[1] ?? '').filter((text) => !refs.some((ref) => ref.test(text))))];
  const value = foreign[0];
  if (foreign.length !== 1 || value === undefined) return [];
  return rules.fields.flatMap((field): FieldClaim[] => {
    const identifier = compiled.patterns.identifiers.find((one) => one.rule.external && one.rule.id === (field.identifier ?? field.id));
    if (identifier === undefined || !findMatches(identifier.pattern, value).some((match) => match.text === value)) return [];
    return [{ field: field.id, value, problem: null, raw: value, source: 'subject', line: 0, rule: identifier.rule.rule }];
  });
}
