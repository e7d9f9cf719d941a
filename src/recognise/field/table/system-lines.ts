// Lines that a ticket system or a mail robot prints around what somebody wrote: "Please type your reply above this line",
// "Do not change the subject when replying", "… has been assigned to your queue". They are nobody's words. In: the lines of a
// mail. Out: the same, those blank. Only short lines that say nothing else; who asks for such a thing himself says more.
import { unaccented } from '../fold.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 130;
const whole = (...parts: readonly string[]): RegExp => new RegExp(`^[\\W_]*(?:${parts.join('|')})[\\W_]*$`);

/** In text without accents, in lower case. */
const printed = whole(
  '(?:please )?(?:type|write|enter|keep) your (?:reply|answer|response) above this line', '(?:please )?do not (?:change|alter|modify|remove|edit) (?:the|this) (?:subject|reference|ticket number|line)(?: line)?(?: (?:when|while|if|in) (?:you )?(?:reply|replying|answer|answering|your reply))?',
  '(?:please )?do not (?:reply|respond|answer) (?:directly )?to this (?:e-?mail|mail|message|notification|address)(?:[.,;]? .{0,60})?', 'this (?:e-?mail|mail|message|ticket|notification|case|incident) (?:was|has been|is) (?:automatically (?:created|generated|sent)|(?:created|generated|sent) automatically)(?: (?:by|from|for|on) .{0,60})?',
  '(?:an?|the|this|your) (?:new )?(?:incident|ticket|case|issue|request|call|task)(?: [a-z]*[#-]?\\d[\\w-]*)? (?:has been|was|is) (?:assigned|routed|transferred|escalated|created|opened|updated|dispatched)(?: (?:to|for|in|by|on) [^.!?]{1,70})?', '(?:your|the) .{0,20}(?:notification master|ticket system|service desk system)', 'ref:? ?msg\\d+\\w*', '(?:unsubscribe|notification (?:preferences|settings)|manage (?:your )?notifications|view (?:the )?(?:ticket|incident|case|request|issue)(?: online| in browser)?)(?: ?[|·-] ?(?:unsubscribe|notification (?:preferences|settings)|manage (?:your )?notifications|help))*(?:: ?<?https?:\\S+)?', 'powered by [\\w .]{2,30}', 'you (?:are receiving|received) this (?:e-?mail|message|notification) because .{1,80}', "[a-z .'-]{2,40} added a comment(?: .{0,40})?", 'end of (?:form|ticket|record|report)', 'click (?:here|the link(?: below)?) to (?:view|open|see) .{1,50}',
  '(?:bitte )?(?:antworten sie|schreiben sie ihre antwort|antwort) (?:bitte )?(?:oberhalb|uber) dieser (?:linie|zeile)(?: ein)?', '(?:bitte )?(?:den|die) (?:betreff|betreffzeile|ticketnummer) (?:bitte )?(?:beim antworten |bei antworten )?nicht (?:andern|verandern|entfernen)', 'bitte (?:antworten sie )?nicht auf diese (?:e-?mail|nachricht|mail)(?: antworten)?', 'diese (?:e-?mail|mail|nachricht|meldung|benachrichtigung) (?:wurde|ist|wird) (?:automatisch|maschinell) (?:erzeugt|erstellt|generiert|versendet|verschickt)(?: .{0,60})?', '(?:ein|der|das|ihr) (?:neue[rs]? )?(?:ticket|vorgang|fall|incident|anfrage|storung)(?: [a-z]*[#-]?\\d[\\w-]*)? (?:wurde|ist) (?:[^.!?]{1,60} )?(?:zugewiesen|erstellt|eroffnet|aktualisiert|weitergeleitet|zugeteilt)(?: worden)?',
  "(?:merci de |veuillez )?(?:repondre|ecrire votre reponse|saisir votre reponse) au-dessus de cette ligne", "(?:merci de |veuillez )?ne pas (?:modifier|changer) (?:l'objet|le sujet|la reference)(?: .{0,40})?", "(?:merci de |veuillez )?ne pas repondre a (?:ce|cet|cette) (?:message|e-?mail|courriel|mail|notification)", "(?:ce|cet|cette) (?:message|e-?mail|courriel|mail|notification|ticket) (?:a ete|est) (?:genere|envoye|cree)e?(?: automatiquement)?(?: .{0,50})?", "(?:un|le|votre|l')? ?(?:nouveau )?(?:ticket|incident|dossier|demande)(?: [a-z]*[#-]?\\d[\\w-]*)? (?:a ete|est) (?:assigne|affecte|attribue|cree|ouvert|transfere)e?(?: .{0,60})?",
);

export function withoutSystemLines(lines: TextLine[]): TextLine[] {
  const blank = lines.map((line) => line.cells === null && (line.role === 'new' || line.role === 'forwarded') && line.text.length <= lineCharactersMax && line.text.trim() !== '' && printed.test(unaccented(line.text).replace(/\s+/g, ' ').trim().replace(/[.!]$/, '')));
  return blank.includes(true) ? lines.map((line, index) => (blank[index] === true ? { ...line, text: '' } : line)) : lines;
}
