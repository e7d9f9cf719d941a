// "A handful of subscribers complained", "kein Nutzer kann sich anmelden": how many people a fault hits. In: lines of
// prose. Out: a claim for the open choice that the pack lets be told so. What is said of it is found by likeness, how many
// they are by words of number; two different numbers in a letter tell nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules, ToldExtent } from '../../recognition-rules.ts';
import { affectedUnknown } from '../../people/affected-words.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { unaccented } from '../fold.ts';
import { clauseEnds, sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { speaksOfEarlier } from '../withdrawn/another-case.ts';

/** Of all kinds that say whom it hits, together. */
const sureOfHit = 0.8;
const wordsMin = 3;
const sentencesMax = 60;

type Extent = Exclude<keyof ToldExtent, 'like'>;

const unknown = /(?<![a-z])(?:how many|wie viele|combien)(?![a-z])[^.;]{0,80}(?<![a-z])(?:know|known|unknown|unclear|say|tell|wissen|weiss|unklar|unbekannt|sagen|bekannt|sa(?:it|vons|is)|ignor\w*|dire)(?![a-z])|(?<![a-z])(?:know|known|unknown|unclear|wissen|weiss|unklar|unbekannt|savons|sais|ignor\w*)(?![a-z])[^.;]{0,30}(?<![a-z])(?:how many|wie viele|combien)(?![a-z])/;
const leaders = /(?<![a-z])(?:board(?: members?)?|ceo|cfo|managing directors?|directors|executives?|chairman|chairwoman|vips?|top management|vorst\w+|geschaftsf\w+|geschaftsleitung|chefetage|aufsichtsrat\w*|la direction|comite de direction|pdg|dirigeants?|directeur general|directrice generale)(?![a-z])/;
const all = /(?<![a-z])(?:all(?: of)? (?:the |our |my )?\w+|every(?:one|body)?(?: \w+)?|everything|the (?:whole|entire)|no (?:one|user|customer|subscriber|mailbox)|nobody|none of|not (?:a single|one)|alle[nrs]?|jede[rmns]?|samtliche[nr]?|ausnahmslos|niemand|nicht ein(?:e[rn]?)? (?:\w+ )?(?:nutzer\w*|kund\w*|benutzer\w*|anwender\w*|postfach)|kein(?:e[rn]?)? (?:nutzer|kunde\w*|benutzer|anwender|abonnent\w*|einziger)|die gesamte\w*|tous|toutes|chaque|chacun|pas un|plus un seul|plus aucun|l'ensemble|aucune?|personne|tout le monde|la totalite)(?![a-z])/;
const exception = /(?<![a-z])(?:except|but (?:one|two|not)|apart from|almost|nearly|not all|ausser|bis auf|fast|nicht alle|nicht jede\w*|sauf|hormis|presque|pas tous|pas toutes)(?![a-z])/;
const one = /(?<![a-z])(?:(?:only|just|exactly)? ?(?:one|1|a single|a sole) (?:\w+ )?(?:user|customer|subscriber|mailbox|account|person|client|household|man|woman)|(?:nur|genau|bisher|erst)? ?(?:ein(?:e[mnrs]?)?|1) (?:einzige[rnms]?|einzelne[rnms]?) \w+|(?:nur|genau) (?:ein(?:e[mnrs]?)?|1) \w+|(?:un|une|1) seule? \w+|(?:un|une) unique \w+|seule? (?:un|une) \w+)(?![a-z])/;
const several = /(?<![a-z])(?:handful|quite a number|a number of|several|some|a few|few|many|most|dozens?|hundreds?|thousands?|couple|various|(?:[2-9]|\d{2,}|\d{1,3}[.,]\d{3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|dozen|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreissig|vierzig|funfzig|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarantaine|cinquantaine) (?:\w+ ){0,2}?(?:users?|customers?|subscribers?|people|mailboxes|accounts?|people|clients?|\w*kunden|nutzer\w*|benutzer\w*|anwender\w*|postfacher\w*|konten|abonnenten|abonnes|utilisateurs|boites|comptes|personnes|calls|complaints|reports|companies|firms|owners|leute\w*|personen|firmen|teilnehmer\w*|meldungen|beschwerden|anrufe|plaintes|appels|d'abonnes|d'utilisateurs|de clients)|mehrere[rn]?|einige[rn]?|viele[rn]?|etliche[rn]?|zahlreiche[rn]?|handvoll|ein paar|dutzend\w*|hundert\w*|tausend\w*|die meisten|zwei|drei|vier|funf|plusieurs|quelques|certains|certaines|beaucoup|poignee|dizaines?|centaines?|milliers|la plupart|nombreux|nombreuses|deux|trois|quatre|cinq)(?![a-z])/;

export function toldExtent(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const { sentences } = rules;
  if (sentences === undefined) return [];
  return rules.fields.flatMap((field) => {
    const { toldExtent: told } = field;
    if (told === undefined || claims.some((claim) => claim.field === field.id && claim.source !== 'signature')) return [];
    const model = sentenceModel(sentences);
    const isHit = (text: string): boolean => text.split(/\s+/).length >= wordsMin && guessesOf(model, text).reduce((sum, { kind, probability }) => (told.like.includes(kind) ? sum + probability : sum), 0) >= sureOfHit;
    const found = sentencesOf(lines).slice(0, sentencesMax).filter((sentence) => !speaksOfEarlier(sentence.text)).flatMap((sentence) => {
      const clause = isHit(sentence.text) || saysWho(sentence.text) ? sentence.text : sentence.text.split(clauseEnds).find((one) => isHit(one) || saysWho(one));
      const value = clause === undefined ? undefined : told[extentIn(clause) ?? 'like'];
      return typeof value === 'string' ? [{ value, sentence }] : [];
    });
    const first = found[0];
    if (first === undefined || found.some(({ value }) => value !== first.value)) return [];
    return [{ field: field.id, value: first.value, problem: null, raw: first.sentence.text, source: 'sublabel' as const, line: first.sentence.line, rule: field.rule }];
  });
}

/** People of whom it is told that they reported it, or that it hits them. */
const people = /(?<![a-z])(?:\w*(?:users?|customers?|subscribers?|clients?|kunden?|kundin|nutzer\w*|benutzer\w*|anwender\w*|abonnenten?|utilisateurs?|abonnes?)|people|persons?|leute|personen|personnes)(?![a-z])/;
const reported = /(?<![a-z])(?:reported|complained|phoned|called|rang|told|written in|stumbled|affected|hit|gemeldet|meldeten|beschwert|angerufen|angesprochen|geklagt|betroffen|geruhrt|signale\w*|plaints?|plaintes|appele\w*|parle|touches?|touchees?|concernes?)(?![a-z])/;
const getsIn = /(?<![a-z])(?:no ?(?:body|one)|not (?:a single|one) \w+|none of \w+ \w+|niemand|keiner|kein(?:e)? (?:einziger? )?(?:unserer )?\w+|nicht ein(?:e[rn]?)? \w+) (?:\w+ ){0,5}?(?:gets? in|can (?:still )?(?:log|sign|get)|kommt|kommen)(?![a-z])/;

/** "We have called two customers". */
const byUs = /^(?:and |und |et )?(?:i|we|ich|wir|nous|je|j'ai|on)\s.*(?<![a-z])(?:called|phoned|rang|told|angerufen|angesprochen|appele\w*|parle)(?![a-z])/;

/** "Sechs Firmenkunden haben sich beschwert", "nobody gets in any more": whatever the sentence is like. */
function saysWho(clause: string): boolean {
  const text = unaccented(clause).toLowerCase();
  return clause.split(/\s+/).length >= wordsMin && !byUs.test(text) && !/\?\s*$|(?<![a-z])(?:if|ob|wenn|falls|si|would|could|wurde[n]?|whether)(?![a-z])/.test(text) && ((people.test(text) && reported.test(text)) || getsIn.test(text));
}

/** "Sonst hat sich niemand gemeldet": all the others are well. */
const nobodyElse = /(?<![a-z])(?:(?:nobody|no one|none) else|sonst (?:\w+ ){0,2}?(?:niemand|keiner?)|(?:niemand|keiner) (?:sonst|anderes)|personne d'autre|aucun autre)(?![a-z])/;

/** How many the words say; null where they say nothing, or two things. */
export function extentIn(clause: string): Extent | null {
  const text = unaccented(clause).toLowerCase().replace(/’/g, "'");
  if (unknown.test(text) || affectedUnknown.test(clause)) return 'unknown';
  if (leaders.test(text)) return 'leaders';
  if (/(?<![a-z])(?:not (?:a single|one)|nicht ein(?:e[rn]?)?|pas un|plus un seul)(?![a-z])/.test(text) && !several.test(text)) return 'all';
  if (nobodyElse.test(text)) return several.test(text) ? null : 'one';
  const said = ([['all', all], ['one', one], ['several', several]] as const).filter(([, words]) => words.test(text)).map(([extent]) => extent);
  if (said.length !== 1) return said.includes('all') && exception.test(text) && !said.includes('one') ? 'several' : null;
  return said[0] === 'all' && exception.test(text) ? 'several' : (said[0] ?? null);
}
