// Compares what was read with the truth, by the rules of the acceptance scorer: values without blanks and punctuation,
// instants to the minute, lists element by element, texts by what they contain and must not contain.
const bare = (value) => String(value).replace(/[\s\-()./]+/g, '').toLowerCase();

export const squash = (text) => text.replace(/\s+/g, ' ').slice(0, 400);

function matches(want, got) {
  if (Array.isArray(want)) return Array.isArray(got) && want.length === got.length && want.every((one, i) => bare(one) === bare(got[i]));
  if (typeof want === 'string') return /^\d{4}-\d\d-\d\dT/.test(want) ? want.slice(0, 16) === String(got).slice(0, 16) : bare(want) === bare(got);
  const text = bare(Array.isArray(got) ? got.join(' ') : got);
  return (want.contains ?? []).every((one) => text.includes(bare(one))) && !(want.not_contains ?? []).some((one) => text.includes(bare(one)));
}

/** One verdict a judged field: right, wrong (a value that is not true) or lost (nothing found). */
export function judge(mail, fields) {
  const verdicts = [];
  for (const [field, want] of Object.entries(mail.t)) {
    const got = fields.get(field);
    const result = got === undefined ? 'lost' : matches(want, got) ? 'right' : 'wrong';
    verdicts.push({ field, want, got, result, wanted: true });
  }
  for (const field of mail.a ?? []) {
    if (fields.has(field)) verdicts.push({ field, want: undefined, got: fields.get(field), result: 'wrong', wanted: false });
  }
  return verdicts;
}
