// "I will pass on what it says this afternoon", "dazu kann ich erst nach dem Rückruf etwas sagen", "je vous transmets son
// état demain": the writer will tell, and says no more than that. In: what stands behind a label, or a sentence. Out: yes or
// no. Whoever says beside it that nobody has looked, or that nobody knows, has answered a question that knows such an answer.
import { unaccented } from '../fold.ts';

const of = (...words: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`);

const tells = of(
  "(?:will|shall|'ll|going to|to be|is|are|being) (?:[a-z]+ ){0,3}?(?:pass(?:ed)? (?:[a-z]+ ){0,3}?on|tell|told|send|sent|report(?:ed)?|mail(?:ed)?|forward(?:ed)?|let (?:you|us) (?:have|know)|give you|hand(?:ed)? (?:[a-z]+ )?in|posted|supplied|supply|write|inform)", '(?:pass|send|mail|forward|report|hear|tell)(?:s|ing)? [^.;]{0,30}what (?:it|they|he|she|the [a-z]+) (?:says?|shows?|reads?|tells?|reports?)', '(?:i|we) (?:can|could|shall|will) only (?:say|tell)(?: [a-z]+){0,4} (?:after|once|when|tomorrow|later)', '(?:i|we) (?:can|will) (?:say|tell)(?: [a-z]+){0,3} (?:only |not before )(?:after|once|when|tomorrow|later)',
  "(?:melde|gebe|schicke|sende|reiche|liefere|maile|teile|sage|berichte|schreibe|nenne)n? (?:ich|wir|er|sie)(?! nicht)", "(?:ich|wir) (?:melde|gebe|schicke|sende|reiche|liefere|maile|teile|sage|berichte|schreibe|nenne)n?", '(?:kann|konnen) (?:ich|wir) (?:[a-z]+ )?erst (?:[a-z]+ ){1,6}(?:sagen|melden|angeben|nennen|mitteilen|beantworten)', '(?:ich|wir) (?:kann|konnen) (?:[a-z]+ ){0,3}?erst (?:[a-z]+ ){1,6}(?:sagen|melden|angeben|nennen|mitteilen|beantworten)', 'wird (?:[a-z]+ ){0,4}?(?:nachgereicht|gemeldet|weitergegeben|mitgeteilt|nachgeliefert)',
  "(?:je|nous|on) (?:vous |te )(?:la |le |les |l')?(?:transm[a-z]+|dir[a-z]+|dis|communiqu[a-z]+|enver[a-z]+|envoi[a-z]+|envoy[a-z]+|donn[a-z]+|fer[a-z]+ (?:suivre|savoir|part|parvenir)|fais (?:suivre|savoir|part|parvenir))", "ne (?:pourr[a-z]+|pe[a-z]+) (?:[a-z']+ ){0,3}?dire (?:[a-z]+ )?qu'apres",
);
/** Nobody has looked, nobody is able to, nobody knows: that is told. */
const unable = of("check(?:ed|ing|s)?", "look(?:ed|ing|s)?", 'view(?:ed)?', 'opened', 'log(?:ged)? ?(?:in|on)', 'access', 'not', "[a-z]+n't", '(?:do|did|does|has|have|is|was|ca|wo)nt', 'yet', 'no', 'nobody', 'never', 'unclear', 'unknown', 'unsure', 'find out', 'see', 'guess', 'suspect', 'think', '(?:ge|uber)?pruf[a-z]*', '[a-z]*schau[a-z]*', '(?:nach)?(?:ge)?sehen', 'sehe', 'nicht', 'kein[a-z]*', 'unklar', 'unbekannt', 'zugriff', 'verifi[a-z]*', 'regard[a-z]*', 'consult[a-z]*', 'pas', 'aucune?', 'acces', 'voi[rst]', 'verrai', 'inconnue?');
const charactersMax = 220;

export function promisesToTell(text: string): boolean {
  const said = unaccented(text.trim()).replace(/\s+/g, ' ');
  return said.length <= charactersMax && tells.test(said) && !unable.test(said);
}
