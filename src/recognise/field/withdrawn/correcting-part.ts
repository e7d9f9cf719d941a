// "PS, I mixed up two things above. It is severity 3, and the server is …", "Sorry! It is NOT Fern Hill. The customer is …",
// "Ich habe oben zweimal danebengegriffen: …": a paragraph further down puts right what stands above it. In: the roles of
// the mail's lines, its text. Out: the numbers of the lines of such paragraphs, null where there is none or where nothing
// of the writer's stands above. What they say is read as a letter of its own, and wins (recognise/corrected-fields.ts).
import type { ParsedMessage } from '../../../parse/parsed-message.ts';
import type { ReplyText } from '../../recognition.ts';
import { unaccented } from '../fold.ts';

const of = (...words: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`);

/** A paragraph that begins so may correct what stands above. */
const opening = new RegExp(`^\\W*(?:${[
  'p\\.?\\s?p?\\.?\\s?s\\b', 'n\\.?b\\b', 'edit', 'update', 'correct(?:ion|ions|ed)', 'corrigend(?:um|a)', 'amendment', 'errat(?:um|a)', 'hold on', 'hang on', 'wait', 'no wait', 'stop', 'oh', 'ah', 'argh', 'oh dear', 'drat', 'damn', 'oops', 'whoops', 'sorry', 'apologies', 'my (?:mistake|bad)', 'attention', 'just (?:got|looked|saw|checked|noticed|heard|realised|realized)', 'one (?:more )?(?:correction|thing)', '(?:a|an|one|two|three|four|some|a few|several|a couple of|my|another|small|minor) (?:[a-z]+ ){0,2}?(?:corrections?|slips?|mistakes?|errors?)', '(?:two|three|four|some|a few|several|a couple of) things? (?:i |to |that |were |are )', 'before (?:you start|sending|i send)', 'scrap', 'scratch',
  'korrekturen?', '(?:eine?|noch eine?|zwei|drei|vier|einige|ein paar|kleine|meine) (?:[a-z]+ ){0,2}?(?:korrekturen?|berichtigung(?:en)?|fehler|irrtumer)', 'berichtigung(?:en)?', 'nachtrag', 'richtigstellung', 'halt', 'moment', 'ach', 'entschuldigung', 'pardon', 'verzeihung', 'mist', 'achtung', 'eben (?:sehe|hore|merke)', 'gerade (?:sehe|hore|merke)', 'ich sehe gerade', 'kommando zuruck',
  'rectificati(?:f|on)s?', 'corrections', '(?:une|deux|trois|quatre|quelques|petite) (?:[a-z]+ ){0,2}?(?:corrections?|rectifications?|erreurs?)', 'correctif', 'erreur', 'desolee?', 'excusez', 'attendez', 'mince', 'oups', 'je (?:viens de voir|rectifie|corrige)', 'a noter',
].join('|')})(?![a-z])`);
/** It says that something above is wrong, or sets one thing against another. */
const slip = of(
  'mixed (?:\\w+ ){0,4}?up', 'mix-up', 'swapped', 'confused', '(?:got|had|put|wrote|typed|filled in|gave|picked|pasted) (?:\\w+ ){0,6}?(?:wrong|wrongly|incorrectly|by mistake|the wrong way round|backwards)', '(?:one|two|three|four|some|few|several|all|everything|nothing|half)(?: [a-z]+){0,8} (?:is|are|was|were) (?:wrong|incorrect|not right|mixed up|off)', 'wrong [a-z]+', '(?:was|were|is|are) wrong', 'mistyped', 'misread', 'misheard', 'mistake', 'typo', 'not so', 'not true', 'out of date', 'outdated', 'scrap', 'scratch', 'strike', 'take (?:it |that )?back', 'retract', 'after all', 'should (?:be|read|have been)', '(?:i|we) (?:first )?(?:wrote|put|said|gave|had) (?:down )?(?:that )?', 'instead', 'corrected', 'corrections?', 'put (?:it |that |them )?right', 'erratum', 'rather than', '(?:is|was|are|were) (?:really )?not', "isn't", "wasn't", 'not [^,.;]{1,40}[,;]? but', 'make (?:it|that)', '(?:the )?(?:data|values|details|figures) of the (?:other|test|old|wrong)', 'is what the',
  'nehme? (?:ich|wir) zuruck', 'zurucknehmen', 'streicht', 'streichen', 'vergesst', 'veraltet', 'verwechselt', 'vertauscht', 'daneben(?:gegriffen|gelegen)', 'vertippt', 'verschrieben', 'verlesen', 'verhort', 'falsch\\w*', 'stimmt nicht', 'stimmen nicht', 'nicht [^,.;]{1,40}, sondern', 'sondern', 'statt', 'doch nicht', 'irrtum', 'richtig (?:ist|sind|muss|ware|lautet)', 'fehler (?:gemacht|drin|von mir)', 'korrekturen?', 'berichtigung(?:en)?', 'und nicht',
  'je retire', 'oubliez', 'perimee?s?', 'confondu', 'inverse', 'interverti', 'melange', 'trompee?', 'erreurs?', 'faux', 'fausses?', "n'est pas", "n'etait pas", 'et non', 'au lieu d[eu]', 'il faut lire', 'il fallait lire', 'rectificati(?:f|on)s?', 'corrections?', 'erronee?s?',
);
/** It says so whatever it begins with: what was wrong stands "above", and the rest holds. */
const outright = of(
  '(?:the |all the )?(?:rest|remainder|others?|everything else)(?: [a-z]+){0,4} (?:is|are|stays|stands|remains?|holds?) (?:right|true|correct|as (?:it|they)|the same|valid|unchanged|ok|fine)', '(?:all )?the rest (?:stands|holds|stays|remains)', 'rest (?:is|stays) (?:right|true|correct)', '(?:mixed|swapped|got|put|wrote|filled)(?: [a-z]+){1,6} (?:above|up there)', 'above (?:is|are|was|were) wrong', 'everything about [^.;]{2,60} (?:is|was) wrong',
  '(?:der |das |alles )?(?:rest|ubrige|andere|weitere)(?: oben)? (?:stimmt|bleibt|passt|gilt|ist (?:richtig|korrekt|ok))', '(?:oben|dort oben|weiter oben) (?:[a-z]+ ){0,6}(?:falsch|verwechselt|vertauscht|daneben\\w*|vertippt|verschrieben)', '(?:falsch|verwechselt|vertauscht|vertippt|verschrieben) (?:[a-z]+ ){0,3}oben',
  "(?:le|tout le) reste (?:est|reste|demeure) (?:\\w+ )?(?:juste|exact|correct|valable|inchange|bon)", "(?:ci-dessus|plus haut),? (?:[a-z']+ ){0,6}(?:faux|trompee?|erreur|confondu|inverse)", "(?:confondu|inverse|interverti|trompee?)(?: [a-z]+){0,5} (?:ci-dessus|plus haut)",
);
const postscript = /^\W*p\.?\s?p?\.?\s?s\b/;
const paragraphCharactersMax = 1_500;
/** Fewer words above are a greeting. */
const wordsAboveMin = 8;

/** "Correction to the line above: …" is one of its own, without a blank line as well. */
const headsCorrection = /^\W*(?:corrections?|korrekturen?|berichtigung(?:en)?|richtigstellung|rectificati(?:f|on)s?|erratum|corrigendum)(?: [a-z'-]+){0,6}\s?[:,–-]/;

const row = /^\s*[*_•-]{0,2}\s?\p{L}[^:.!?]{1,60}:(?:\s|$)/u;

interface Paragraph {
  readonly numbers: number[];
  readonly text: string;
}

export function correctingLines(mail: ParsedMessage, reply: ReplyText): ReadonlySet<number> | null {
  const paragraphs = paragraphsOf(mail, reply);
  const found = new Set<number>();
  let wordsAbove = 0;
  let behind = false;
  for (const { numbers, text } of paragraphs) {
    const corrects: boolean = wordsAbove >= wordsAboveMin && text.length <= paragraphCharactersMax && (behind || outright.test(text) || (opening.test(text) && slip.test(text)));
    if (corrects) for (const number of numbers) found.add(number);
    else wordsAbove += text.match(/[a-z0-9][\w@.-]*/g)?.length ?? 0;
    // "Correction:" heads the next paragraph; behind a postscript nothing but the postscript follows.
    behind = corrects && (postscript.test(text) || text.endsWith(':'));
  }
  return found.size === 0 ? null : found;
}

function paragraphsOf(mail: ParsedMessage, reply: ReplyText): Paragraph[] {
  const found: { numbers: number[]; texts: string[] }[] = [];
  for (const { kind, from, to } of reply.segments) {
    if (kind !== 'new') continue;
    let open: { numbers: number[]; texts: string[] } | null = null;
    let ownLine = false;
    for (let number = from; number <= to; number++) {
      const line = mail.lines[number - 1];
      if (line === undefined || line.cells !== undefined || line.text.trim() === '') {
        open = null;
        ownLine = false;
        continue;
      }
      const heads: boolean = open !== null && headsCorrection.test(unaccented(line.text));
      // Below it the form goes on.
      if (open === null || heads || (ownLine && row.test(line.text))) {
        ownLine = heads;
        open = { numbers: [], texts: [] };
        found.push(open);
      }
      open.numbers.push(number);
      open.texts.push(line.text.trim());
    }
  }
  return found.map(({ numbers, texts }) => ({ numbers, text: unaccented(texts.join(' ')).replace(/\s+/g, ' ') }));
}
