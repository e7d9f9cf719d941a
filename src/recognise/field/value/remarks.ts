// "25.2.0 – siehe oben", "definitely 3", "-> Production  # as ever": what people write around a value without being asked.
// In: the text of one value. Out: the same without it, the same text when nothing stood around. What is left is read only
// where it is surely a value of its kind, so a word too many may fall here; hints that a form left behind stay ("<…>").

const marksInFront = /^(?:[\s"“„«'*_=:→⇒–—•✓✔☑]|-+>|(?<==)>)+(?=[\p{L}\p{N}])/u;
const inFront = new RegExp(`^(?:${[
  'eindeutig', 'ganz klar', 'klar', 'sicher', 'definitiv', 'immer', 'eher', 'wohl', 'doch', 'bitte', 'derzeit', 'aktuell', 'jetzt', 'heute', 'also', 'ist', 'sind', 'es ist', 'das ist', 'ist wohl', 'wäre', 'das wäre', 'sollte(?: \\p{L}+)? sein', 'laut \\p{L}+(?: \\p{L}+)?', 'nach meine[mr] \\p{L}+', 'soweit ich (?:weiß|sehe)', 'meines wissens', 'm\\.?\\s?e\\.?', 'der kunde (?:sagt|nennt|meint)', 'bei uns', 'hier',
  'definitely', 'clearly', 'certainly', 'always', 'surely', 'rather', 'please', 'currently', 'now', 'still', 'is', 'are', 'it is', "it['’]s", 'that is', "that['’]s", 'that would be', 'this is', 'should be', 'must be', 'as far as (?:i|we) (?:know|see|can see|can tell)', 'according to \\p{L}+(?: \\p{L}+)?', 'per \\p{L}+(?: \\p{L}+)?', '(?:the )?(?:customer|client|user|console|portal) (?:says|said|claims|shows)', 'afaik', 'ours is', 'we (?:use|run|have|are on)', 'i would say', "i['’]d say", 'i guess', 'i think',
  "c['’]est", "il s['’]agit (?:de |du |d['’])?", 'plutôt', 'clairement', 'toujours', 'actuellement', 'à priori', 'a priori', 'selon \\p{L}+(?: \\p{L}+)?', "d['’]après \\p{L}+(?: \\p{L}+)?", 'à ma connaissance', 'sans doute', 'chez nous', 'nous (?:avons|utilisons)', 'on (?:a|utilise)', 'le client (?:dit|indique)',
].join('|')})(?:\\s?[:,]\\s?|\\s)(?:it is |es ist |c['’]est |ist |is )?(?=\\S)`, 'iu');
const behind = new RegExp(`(?:\\s?[,;–—-]+\\s?|\\s)(?:${[
  'please', 'pls', 'plz', 'thanks', 'thank you', 'imho', 'afaik', 'i (?:think|guess|believe|suppose)', 'of course', 'obviously', 'as (?:always|ever|usual|before)', 'for sure', 'definitely', 'see (?:above|below|screenshot|attachment)', 'as (?:above|below)',
  'bitte', 'danke', 'denk(?:e)? ich', 'glaub(?:e)? ich', 'mein(?:e)? ich', 'natürlich', 'selbstverständlich', 'wie (?:immer|gehabt|oben|üblich)', 'siehe (?:oben|unten|anhang|screenshot)', 's\\. ?o\\.', 'sicher', 'definitiv', 'ganz sicher',
  'merci', 's[’\']il vous plaît', 'svp', 'je (?:crois|pense)', 'bien sûr', 'comme (?:toujours|d[’\']habitude)', 'voir (?:ci-dessus|plus haut|capture)', 'a priori', 'selon (?:le|la|notre) \\p{L}+',
].join('|')})[\\s.!]*$`, 'iu');
/** "25.2.0 // from the sheet", "… # as ever", "… <- was another one", "Email Security [confirmed by Tom]". */
const noteBehind = /\s+(?:\/\/|#\s|<[-–=]+|←|⇐|\|)\s*\S.*$|\s*(?:\[[^[\]]*\]|\([^()]*\))[\s.;!]*$|\s+[–—]\s+\S.*$|\s+-\s+\p{Ll}.*$|[.;]\s+\p{Lu}.*$/u;
const marksBehind = /(?:[\s;!.,"”“»'*_]|[✓✔☑])+$/u;

const roundsMax = 4;

export function withoutRemarks(text: string): string {
  let left = text.trim();
  if (left.startsWith('<')) return left;
  for (let round = 0; round < roundsMax; round++) {
    const before = left;
    left = left.replace(/^\(([^()]+)\)$/u, '$1').replace(marksInFront, '').replace(noteBehind, '').replace(behind, '').replace(inFront, '').replace(marksBehind, '').trim();
    if (left === before || left === '') break;
  }
  return left === '' ? text.trim() : left;
}
