// "Argh, wrong paste: the company is Fern Hill and the domain fernhill.example", "ich habe zwei Kunden verwechselt: der Kunde
// ist Fern Hill": somebody says that he took one thing for another, and names labels with the values that hold. In: new
// lines. Out: claims with the rank of a label; what the same labels said above is withdrawn. A slip without a label and a
// value behind it withdraws nothing.
import type { FieldClaim, IdentifierClaim } from '../../recognition.ts';
import { isCertain, labelWordsMax, readCertain } from './corrections.ts';
import { labelWords } from '../fold.ts';
import { findLabel } from '../label/label-index.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';

/** Longer lines are logs. */
const lineCharactersMax = 600;
/** A name or a number; what is longer is told anew. */
const valueCharactersMax = 60;
const slip = /(?<![\p{L}])(?:wrong (?:paste|line|lines|copy|sheet|customer|client|one|template|row|tenant|domain)|(?:pasted|copied|took|had|used|grabbed) the wrong \p{L}+|mixed (?:\p{L}+\s){0,3}up|mixed (?:up )?two \p{L}+|copy[ -]?(?:and[ -])?paste (?:error|mistake)|my mistake|(?:falsche?[nrs]? (?:Zeile|Zeilen|Vorlage|Kunde|Kunden|Eintrag|Domain|Zwischenablage)|verwechselt|falsch (?:kopiert|eingefügt)|Kopierfehler|vertan)|(?:mauvaise? (?:ligne|copie|client|modèle|fiche|domaine)|mauvais copier-coller|je me suis trompée?|j['’]ai (?:confondu|mélangé)|erreur de (?:copie|copier-coller|ligne|ma part)))(?![\p{L}])/iu;
const sentenceEnds = /(?<=[\p{L}\d)][.!?])\s+(?=\p{Lu})/u;
const parted = /\s[–—-]\s|[,;:!]\s+|\.\s+|\s(?:and|und|et)\s/u;
const isBetween = /^(?:(?:is|are|=|:|ist|lautet|heißt|est)\s)?(?:actually\s|really\s|eigentlich\s|en fait\s)?(?<value>\S.*)$/i;
const articleBefore = /^(?:(?:the|right|correct|real|der|die|das|richtige[rs]?|korrekte[rs]?|le|la|bonne?)\s)+|^l[’']/i;

export function wrongLineClaims(lines: readonly TextLine[], context: ScanContext): FieldClaim[] {
  const found: FieldClaim[] = [];
  let behindSlip = false;
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || line.depth > 0 || line.text.trim() === '') {
      behindSlip = false;
      continue;
    }
    for (const sentence of line.text.trim().split(sentenceEnds)) {
      const said = slip.exec(sentence);
      if (said !== null || behindSlip) found.push(...toldAnew(said === null ? sentence : sentence.slice(said.index + said[0].length), line.number, context));
      behindSlip = said !== null;
    }
  }
  return found;
}

/** The claims and numbers without what such a claim withdraws. */
export function withoutWrongLines(claims: readonly FieldClaim[], anew: readonly FieldClaim[]): FieldClaim[] {
  return claims.filter((claim) => !isWithdrawn(claim, anew));
}

export function withoutWrongNumbers(identifiers: readonly IdentifierClaim[], claims: readonly FieldClaim[], anew: readonly FieldClaim[]): IdentifierClaim[] {
  const values = new Set(claims.filter((claim) => isWithdrawn(claim, anew)).flatMap((claim) => (typeof claim.value === 'string' ? [claim.value] : [])));
  return identifiers.filter((one) => !values.has(one.value));
}

function isWithdrawn(claim: FieldClaim, anew: readonly FieldClaim[]): boolean {
  return claim.source !== 'signature' && anew.some((one) => one.field === claim.field && one.line > claim.line && one.value !== claim.value);
}

/** Labels and values in a row: "the company is Fern Hill and the domain fernhill.example". */
function toldAnew(text: string, line: number, context: ScanContext): FieldClaim[] {
  return text.split(parted).flatMap((part) => {
    const words = part.trim().replace(articleBefore, '').split(/\s+/);
    for (let count = Math.min(labelWordsMax, words.length - 1); count >= 1; count--) {
      const hit = findLabel(context.labels, labelWords(words.slice(0, count).join(' ')), false);
      const value = hit === null || !isCertain(hit.field) ? undefined : isBetween.exec(words.slice(count).join(' '))?.groups?.['value']?.replace(/[\s.!)"”]+$/u, '');
      const read = hit === null || value === undefined || value.length > valueCharactersMax ? null : readCertain(hit.field, value, line, context);
      if (hit !== null && read !== null) return [{ field: hit.field.id, value: read, problem: null, raw: part.trim(), source: 'label' as const, line, rule: hit.rule }];
    }
    return [];
  });
}
