// Vacation and out-of-office replies, where the header does not say so. In comes the mail, out the sentence why, or
// null. A subject in the form of an autoresponder (`Automatic reply: …`) is enough; softer ones need the words of an
// absence below. A person who mentions his absence in a mail about something else is a person: he asks, or goes on.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { fieldBody } from './header-fields.ts';

/** Prefixes that only autoresponders write, one language a row: en de fr es it nl pt pl ja zh sv/da/no fi cs hu ru tr el ko ro. */
const responderSubjects: readonly RegExp[] = [
  /^(?:auto(?:mat(?:ic|ed))?[- ]?(?:repl(?:y|ies)|respon[sd]e|responder|answer)|autoreply|out[- ]of[- ](?:the[- ])?office[- ]auto[- ]?reply|vacation (?:reply|autoreply)|away message)\s*[:：\]]/i,
  /^(?:\[auto[- ]?reply\]|auto\s*:\s*re\s*:)/i,
  /^(?:automatische (?:antwort|abwesenheits\S*|r[üu]ckantwort)|abwesenheits(?:notiz|nachricht|meldung|benachrichtigung|info\S*|assistent)|autoantwort)\s*(?:[:：-]|$)/i,
  /^(?:réponse automatique|réponse d'absence|message d'absence|absence du bureau)\s*(?:[:：-]|$)/i,
  /^(?:respuesta autom[áa]tica|mensaje autom[áa]tico de ausencia|contestaci[óo]n autom[áa]tica)\s*(?:[:：-]|$)/i,
  /^(?:risposta automatica|messaggio automatico di assenza|autorisposta)\s*(?:[:：-]|$)/i,
  /^(?:automatisch antwoord|automatische beantwoording|afwezigheids(?:bericht|melding|assistent))\s*(?:[:：-]|$)/i,
  /^(?:resposta autom[áa]tica|aviso de aus[êe]ncia|mensagem autom[áa]tica de aus[êe]ncia)\s*(?:[:：-]|$)/i,
  /^(?:autom\S*tyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowied[źz])\s*(?:[:：-]|$)/i,
  /^[\s[【(（]*(?:自動(?:応答|返信|回答)(?:メッセージ|メール)?|不在(?:通知|連絡|応答)|自动(?:回复|答复)|自動(?:回覆|答覆))/u,
  /^(?:autosvar|automatiskt? svar|automatisk svar|fr[åa]nvaro(?:meddelande|besked)|frav[æe]rs(?:meddelelse|besked|melding))\s*(?:[:：-]|$)/i,
  /^(?:automaattinen vastaus|poissaoloviesti|poissaoloilmoitus|automatick[áa] odpov[ěe][ďd]|automatikus v[áa]lasz|h[áa]zon k[íi]v[üu]l)\s*(?:[:：-]|$)/i,
  /^(?:автоответ(?:чик)?|автоматический ответ|автоматична відповідь|otomatik yan[ıi]t|αυτόματη απάντηση|자동\s*(?:회신|응답)|r[ăa]spuns automat)\s*(?:[:：-]|$)/i,
];

/** Prefixes that prove it only on an answer to something: a person may open a ticket called `Out of office: …`. */
const answeringSubjects = /^(?:aus[êe]ncia(?: tempor[áa]ria)?|ausencia(?: temporal)?|lesebestätigung|gelesen|(?:un)?read(?: receipt)?|not read|accusé de lecture|confirmación de lectura|conferma di lettura|leesbevestiging|gelezen|auto|out of (?:the )?office|ooo|away|vacation(?: (?:message|notice))?|urlaub|abwesend|abwesenheit|absence|ausente|assente|afwezig|nieobecność)\s*[:：]/i;

/** Of an answer, and nothing but that: `Automatic reply`. */
const bareSubject = /^(?:auto(?:mat(?:ic|ed))?[- ]?(?:reply|response|answer)|autoreply|out of (?:the )?office)\s*[.!]?$/i;

/** Subjects that a person may write as well: `Out of office: who takes over?`. */
const absenceSubjects: readonly RegExp[] = [
  /\bout of (?:the )?office\b|\bon (?:annual |parental |maternity |sick )?(?:leave|vacation|holidays?)\b|\baway from (?:my|the) (?:desk|office|mail)|\bi am away\b|\b(?:no longer|not) (?:with|at|working)\b/i,
  /\babwesen(?:d|heit)\b|\bim urlaub\b|\bnicht im (?:büro|haus|dienst)\b|\baußer haus\b|\belternzeit\b/i,
  /\babsen(?:t|ce)\b|\ben (?:congé|vacances)\b|fuera de (?:la )?oficina|ausente|\bde vacaciones\b|fuori (?:ufficio|sede)|\bin ferie\b|\bassen(?:te|za)\b/i,
  /\bafwezig\b|\bniet aanwezig\b|\bmet vakantie\b|fora do escrit[óo]rio|ausente|de f[ée]rias|nieobecno|poza biurem|na urlopie/i,
  /休暇|不在|外出中|不在办公室|休假|外出|frånvarande|på semester|på ferie|ikke på kontoret|fraværende|lomalla|poissa|нет на месте|в отпуске|отсутству/i,
];

/** First words of an absence note, and what such a note goes on to say: both together make one. */
const absencePhrases: readonly RegExp[] = [
  ...absenceSubjects,
  /\b(?:currently|presently|temporarily|now) (?:out|away|unavailable|travel\w*|not (?:available|in))|\bi (?:will|shall|am|['’]ll|['’]m).{0,20}\b(?:be )?(?:out|away|unavailable|travell?ing|back)\b|\breturn(?:ing)? (?:to (?:the|my) office )?on\b/i,
  /\b(?:zur ?zeit|derzeit|momentan|aktuell|bis (?:zum|einschließlich)).{0,60}\b(?:nicht (?:erreichbar|verfügbar|da)|abwesend|unterwegs)|\bwieder (?:erreichbar|im büro|für sie da)/i,
  /\bde retour (?:le|au)|actuellement (?:absent|indisponible)|no estar[ée]|de vuelta|rientrer[òo]|torner[òo]|terug op|regress(?:o|arei)|wrac(?:am|ę)/i,
];
const consequencePhrases: readonly RegExp[] = [
  /\b(?:in (?:urgent|emergency)|for (?:urgent|immediate|anything urgent)|if (?:it is|it['’]s|this is|your (?:request|matter|message) is) urgent|urgent (?:matters|requests|issues|cases))/i,
  /\b(?:limited|no|without|intermittent|sporadic) access to (?:my )?(?:e-?mails?|mail|phone)|\b(?:respond|reply|answer|get back|read|attend).{0,40}\b(?:when i|upon my|after my|on my|as soon as i) ?(?:return|am back|get back)?/i,
  /\b(?:e-?mails?|messages?) (?:will|are|is) not (?:be )?(?:forwarded|read|monitored)|\bplease (?:contact|direct|address|refer)\b.{0,120}(?:@|\bcolleagues?\b|\binstead\b|\bin my absence\b)|\bmy (?:colleague|deputy|substitute)/i,
  /\b(?:in dringenden (?:fällen|angelegenheiten)|bei dringenden|vertret(?:ung|er|en)|wenden sie sich|nicht weitergeleitet|nach meiner rückkehr|wieder (?:erreichbar|im büro|für sie da))/i,
  /\b(?:en cas d['’]urgence|pour toute urgence|à mon retour|pendant mon absence|veuillez contacter|merci de contacter)|en caso de urgencia|a mi (?:regreso|vuelta)|durante mi ausencia|p[óo]ngase en contacto|contacte con/i,
  /\b(?:in caso di urgenza|per (?:urgenze|questioni urgenti)|al mio rientro|contattare)|bij (?:spoed|dringende)|voor dringende|neem (?:dan )?contact op|em caso de urg[êe]ncia|no meu regresso|contactar|w pilnych sprawach|po powrocie|prosz[ęe] o kontakt/i,
  /\b(?:nachricht|mail)\w*\b.{0,40}\b(?:erst danach|nicht|erst wieder)\b.{0,20}\blesen|\bkein(?:en)? zugriff auf .{0,20}mails?\b|\blees (?:ik )?mijn (?:e-?)?mail niet|\bgeen toegang tot mijn (?:e-?)?mail|\bsin acceso al? (?:mi )?(?:correo|e-?mail)|\bnon legger[òo]\b|\bsenza accesso alla posta|\bsem acesso ao (?:meu )?(?:e-?mail|correio)|\bsans accès à (?:ma messagerie|mes (?:e-?)?mails)|\bmailbox is (?:no longer|not) (?:monitored|read)\b/i,
  /緊急|お急ぎ|ご連絡|紧急|請聯繫|请联系|brådskande|hastende|kiireellisissä|vid brådskande|kontakta|kontakt(?:e|a)? .{0,40}@|срочн|обращайтесь/i,
];

/** An absence note is short, and its point stands first. */
const noteLinesMax = 18;
const openingLinesMax = 4;

/** How autoresponders begin; to nothing but an absence it is the whole mail of one. */
const thanksForMail = /\b(?:thank you|thanks|many thanks) for (?:your|the) (?:e-?mail|message|mail)|\b(?:vielen |herzlichen )?dank für ihre (?:e-?mail|mail|nachricht)|\bmerci (?:de|pour) votre (?:message|e-?mail|courriel|mail)|\bgracias por su (?:mensaje|correo)|\bgrazie per (?:il (?:suo |vostro )?|la sua )(?:messaggio|e-?mail|mail)|\bbedankt voor (?:uw|je) (?:bericht|e-?mail|mail)|\bobrigad[oa] pel[ao] (?:sua )?(?:mensagem|e-?mail)|\bdziękuję za (?:wiadomość|e-?mail)/i;

/** A responder that says so itself, in a line of its own. */
const declared = /^(?:this is an? (?:auto(?:matic|mated)(?:ally)?|computer)[- ](?:generated )?(?:reply|response|answer|message|e-?mail)|this (?:reply|response) (?:was|is|has been) (?:generated|sent) automatically|dies ist eine automatisch\w* .{0,20}(?:antwort|nachricht|mail)|(?:ceci|il s'agit) est? ?(?:une|d'une) réponse automatique|est[ae] es una respuesta automática|questa è una risposta automatica|dit is een automatisch (?:antwoord|gegenereerd bericht)|esta é uma resposta automática|to jest (?:automatyczna odpowiedź|wiadomość automatyczna))/i;

/** The subject of an autoresponder, null for any other. `Re: Automatic reply: …` is a person who answers one. */
function subjectOfAbsence(subject: string): string | null {
  const text = subject.trim();
  // Ticket systems put their number in front of it.
  const untagged = text.replace(/^(?:\[[^\]]{1,60}\]\s*)+/u, '');
  return responderSubjects.some((pattern) => pattern.test(text) || pattern.test(untagged)) ? text.slice(0, 80) : null;
}

export function recogniseAbsence(mail: ParsedMessage): string | null {
  const subject = subjectOfAbsence(mail.subject);
  const answersSomething = mail.inReplyTo.length > 0 || mail.references.length > 0;
  // Exchange sets this on its own replies, and on much else: it supports, it never proves (PUBLIC-FACTS P-26).
  const suppressed = fieldBody(mail.headers, 'X-Auto-Response-Suppress') !== null;
  if (subject !== null && (answersSomething || suppressed || !isRequest(mail))) return `subject of an autoresponder: "${subject}"`;
  if ((answeringSubjects.test(mail.subject.trim()) || bareSubject.test(mail.subject.trim())) && (answersSomething || suppressed)) {
    return `subject of an absence note: "${mail.subject.slice(0, 80)}"`;
  }
  const words = declaration(mail, answersSomething);
  if (words !== null) return `says so itself: "${words}"`;
  const opened = openingOfNote(mail);
  if (opened === null) return null;
  const inSubject = absenceSubjects.some((pattern) => pattern.test(mail.subject));
  if (!opened.consequence && !(opened.thanks && answersSomething) && !(inSubject && (suppressed || answersSomething))) return null;
  return inSubject || suppressed || answersSomething || isAnswerSubject(mail.subject) ? `absence note: "${opened.words}"` : null;
}

/** Labels of a business card: an autoresponder may carry one. */
const cardLabel = /^\W*(?:t|f|m|p|tel|telefon|phone|fon|fax|mob|mobile?|handy|cell|direct|office|e-?mail|mail|web|www|internet|url|https?|address|adresse|teams|skype|ust|vat|hrb|from|to|cc|subject|sent|date|von|an|gesendet|betreff|datum|de|objet|envoyé)\W*$/i;
/** "Server: …", "3. Server = …", "Server ..... …", and the same in columns. */
const formLine = /^[\s*_•|-]{0,6}(?:\d{1,2}[.)]\s)?(\p{L}[^:：?.!=|\t]{1,50}?)(?:[:：=|\t]|\s\.{3}|\s{3}|\s[–-]\s)[\s.*]*\S/u;

/**
 * A person who reports something about automatic replies: the text is a filled-in form, or it asks something, and says
 * nothing of an absence. Without this a subject alone would file a customer's mail away unseen.
 */
function isRequest(mail: ParsedMessage): boolean {
  const lines = mail.lines.slice(0, 200).map((line) => line.text.slice(0, 500)).filter((text) => text.trim() !== '' && !text.trimStart().startsWith('>'));
  const text = lines.join(' ');
  if ([...absencePhrases, ...consequencePhrases].some((phrase) => phrase.test(text))) return false;
  const labels = lines.filter((line) => {
    const label = formLine.exec(line)?.[1];
    return label !== undefined && !cardLabel.test(label);
  });
  return labels.length >= 2 || headsOf(mail) >= headsMin || lines.some((line) => /[?？]\s*$/u.test(line));
}

/** Answers on the line below their labels: so many blocks of two lines, more than a signature has. */
const headsMin = 3;
const head = /^\s*\p{Lu}[^:：?.!,;@]{2,40}[:：]?\s*$/u;

function headsOf(mail: ParsedMessage): number {
  const texts = mail.lines.slice(0, 200).map((line) => line.text.slice(0, 500));
  const isBlank = (at: number): boolean => (texts[at] ?? '').trim() === '';
  return texts.filter((text, at) => head.test(text) && !cardLabel.test(text) && isBlank(at - 1) && !isBlank(at + 1) && isBlank(at + 2)).length;
}

/** What a short answer says of itself; `This is an automatic reply` in a forward is somebody else's. */
function declaration(mail: ParsedMessage, answersSomething: boolean): string | null {
  if (!answersSomething || /^\s*(?:fwd?|wg|tr|rv|doorst)\s*:/i.test(mail.subject)) return null;
  const note = ownLines(mail);
  if (note.length > noteLinesMax || note.some((text) => /[?？]/u.test(text))) return null;
  return note.map((text) => declared.exec(text)?.[0]).find((words) => words !== undefined)?.slice(0, 80) ?? null;
}

/** The lines of the writer himself, above his signature and what he quotes. */
function ownLines(mail: ParsedMessage): string[] {
  const lines = mail.lines.slice(0, 200).map((line) => line.text.trim()).filter((text) => text !== '' && !text.startsWith('>'));
  const end = lines.findIndex((text) => /^--\s*$|^-{3,}|^_{5,}|^(?:On|Am|Le|El|Il) .{5,120}:$/u.test(text));
  return (end < 0 ? lines : lines.slice(0, end)).map((text) => text.slice(0, 500));
}

/** Greetings, thanks and names say nothing either way. */
const saysNothing = /^(?:hi|hello|dear|hey|hallo|guten|sehr geehrte|liebe|bonjour|hola|buongiorno|beste|geachte|olá|thanks?|thank you|vielen dank|danke|merci|gracias|grazie|bedankt|obrigad|best|kind|regards|sincerely|mit freundlichen|viele grüße|cordialement|saludos|met vriendelijke)/i;
/** Of what a note says, this much may be about something else; a person who mentions his absence says more. */
const otherShareMax = 1 / 3;

/** A person writes about the matter and mentions besides that he will be away. */
function speaksOfTheMatter(note: readonly string[]): boolean {
  const sentences = note.join(' ').split(/(?<=[.!。！])\s+/u).map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
  const said = sentences.filter((text) => absencePhrases.some((phrase) => phrase.test(text)) || consequencePhrases.some((phrase) => phrase.test(text)) || thanksForMail.test(text) || text.split(/\s+/u).length >= 3);
  const other = said.filter((text) => !absencePhrases.some((phrase) => phrase.test(text)) && !consequencePhrases.some((phrase) => phrase.test(text)) && !thanksForMail.test(text) && !saysNothing.test(text) && /[.!]$/u.test(text));
  return said.length > 0 && other.length / said.length > otherShareMax;
}

/** Words of an absence at the top of a short text that asks nothing, and whether it says what to do meanwhile. */
function openingOfNote(mail: ParsedMessage): { words: string; consequence: boolean; thanks: boolean } | null {
  const note = ownLines(mail);
  if (note.length === 0 || note.length > noteLinesMax) return null;

  const opening = note.slice(0, openingLinesMax).join(' ');
  const absent = absencePhrases.map((phrase) => phrase.exec(opening)?.[0]).find((words) => words !== undefined);
  return absent === undefined || note.some((text) => /[?？]/u.test(text)) || speaksOfTheMatter(note) ? null
    : { words: absent.slice(0, 80), consequence: consequencePhrases.some((phrase) => phrase.test(note.join(' '))), thanks: thanksForMail.test(opening) };
}

/** Responders without a subject of their own send back ours. */
function isAnswerSubject(subject: string): boolean {
  return /^(?:re|aw|sv|vs|antw|odp|r|rif|res)\s*:/i.test(subject.trim());
}
