// Whether a person of a sentence is the one who reported it or asks for it, by the deed that stands before or behind him:
// "Gemeldet wurde dies von Herrn Holm", "it was brought to us by Ida Holm", "Ms Holm put this to us", "möchte Per Dahl, dass",
// "c'est Mme Brun qui en a besoin". In: the text before and behind a name. Out: yes or no. Who is asked, called or told,
// who may decide about it and who did it "nicht" did no such deed.

const leastWords = String.raw`(?:\s(?!(?:nicht|kein\p{L}*|nie|dass|ob|wie|weil|damit|not|never|no|that|whether|if|pas|ne|que|si)\s)\p{Ll}[\p{L}’'-]*)`;
const deedDe = '(?:angerufen|gerufen|durchgerufen|telefoniert|gemeldet|beklagt|beschwert|aufgefallen|bemerkt|mitgeteilt|angefragt|gewünscht|gewollt|beantragt|bestellt|angefordert|entdeckt|gebeten|geschrieben|aufgegeben|eingereicht|durchgegeben|weitergegeben|berichtet|geschildert|reklamiert|gebracht|vorgebracht|herangetragen|verlangt|gefordert|erbeten|eingegangen|bescheid gegeben|bescheid gesagt|ausgelöst|veranlasst|beauftragt|festgestellt|gesagt|gewandt|kontaktiert|informiert|verständigt|alarmiert)';
const partyEn = '(?:caller|reporter|requester|requestor|user|person|one|lady|gentleman|man|woman|party|employee|originator|source|applicant)';
const partyDe = '(?:melder(?:in)?|anrufer(?:in)?|anwender(?:in)?|benutzer(?:in)?|anfragende[rn]?|anfragesteller(?:in)?|antragsteller(?:in)?|betroffene[rn]?|meldende[rn]?|auftraggeber(?:in)?|anforderer|anforderin|person|nutzer(?:in)?|rückruf|ruf|ticket|wunsch|anstoß|anstoss|meldung|anruf|anfrage|auftrag|hinweis|beschwerde|bitte|anliegen|störungsmeldung)';
const partyFr = "(?:utilisateur|utilisatrice|personne|demandeur|demandeuse|appelante?|déclarante?|plaignante?|auteur|interlocuteur|interlocutrice)";
/** Right before the person, at the end of what stands before him. */
const before = [
  // "Angerufen hat", "Gemeldet wurde dies von", "Aufgefallen ist der Fehler".
  String.raw`(?:^|[.;:,–—-]\s|\s(?:und|also|denn)\s)(?:(?:an |bei )?(?:uns|mir|mich) )?${deedDe}${leastWords}{0,5}(?:\s(?:Störung|Fehler|Problem|Wunsch|Fall|Ausfall|Anwenderin|Anwender|Kollegin|Mitarbeiterin|Partner|Partnerin|Vertretung|Chefin|Chef|Assistentin)${leastWords}{0,2})?,?\s`,
  String.raw`(?:möchte|will|wünscht(?: sich)?|beklagt|bemängelt|verlangt|braucht|benötigt|bittet|hätte gern|meldet|sagt|berichtet|schildert|beschwert sich)\s(?:nun |jetzt |uns |heute |unser\p{L}* \p{Lu}\p{L}+ )?`,
  String.raw`${partyDe}${leastWords}{0,6},?\s(?:ist|war|heißt|heisst|wäre|kommt von|kam von|stammt von|stammte von|geht zurück auf|ging ein von|kommt durch|ging auf)\s`,
  String.raw`(?:in|im) (?:auftrag|namen) (?:von|der|des)\s`, String.raw`(?:auf|nach|laut)\s(?:wunsch|bitte|hinweis|angaben?|meldung|auskunft)\s(?:von|der|des)\s`,
  // "Brought to our attention by", "it came in through".
  String.raw`(?<![\p{L}])(?:reported|raised|flagged|logged|brought|requested|wanted|needed|noticed|spotted|discovered|phoned|rung|passed|drawn|mentioned|submitted|ordered|filed|lodged|notified|alerted|asked for|called in|told)(?:\s(?!(?:not|that|whether|if|was|were|is|to be)\s)\p{Ll}+){0,5}\sby\s(?:a\s|our user\s|the user\s|one\s|(?:his|her|their)\s\p{Ll}+\s)?`,
  String.raw`(?<![\p{L}])(?:request|report|complaint|call|ticket|wish|it|this|that|information|message|query|mail|note|tip-off)(?:\s\p{Ll}+){0,3}\s(?:comes|came|stems|originates|originated|reached us|arrived)(?:\sin)?\s(?:from|via|through)\s(?:a\s|one\s)?`,
  String.raw`(?<![\p{L}])(?:complaint|request|report|call|ticket|mail|message|wish|order|description|query|question)(?:(?:\s\p{Ll}+){0,2}\s(?:is|was)\sfrom|\s(?:by|of))\s`,
  String.raw`(?<![\p{L}])${partyEn}(?:\s(?!(?:not|who|that|is|was)\s)\p{Ll}+){0,5}(?:\s(?:who|that)(?:\s(?!not\s)\p{Ll}+){1,6})?,?\s(?:is|was|being|would be|has been|named|called|is called|goes by)\s(?:a\s)?`,
  String.raw`(?:we|i)(?:['’]?ve)?\s(?:\p{Ll}+\s){0,2}(?:heard|got|had|took|received|have)\s(?:(?!(?:that|whether|if|and|but|not)\s)\p{Ll}+\s){0,7}(?:from|by)\s(?:a\s|one\s)?`,
  // "The person asking, a Mr Holm, …", "die Anruferin, eine Frau Holm, …".
  String.raw`(?<![\p{L}])${partyEn}(?:\s(?:asking|calling|reporting|concerned|in question|on the (?:phone|line)|who (?:asks?|asked|called|calls|rang)))?(?:\s(?:me|us|for it|for this))?,\s(?:a|one|a certain)\s`, String.raw`(?<![\p{L}])${partyDe},\s(?:ein|eine|einer|ein gewisser|eine gewisse)\s`, String.raw`(?<![\p{L}])${partyFr}(?:\squi (?:appelle|demande|a appelé))?,\s(?:une?|une? certaine?)\s`,
  String.raw`(?:in|under) the name of\s`,
  // "Signalé à l'instant par", "cela nous vient de".
  String.raw`(?<![\p{L}])(?:signalée?|demandée?|remontée?|rapportée?|annoncée?|constatée?|transmise?|formulée?|souhaitée?|déclarée?|faite?|émise?)s?(?:\s(?!(?:pas|que|si)\s)\p{Ll}[\p{Ll}’']*){0,4}\spar\s`,
  String.raw`(?<![\p{L}])(?:demande|signalement|appel|plainte|message|requête|souhait|cela|information|remarque)(?:\s\p{Ll}+){0,2}\s(?:vient|venait|émane|émanait|provient|provenait|est venue?|est arrivée?|est partie?|nous est parvenue?|nous parvient)\s(?:de|par)\s`,
  String.raw`(?<![\p{L}])${partyFr}(?:\s(?!(?:pas|que|si|est|était)\s)\p{Ll}[\p{Ll}’']*){0,5}(?:\squi(?:\s(?!pas\s)\p{Ll}[\p{Ll}’']*){1,6})?\s(?:est|était|s['’]appelle|se nomme)\s`,
  String.raw`(?<![\p{L}])(?:reçu|eu|pris)\s(?:\p{Ll}+\s){0,3}(?:appel|message|demande|plainte|coup de fil)\s(?:de|d['’]une|d['’]un)\s`,
].map((pattern) => new RegExp(`${pattern}$`, 'iu'));
/** "Das möchte Frau Holm wissen", "the call from Ida Holm to the supplier": behind him it turns out to be somebody else's. */
const otherwise = /^\s(?:wissen|nicht)(?![\p{L}])/iu;

const adverbs = String.raw`(?:(?:has|have|had|just|also|again|then|now|already|himself|herself|first|only|kindly|even|hat|hatte|uns|mir|heute|gestern|eben|gerade|soeben|vorhin|nous|vient de|vous|y)\s){0,3}`;
const does = [
  'wants?', 'wanted', 'wishe[sd]', 'wish', 'needs', 'needed', 'would like', 'would love', "'d like", 'hopes?', 'asks?', 'asked (?:us|me|for|to|that|whether|if)', 'requests?', 'requested', 'is asking', 'is after', 'is looking for', 'requires?', 'is requesting',
  'reports?', 'reported', 'complains?', 'complained', 'is complaining', 'describes', 'tells (?:us|me)', 'told (?:us|me) (?:that|of|about)', 'says that', 'mentioned', 'notice[sd]', 'finds that', 'found that', 'experiences', 'is experiencing', 'suffers from', 'keeps getting', 'is getting', 'gets',
  'put (?:this|it|that|the \\p{Ll}+) to us', 'brought (?:this|it|that) (?:to|up)', 'raised', 'flagged', 'lodged', 'filed', 'submitted', 'logged', 'opened', 'sent (?:us|me|this|it)', 'dropped (?:us|me|by)', 'left (?:us|me|a) ?(?:message|voicemail|note)?', 'approached', 'turned to', 'contacted', 'alerted', 'messaged', 'pinged', 'texted', 'caught (?:me|us)', 'stopped by', 'popped in', 'popped (?:his|her) head', 'walked in', 'came (?:to|by|over|round)', 'got (?:in touch|hold of)', 'let (?:us|me) know', 'made us aware', 'gave (?:us|me) a (?:call|ring|bell)', 'was on the (?:phone|line)', 'is on the (?:phone|line)', 'spoke to (?:us|me)', 'rang', 'phoned', 'called (?:us|me|in|up|this|at|today|about)',
  'beklagt', 'klagt', 'sagte? (?:uns|mir|,)', 'sagt', 'berichtete?', 'meldete?', 'schilderte?', 'beschreibt', 'möchte', 'will', 'wünscht', 'braucht', 'benötigt', 'hätte gern', 'bittet', 'bat', 'fragte? (?:an|nach|ob|uns)', 'verlangt', 'fordert', 'bemängelt', 'beschwerte? sich', 'wandte sich', 'kam (?:auf|zu|mit|bei)', 'kommt (?:auf|zu|mit)', 'ließ uns wissen', 'gab (?:uns )?bescheid', 'rief', 'schrieb', 'teilte', 'erzählt', 'erhält', 'bekommt', 'sieht', 'bemerkt', 'stellte? fest', 'ist (?:es )?aufgefallen', 'hat (?:\\p{L}+\\s){0,4}(?:angerufen|gemeldet|beklagt|beschwert|bemerkt|mitgeteilt|angefragt|gewünscht|beantragt|bestellt|angefordert|gebeten|geschrieben|berichtet|geschildert|reklamiert|verlangt|festgestellt|bescheid)',
  'se plaint', "s'est plainte?", 'signale', 'indique', 'rapporte', 'souhaite(?:rait)?', 'voudrait', 'aimerait', 'désire', 'veut', 'demande', 'réclame', 'constate', 'dit', 'explique', 'a besoin', 'a (?:\\p{L}+\\s){0,2}(?:appelé|signalé|demandé|constaté|écrit|prévenus?|alertés?|contactés?|téléphoné|remarqué|indiqué|informés?)', "qui (?:en a besoin|le demande|l'a signalé|nous l'a|l'a demandé|souhaite|se plaint|signale|demande|a appelé)", 'nous (?:signale|informe|demande|dit|indique|prévient|alerte|écrit|appelle)',
].join('|');
/** "(habilitation vérifiée)", ", the senior partner,", "of Port Trust": between him and his deed. */
const aside = String.raw`(?:\s?\([^()]{1,80}\)|,\s[^,.;()]{2,60}(?:\([^()]{1,80}\))?,|\s(?:of|from|at|von|vom|aus|bei|de|du|chez)(?:\s\p{L}[\p{L}’'&.-]*){1,4}?)`;
const behind = new RegExp(String.raw`^${aside}{0,2},?\s(?:(?:who|qui|der|die)\s)?${adverbs}(?:${does.replaceAll("'", "['’]")})(?![\p{L}])`, 'iu');
/** "Ida Holm told us that she may": about a right, not about a fault. */
const decides = /^[^.;]{0,60}?(?:\smay\s|\sis (?:allowed|entitled|authorised)|authori[sz]|approv|berechtig|befugt|darf\s|habilit|autoris)/i;

/** `origin`: somebody is from him, or belongs to him. */
export function didReport(text: string, { start, end }: { readonly start: number; readonly end: number }, origin = false): boolean {
  const ahead = text.slice(Math.max(0, start - 140), start);
  const rest = text.slice(end, end + 160);
  if (before.some((form) => form.test(ahead)) && !otherwise.test(rest)) return true;
  const deed = origin ? null : behind.exec(rest);
  return deed !== null && !decides.test(rest.slice(deed[0].length));
}
