// "Sev 2!" in the middle of a hasty mail: the label of a numbered choice right before one of its numbers. Only choices
// that are numbers, and not where the sentence is about numbers in general ("severity 1 tickets", "not sev 1").
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { findLabel } from '../label/label-index.ts';
import { figureOf, numberWord } from '../value/number-words.ts';
import type { ScanContext } from '../scan-context.ts';
import { linesOfSentences, shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';

/** "On this level one lamp is dark" counts lamps. */
const uncounted = String.raw`(?=\s*(?:$|[,.;:()!–-]|(?:for|in|to|and|because|since|as|on|at|from|then|now|please|today|if|so|but|here|für|nach|aus|und|weil|da|bitte|heute|reicht|genügt|passt|ein(?=$|[.!,])|(?:denke|glaube|finde|meine|schätze|sage) (?:ich|wir)|je (?:pense|crois|dirais)|i (?:guess|reckon)|würde|würden|will do|is fine|would do|i think|i would|pour|selon|et|car|à|chez|ici|suffit)(?![\p{L}])))`;
const level = new RegExp(String.raw`(?<![\p{L}\p{N}-])(\p{L}{3,14})[\s.:#-]{0,2}(\d|(?<=[\s-])(?:${numberWord})${uncounted})(?![\p{L}\p{N}]|[.,]\d|\s?[-–/]\s?\d)`, 'giu');
/** Longer lines are logs. */
const lineCharactersMax = 400;
/** "… is listed. Severity 2 will do.": behind another answer, a sentence of nothing but the level. */
const saidWordsMax = 6;
const general = /^[\s"')]*(?:,?\s?(?:(?:would|might|seems?|is|wäre|ist|erscheint|serait|est|semble) (?:\w+ )?(?:exaggerated|exaggeration|too (?:much|high|low|strong|harsh)|over ?done|over the top|overkill|nonsense|übertrieben|zu (?:hoch|viel|niedrig|streng)|überzogen|exagéré\w*|trop (?:élevé\w*|haut\w*|fort\w*)|excessi\w+))|,?\s?(?:said|says|wrote|claims|thinks|sagt|sagte|meint|meinte|schreibt|dit|disait|pense) (?:the|our|their|my|der|die|unser|ihr|le|la|notre)|tickets?|cases?|issues?|incidents?|calls?|fälle|bugs?|engineers?|support|agents?|customers?|kunden?|clients?|means?|definition|or|oder|ou|(?:and|und|et)\s(?:(?:sev\w*|schweregrad|level|stufe|gravité)\s)?(?:\d|one|two|three|four|eins|zwei|drei|vier|deux|trois|quatre|above|below|higher|lower|up|höher|darüber|plus)|to|bis|response|sla|(?:outage|incident|ticket|issue)?\s?(?:(?:of|from) (?:this|last|yesterday|monday|tuesday|wednesday|thursday|friday)[^.;!?]{0,40}\s)?(?:is|was) (?:over|closed|resolved|fixed|solved))\b/i;
const denied = /(?:\b(?:last|previous|former|earlier|old|past|yesterday's|week's|month's|vorige\w*|letzte\w*)\s$|\b(?:not?|kein\w*|nicht|pas|isn't|never|was|from|if|would|whether|between|than)(?:\s(?:a|an|ein|eine|une?))?\s*)$/i;

/** "Not a severity 1", "last week's severity 2": what stands before a level that is not this one's. */
export function isDeniedLevel(before: string): boolean {
  return denied.test(before);
}

const asked = /^[^.!?;]*\?/u;
/** "We would propose severity 3", "Schwere 3 aus unserer Sicht": the writer's own word, also below another answer. */
const proposed = /(?<!\p{L})(?:propos\w*|suggest\w*|call(?:ing)? (?:it|this|that)|(?:rate|treat|see|count|log|file|set|class\w*|rank|regard|put) (?:it|this|that)|consider\w*|(?:would|i'd|we'd) say|for us|for me|to us|in our (?:view|opinion|eyes|book)|please (?:use|set|make|take)|vorschlag\w*|schlagen\s.{0,20}vor|für uns|aus unserer sicht|unserer meinung|stufen|halten (?:es|das|wir)|würden sagen|nous proposons|pour nous|à notre avis)(?!\p{L})/iu;

/** `answers`: lines of another answer, where only what is proposed counts. */
export function levelClaims(lines: readonly TextLine[], context: ScanContext, source: FieldSource, answers: readonly TextLine[] = []): FieldClaim[] {
  const claims: FieldClaim[] = [];
  const proposals = linesOfSentences(answers).filter((line, i, all) => line.text.length <= lineCharactersMax && (proposed.test(line.text) || (all[i - 1]?.number === line.number && !line.text.includes(':') && line.text.split(/\s+/).length <= saidWordsMax)));
  for (const line of [...shortLines(lines, lineCharactersMax), ...proposals]) {
    for (const one of settled(line.text)) {
      const hit = findLabel(context.labels, labelWords(one[1] ?? ''), false);
      const value = figureOf(one[2] ?? '') ?? '';
      if (hit === null || (hit.field.kind !== 'enum' && hit.field.kind !== 'enum_open') || !hit.field.values.includes(value)) continue;
      const behind = line.text.slice(one.index + one[0].length);
      if (general.test(behind) || isDeniedLevel(line.text.slice(0, one.index)) || asked.test(behind)) continue;
      claims.push({ field: hit.field.id, value, problem: null, raw: one[0], source, line: line.number, rule: hit.rule });
    }
  }
  return claims;
}

/** "First I would have said severity 2, on second thought severity 3 is right": what he says last counts. */
const changedMind = /(?<!\p{L})(?:on second thoughts?|second thoughts|thinking (?:again|about it)|on reflection|actually|no wait|sorry|but (?:please )?(?:now|then|let'?s|take|make)|scratch|correction|bei näherer|doch (?:eher|lieber|nur)|vielmehr|besser gesagt|nein|quatsch|korrektur|jetzt (?:eher|nur)|après réflexion|réflexion faite|finalement|ou plutôt|pardon|rectification)(?!\p{L})/iu;

/** The levels of a line that still stand at its end. */
function settled(text: string): RegExpExecArray[] {
  const found = [...text.matchAll(level)];
  return found.filter((one, i) => {
    const next = found[i + 1];
    return next === undefined || !changedMind.test(text.slice(one.index + one[0].length, next.index));
  });
}
