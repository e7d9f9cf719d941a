// The words of the line "On 12 March, Anna wrote:" that mail clients put above a quote, by language. Data only:
// adding a language is adding a row. `openers` may start such a line, `verbs` say that somebody wrote, `somebody`
// are words for a person that only a human writer uses ("our users wrote: …"), never a client.

interface AttributionWords {
  readonly openers: readonly string[];
  readonly verbs: readonly string[];
  readonly somebody: readonly string[];
}

const byLanguage: Readonly<Record<string, AttributionWords>> = {
  en: {
    openers: ['on', 'at', 'in message', 'in article', 'quoting', 'from'],
    verbs: ['wrote', 'writes', 'has written'],
    somebody: ['our', 'the', 'my', 'your', 'a', 'an', 'he', 'she', 'they', 'we', 'i', 'users'],
  },
  de: {
    openers: ['am', 'an', 'in der nachricht', 'zitat von', 'von'],
    verbs: ['schrieb', 'schrieben', 'schreibt', 'geschrieben', 'folgendes geschrieben', 'hat geschrieben'],
    somebody: ['unser', 'unsere', 'der', 'die', 'das', 'ein', 'eine', 'er', 'sie', 'wir', 'ich', 'kunde', 'benutzer', 'mein', 'meine'],
  },
  fr: {
    openers: ['le', 'en date du', 'dans son message du', 'quoting'],
    verbs: ['a écrit', 'a ecrit', 'écrivait', 'ecrivait', 'écrit'],
    somebody: ['notre', 'nos', 'la', 'les', 'un', 'une', 'il', 'elle', 'ils', 'nous', 'on', 'client'],
  },
  es: {
    openers: ['el', 'en'],
    verbs: ['escribió', 'escribio', 'ha escrito', 'escribía', 'escribí'],
    somebody: ['nuestro', 'nuestros', 'la', 'los', 'un', 'una', 'cliente', 'usuario'],
  },
  it: {
    openers: ['il', 'in data', 'il giorno', 'nel messaggio'],
    verbs: ['ha scritto', 'scrisse', 'scrive'],
    somebody: ['nostro', 'nostri', 'lo', 'gli', 'uno', 'una', 'cliente', 'utente'],
  },
  nl: {
    openers: ['op', 'in uw bericht', 'in een bericht'],
    verbs: ['schreef', 'het volgende geschreven', 'geschreven', 'heeft geschreven', 'schrijft'],
    somebody: ['onze', 'de', 'het', 'een', 'hij', 'zij', 'wij', 'klant', 'gebruiker'],
  },
  pt: {
    openers: ['em', 'no dia', 'a', 'às', 'na'],
    verbs: ['escreveu', 'escreveram', 'escrevia'],
    somebody: ['nosso', 'nossos', 'o', 'os', 'um', 'uma', 'cliente', 'usuário'],
  },
  pl: {
    openers: ['w dniu', 'dnia', 'dn', 'w wiadomości', 'użytkownik'],
    verbs: ['napisał', 'napisała', 'napisał(a)', 'napisal', 'pisze', 'napisano', 'napisali'],
    somebody: ['nasz', 'nasi', 'klient', 'użytkownicy'],
  },
  sv: { openers: ['den', 'på', 'i meddelandet'], verbs: ['skrev', 'skriver', 'har skrivit'], somebody: ['vår', 'våra', 'kunden', 'en'] },
  da: { openers: ['den', 'på', 'i en besked'], verbs: ['skrev', 'skriver', 'har skrevet'], somebody: ['vores', 'kunden', 'en'] },
  no: { openers: ['den', 'på', 'i meldingen'], verbs: ['skrev', 'skrev følgende', 'skriver'], somebody: ['vår', 'våre', 'kunden', 'en'] },
  fi: {
    openers: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su', 'käyttäjä'],
    verbs: ['kirjoitti', 'kirjoittaa', 'kirjoitti näin'],
    somebody: ['asiakas', 'käyttäjämme'],
  },
  cs: { openers: ['dne', 'v', 'po', 'út', 'st', 'čt', 'pá', 'so', 'ne'], verbs: ['napsal', 'napsala', 'napsal(a)', 'napsal/a'], somebody: ['náš', 'zákazník'] },
  sk: { openers: ['dňa', 'v'], verbs: ['napísal', 'napísala', 'napísal(a)'], somebody: ['náš', 'zákazník'] },
  sl: { openers: ['dne', 'v'], verbs: ['je napisal', 'je napisala', 'je napisal/a', 'napisal'], somebody: [] },
  hr: { openers: ['dana', 'u'], verbs: ['je napisao', 'je napisala', 'napisao', 'napisala', 'je napisao/la'], somebody: [] },
  ru: {
    openers: ['в', 'на', 'от', 'пользователь', 'дата'],
    verbs: ['написал', 'написала', 'написал(а)', 'пишет', 'писал', 'пишете', 'вы писали', 'написали'],
    somebody: ['наш', 'наши', 'клиент'],
  },
  uk: { openers: ['у', 'в', 'на', 'від'], verbs: ['написав', 'написала', 'пише', 'написав(ла)', 'писав'], somebody: ['наш', 'наші'] },
  bg: { openers: ['на', 'в'], verbs: ['написа', 'писа'], somebody: [] },
  hu: { openers: ['időpontban', 'a'], verbs: ['írta', 'ezt írta', 'írt', 'a következőt írta', 'írja'], somebody: ['az', 'egy'] },
  tr: { openers: ['tarihinde'], verbs: ['yazdı', 'şunu yazdı', 'şunları yazdı', 'yazmış', 'yazdi'], somebody: ['bir', 'müşteri'] },
  ro: { openers: ['pe', 'în', 'la'], verbs: ['a scris', 'scris'], somebody: ['nostru'] },
  el: { openers: ['στις', 'την', 'στης'], verbs: ['έγραψε', 'έγραψες', 'εγραψε'], somebody: [] },
  et: { openers: ['kuupäeval'], verbs: ['kirjutas'], somebody: [] },
  lv: { openers: ['datums'], verbs: ['rakstīja'], somebody: [] },
  lt: { openers: ['data'], verbs: ['rašė', 'parašė'], somebody: [] },
  ca: { openers: ['el', 'en'], verbs: ['va escriure', 'ha escrit'], somebody: [] },
  vi: { openers: ['vào'], verbs: ['đã viết', 'viết'], somebody: [] },
  id: { openers: ['pada'], verbs: ['menulis'], somebody: [] },
  he: { openers: ['בתאריך', 'ב'], verbs: ['כתב', 'כתבה', 'מאת', '‏כתב/ה'], somebody: [] },
  ar: { openers: ['في', 'بتاريخ'], verbs: ['كتب', 'كتبت'], somebody: [] },
  th: { openers: ['เมื่อ'], verbs: ['เขียน', 'เขียนว่า'], somebody: [] },
  ja: {
    openers: ['('],
    verbs: ['のメール', 'さんは書きました', 'さんが書きました', 'は書きました', 'が書きました', 'さんのメッセージ', 'wrote'],
    somebody: [],
  },
  zh: { openers: ['在', '于', '於'], verbs: ['写道', '寫道', '写到', '寫到', '來信', '来信', '撰写', '撰寫'], somebody: [] },
  ko: { openers: ['('], verbs: ['작성', '님이 작성', '썼습니다', '님이 썼습니다', '쓴 글', '님의 말'], somebody: [] },
};

const rows = Object.values(byLanguage);

/** Scripts without blanks between words: their verbs are found anywhere, the others only as whole words. */
const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const escaped = (word: string): string => word.replace(/[()/.]/g, '\\$&');
const longestFirst = (words: Iterable<string>): string =>
  [...new Set(words)].toSorted((a, b) => b.length - a.length).map(escaped).join('|');

const verbs = rows.flatMap((row) => row.verbs);

/** A verb of writing as a word of its own. Alternatives are literals: one pass over the (bounded) text. */
export const verbPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${longestFirst(verbs.filter((verb) => !unspaced.test(verb)))})(?![\\p{L}\\p{N}])` +
  `|(?:${longestFirst(verbs.filter((verb) => unspaced.test(verb)))})`,
  'u',
);

/** Verbs that servers and people use for other things as well ("host mx said:"): they count only beside a date. */
export const weakVerbPattern = /(?<![\p{L}\p{N}])(?:said|says|sent|replied|commented|posted|responded|antwortete|a envoyé|a répondu|ha inviato|respondió|replicou)(?![\p{L}\p{N}])/u;

/** The line starts as an attribution does. */
export const openerPattern = new RegExp(
  `^(?:${longestFirst(rows.flatMap((row) => row.openers))})(?![\\p{L}\\p{N}])`, 'u',
);

/** A person as only a human writer names him, right before the verb. */
export const somebodyPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${longestFirst(rows.flatMap((row) => row.somebody))})(?![\\p{L}\\p{N}])`, 'u',
);
