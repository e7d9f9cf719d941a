// "You may send test mails - wait, no, they do not want that", "Tests dürft ihr machen. Moment, doch nicht": a yes or no that
// the next words take back and turn round. In: lines of prose. Out: what holds in the end, for fields of yes and no that are
// told by likeness. Words that only take back, without saying no or yes, tell nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { sentenceEnds } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { takenBackAfter } from '../withdrawn/taken-back.ts';
import { tellsAnother, toldAlone } from './told-like.ts';

const lineCharactersMax = 600;
const sentencesMax = 60;
/** What turns it stands right behind. */
const turnWithin = 90;
const denies = /(?<![\p{L}])(?:no|not|don['’]?t|doesn['’]?t|won['’]?t|never|none|nein|nicht|kein\p{L}*|non|ne|n['’]\p{L}+|pas|aucun\p{L}*)(?![\p{L}])/iu;
const affirms = /(?<![\p{L}])(?:yes|ok|okay|fine|allowed|go ahead|welcome|may|ja|doch|gerne?|erlaubt|dürft|dürfen|oui|si|d['’]accord|volontiers|pouvez)(?![\p{L}])/iu;

export function turnedAnswers(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature' && claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'bool' && field.toldLike !== undefined && !stated.has(field.id));
  if (open.length === 0) return [];
  const turned = lines.filter((line) => line.cells === null && line.depth === 0 && line.text.length <= lineCharactersMax).flatMap((line) => {
    const sentences = line.text.split(sentenceEnds).slice(0, sentencesMax);
    return sentences.flatMap((sentence, i) => {
      const said = `${sentence} ${sentences[i + 1] ?? ''}`.trim();
      const back = takenBackAfter(said);
      // Behind a colon it answers a question of its own ("Known: no, …").
      return back === null || back.from > sentence.length || said[back.from] === ':' ? [] : [{ line: line.number, first: said.slice(0, back.from), next: back.to > sentence.length ? (sentences[i + 1] ?? '') : '', behind: said.slice(back.from, back.to + turnWithin), raw: said }];
    });
  });
  return open.flatMap((field) => turned.flatMap(({ line, first, next, behind, raw }): FieldClaim[] => {
    // "You may send tests. No, it is not a known issue.": the second sentence answers something else.
    const value = next !== '' && tellsAnother(next, field, rules) ? null : toldAlone(first, field, rules);
    const other = value === 'yes' && denies.test(behind) ? 'no' : value === 'no' && affirms.test(behind) && !denies.test(behind) ? 'yes' : null;
    return other === null ? [] : [{ field: field.id, value: other, problem: null, raw, source: 'sublabel', line, rule: field.likeRule ?? field.rule }];
  }).slice(-1));
}
