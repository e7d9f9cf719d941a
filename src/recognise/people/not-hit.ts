// "k.berg@north.example has it, f.lind@north.example is fine", "other users (e.g. f.lind@…) are not affected": an address of
// the list of whom it hits stands in a clause that says that all is well there. In: claims, the lines they stand in. Out:
// the same claims without such entries; a list of nothing else stays, since the words may mean something else.
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const lineCharactersMax = 1_000;
/** A stop inside an address ends nothing. */
const clauseEnds = /;\s|[.!?](?:\s|$)|\s[–—-]\s|\s?\((?!(?:e\.? ?g|z\. ?b|p\. ?ex|such as|wie|like|par exemple|for example|zum beispiel))|,\s(?=(?:but|while|whereas|and|not|aber|während|und|nicht|mais|tandis|alors|et|pas|\S+@))|\s(?=(?:but|while|whereas|während|tandis que|alors que)\s)/i;
const fine = /(?<![\p{L}])(?:(?:is|are|was|were|works?|ist|sind|läuft|laufen|geht|gehen|funktioniert|marche|fonctionne|va)(?: all| all right| just| quite| still| perfectly| noch| alles| auch| très| tout)?(?: fine| ok| okay| good| well| unaffected| not (?:affected|hit|concerned)| nicht betroffen| in ordnung| gut| einwandfrei| normal| bien)|(?:is|are|sind|ist) (?:not|nicht) (?:affected|hit|concerned|betroffen)|works(?=\s?[.,;)]|$)|läuft(?=\s?[.,;)]|$)|geht(?=\s?[.,;)]|$)|n['’]a (?:rien|pas le problème|aucun problème)|n['’]est pas (?:concernée?|touchée?)|ne sont pas (?:concernée?s|touchée?s)|nicht betroffen|not affected|unaffected|has no (?:problem|trouble|issue)s?|hat (?:kein problem|keine probleme|nichts))(?![\p{L}])/iu;

export function withoutUnhit(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules): FieldClaim[] {
  // The form's own words, left where the answer belongs.
  const filled = claims.filter((claim) => !(typeof claim.raw === 'string' && rules.fields.some((field) => field.accounts === true && field.id === claim.field) && formWords.test(claim.raw)));
  return withoutWell(filled, lines, rules);
}

const formWords = /^\W*(?:list(?:ed)? (?:of )?(?:the )?(?:affected )?users?|list users?),? (?:or|and) (?:write |say )?["'“]?all users(?: within the tenant)?["'”]?\W*$/i;

function withoutWell(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules): FieldClaim[] {
  const lists = new Set(rules.fields.filter((field) => field.accounts === true).map((field) => field.id));
  if (!claims.some((claim) => lists.has(claim.field) && Array.isArray(claim.value) && claim.value.length > 1)) return [...claims];
  const well = lines.filter((line) => line.text.length <= lineCharactersMax && line.text.includes('@')).flatMap((line) => line.text.split(clauseEnds).filter((clause) => clause.includes('@') && fine.test(clause)));
  if (well.length === 0) return [...claims];
  return claims.map((claim) => {
    if (!lists.has(claim.field) || !Array.isArray(claim.value)) return claim;
    const hit = (claim.value as readonly string[]).filter((entry) => !entry.includes('@') || !well.some((clause) => clause.includes(entry)));
    return hit.length === 0 || hit.length === claim.value.length ? claim : { ...claim, value: hit };
  });
}
