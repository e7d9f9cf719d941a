// Letters that are taken for one of a to z, as far as they may stand in a domain name (RFC 5892): from the table of
// Unicode TS #39 (https://www.unicode.org/Public/security/13.0.0/confusables.txt) the lower-case ones of the scripts in
// which such names were registered, and beside them the Cyrillic letters that resemble one as printed in capitals.
// Letters with marks need no row: their marks are taken off before.

const alike: Readonly<Record<string, string>> = {
  a: 'ɑаα', ae: 'æӕ', b: 'ɓƃƀьвҍѣ', c: 'ᴄȼсҫⲥꮯ', d: 'ɗɖƌđԁ', e: 'ɇеҽҿє', f: 'ƒքẝ', g: 'ɡɠǥց', h: 'ɦħһћհнꚕ', i: 'ıɪɩɨіӏιꭵ', j: 'ɉјϳ', k: 'ƙкκĸ', l: 'ƚłɭǀ', m: 'м',
  n: 'ɳƞпոռη', o: 'ᴏøɵоөѳοσօⲟ', oe: 'œ', p: 'ƥрρⲣ', q: 'ʠԛգզ', r: 'ɽɼɍгғᴦⲅ', s: 'ꜱƽʂѕ', ss: 'ß', t: 'ƭŧтτ', u: 'ᴜʋυսи', v: 'ᴠѵν', w: 'ɯᴡѡԝѽшщա', x: 'хҳχ', y: 'ɣʏуүұγ', z: 'ᴢʐƶȥз',
};

/** Letter → what it is taken for. */
export const looksLike: ReadonlyMap<string, string> = new Map(Object.entries(alike).flatMap(([plain, letters]) => Array.from(letters, (letter) => [letter, plain] as const)));
