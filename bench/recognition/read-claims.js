// Claims to one value a field, as a careful reader would: the best source wins, two different values of an identifier
// or choice are no value, texts of equal rank are put together. An identifier field without a labelled value takes
// what stands there by its form alone.
const sources = ['label', 'table', 'sublabel', 'own-form', 'subject', 'signature', 'forwarded', 'attachment', 'directory'];

export function readClaims(recognition, rules) {
  const values = new Map();
  for (const field of rules.fields) {
    const identifier = rules.identifiers.find((one) => one.id === (field.identifier ?? field.id));
    let claims = recognition.fields.filter((claim) => claim.field === field.id && claim.value !== null && claim.problem === null);
    const isId = field.kind === 'id' || field.kind === 'id_list';
    if (claims.length === 0 && isId && identifier !== undefined) {
      const found = recognition.identifiers.filter((claim) => claim.identifier === identifier.id && !claim.placeholder && (claim.labelled || !identifier.labelNeeded) && claim.source !== 'own-form');
      const best = Math.min(...found.map((claim) => sources.indexOf(claim.source)));
      const ranked = found.filter((claim) => sources.indexOf(claim.source) === best);
      claims = field.kind === 'id_list' ? (ranked.length === 0 ? [] : [{ value: [...new Set(ranked.map((claim) => claim.value))], source: ranked[0].source }]) : ranked.slice(0, 1);
    }
    if (claims.length === 0) continue;
    const best = Math.min(...claims.map((claim) => sources.indexOf(claim.source)));
    const ranked = claims.filter((claim) => sources.indexOf(claim.source) === best);
    const different = [...new Map(ranked.map((claim) => [JSON.stringify(claim.value).toLowerCase(), claim.value])).values()];
    if (different.length === 1) values.set(field.id, different[0]);
    else if (field.kind === 'text' || field.kind === 'bool_text' || field.kind === 'contact') values.set(field.id, different.join('\n'));
    else if (field.kind === 'list' || field.kind === 'id_list') values.set(field.id, [...new Set(different.flat())]);
    else if (isId && identifier?.labelNeeded !== true) values.set(field.id, different[0]);
  }
  return values;
}
