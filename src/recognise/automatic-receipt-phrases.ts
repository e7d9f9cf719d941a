// Sentences of which receipts of ticket systems consist. Data: the announcement itself, the boilerplate around it, and
// greetings that say nothing either way. Languages: en de fr es it nl pt pl and a few more for the announcement.

/** "We have got your request": the announcement that makes a mail a receipt. */
export const receiptPhrases: readonly RegExp[] = [
  /\b(?:ticket|request|case|incident|inquiry|enquiry|e-?mail|message|issue|query|call|report)\b.{0,80}\b(?:has been|was|have been|is) (?:successfully )?(?:received|created|logged|opened|registered|submitted|raised|recorded|assigned|acknowledged|accepted)\b/i,
  /\bwe(?:['’]ve| have)?(?: just| now| successfully)? (?:received|registered|logged|created|opened|recorded|got)\b.{0,80}\b(?:ticket|request|case|incident|inquiry|enquiry|e-?mail|message|issue|query)\b/i,
  /\b(?:acknowledg\w+|confirm\w*)\b.{0,40}\breceipt\b|\breceipt of your (?:request|ticket|e-?mail|message|inquiry|enquiry)|^\s*(?:\[[^\]]*\]\s*)*(?:re:\s*)?(?:\[[^\]]*\]\s*)*(?:ticket |request |case |message )?(?:has been )?(?:received|acknowledged|ticket (?:created|received|opened)|request received|case (?:created|received|opened))\s*[.!]?$/i,
  /\b(?:INC|RITM|REQ|CHG|SR)\d{4,16}\b.{0,40}\b(?:has been|was|is) (?:created|opened|registered|received|logged)|\byour (?:case|ticket|request|incident|reference) (?:number|no\.?|id|reference) is:? ?#?[A-Z-]{0,8}\d{3,}|\bin response to the creation of a\b.{0,30}\bticket\b/i,
  // Of the mail that the sentence before has thanked for.
  /^(?:it|this|your (?:message|mail|e-?mail))\b.{0,30}\b(?:has been|was|is)\b.{0,60}\b(?:received|registered|filed|logged|recorded|entered|stored|assigned)\b.{0,80}\b(?:under|as|with|number|no\.?|id)\b.{0,40}\d{3}/i,
  /^(?:sie|es|diese|ihre \w+) (?:wurde|ist|wird)\b.{0,80}\b(?:nummer|nr\.?|vorgang|ticket)\b.{0,30}\d{3}.{0,60}\b(?:erfasst|registriert|angelegt|aufgenommen|abgelegt|geführt|gespeichert)/i,
  /^(?:il|elle|celui-ci|celle-ci) (?:a été|est)\b.{0,60}\b(?:enregistrée?|reçue?|créée?|classée?)\b.{0,60}\b(?:numéro|n°|référence)\b.{0,30}\d{3}/i,
  /\b(?:new )?(?:ticket|case|request|incident)\b.{0,20}\b(?:created|received|opened|registered|logged)\b/i,
  /\b(?:ihre|deine|eure) (?:anfrage|nachricht|e-?mail|meldung|mail|störung\w*|ticket)\b.{0,80}\b(?:erhalten|eingegangen|registriert|erfasst|angelegt|aufgenommen|empfangen)|\b(?:wir haben|haben wir)\b.{0,80}\b(?:erhalten|registriert|erfasst)\b|eingangsbestätigung|\b(?:ticket|vorgang|anfrage)\b.{0,60}\b(?:wurde|ist) .{0,30}(?:erstellt|angelegt|eröffnet|eingegangen|erfasst|registriert)/i,
  /\bvotre (?:demande|message|requête|ticket|e-?mail|courriel)\b.{0,80}\b(?:reçue?|enregistrée?|créée?|prise? en compte)|\bnous avons (?:bien )?reçu\b|accusé de réception/i,
  /\b(?:su|tu) (?:solicitud|consulta|mensaje|correo|ticket|caso)\b.{0,80}\b(?:recibid[oa]|registrad[oa]|cread[oa])|\bhemos recibido\b|acuse de recibo/i,
  /\b(?:la (?:sua|tua|vostra)|il suo) (?:richiesta|segnalazione|messaggio|ticket)\b.{0,80}\b(?:ricevut[oa]|registrat[oa]|creat[oa]|apert[oa])|\babbiamo ricevuto\b|conferma di ricezione/i,
  /\b(?:uw|je) (?:aanvraag|verzoek|melding|bericht|e-?mail|ticket)\b.{0,80}\b(?:ontvangen|geregistreerd|aangemaakt)|\bwij hebben .{0,60}ontvangen\b|ontvangstbevestiging/i,
  /\b(?:sua|seu) (?:solicitação|pedido|mensagem|chamado|ticket)\b.{0,80}\b(?:recebid[oa]|registrad[oa]|criad[oa]|abert[oa])|\brecebemos\b|twoje (?:zgłoszenie|zapytanie)|zgłoszenie .{0,60}(?:zarejestrowan|przyjęt|utworzon)|otrzymaliśmy/i,
  /(?:お問い合わせ|メール)を?(?:受け付け|受領|受信)|已收到(?:您的)?|ваш(?:е|а) (?:обращение|заявка|запрос).{0,60}(?:принят|зарегистрирован|получен)|vi har mottagit|vi har modtaget|vi har mottatt|olemme vastaanottaneet/i,
];

/** What stands around the announcement. */
const boilerplatePhrases: readonly RegExp[] = [
  ...receiptPhrases,
  /\b(?:thank you|thanks|many thanks)\b.{0,80}\b(?:contact|request|e-?mail|message|inquiry|enquiry|writing|patience|getting in touch|reaching out|submitting|your|report)/i,
  /\b(?:our|the|a|one of our|someone from our|your) (?:[a-z]+ ){0,3}(?:team|staff|agents?|representatives?|engineers?|technicians?|colleagues?|specialists?|consultants?|experts?|desk|member)\b.{0,60}\b(?:will|shall|is going to|are|has been|is reviewing|as soon)/i,
  /\b(?:we|they) (?:will|shall|aim to|strive to|try to|endeavou?r to)\b.{0,80}\b(?:respond|reply|contact|get back|answer|process|review|deal|look|be in touch|attend|keep you|update|inform|notify)/i,
  /\b(?:will be|is being|has been) (?:reviewed|processed|handled|answered|dealt with|looked at|forwarded|assigned|contacted|attended)/i,
  /\b(?:as soon as possible|shortly|within (?:the next )?(?:\d+|one|two|a few|twenty-four) (?:business |working )?(?:hours?|days?)|in due course|during (?:our )?business hours|support hours|opening hours)/i,
  /\b(?:ticket|case|request|incident|reference|tracking|issue)\s*(?:number|no\.?|id|nr\.?|#|reference|key)?\s*(?:is|:|#)\s*\[?\s*[A-Z#-]{0,10}[\d-]{3,}/i,
  /\b(?:quote|use|keep|include|refer|mention|leave|retain|note)\b.{0,80}\b(?:number|reference|subject|id|ticket|tag)\b|\bin (?:all|any) (?:future |further )?(?:correspondence|communication|e-?mails?)/i,
  /\b(?:reply|respond|answer|responding|replying)\b.{0,40}\b(?:to )?this (?:e-?mail|message|ticket|mail)|\bdo not (?:reply|respond|change|modify|alter)|\btype your (?:reply|response)|\breply above\b|\bplease do not\b/i,
  /\b(?:you can|you may|to|please|click|visit|or)\b.{0,80}\b(?:view|track|check|follow|see|update|access|monitor|add)\b.{0,80}\b(?:status|ticket|request|case|progress|portal|comments?|details|online|link|here)|^(?:https?:\/\/\S+|view (?:ticket|request|case))/i,
  /\b(?:this is an? )?(?:auto(?:mated|matic(?:ally)?)|system)[- ]?(?:generated)?\b.{0,40}\b(?:e-?mail|message|reply|response|notification|acknowledg\w+|generated|confirmation|receipt)|\bautomatically (?:generated|sent)/i,
  /^(?:this (?:e-?mail|message) is a service (?:from|of)|(?:delivered|powered|generated|provided) by)\b.{0,60}$|^we(?:['’]re| are) (?:on it|working on it|looking into it)\b|^ref\s?:\s?\S+$/i,
  /automatisch ge(?:genereerd|neriert)|générée? automatiquement|generado automáticamente|generat[oa] automaticamente|gerad[oa] automaticamente|automatycznie (?:wygenerowan|wysłan)/i,
  /^(?:short description|description|subject|ticket|case|request|priority|status|severity|created|date|requester|summary|category|department|queue|title|reference|betreff|priorität|vorgang|ticketnummer|id|from|assigned to|opened)\s*[:#]\s*.{0,120}$/i,
  /\b(?:vielen dank|herzlichen dank|danke)\b|\b(?:wir|unser (?:team|support)|unsere (?:mitarbeiter|kollegen)|ein mitarbeiter)\b.{0,80}\b(?:werden|melden|bearbeiten|kümmern|wird|setzen|antworten|bemüh)|\bschnellstmöglich|\bso (?:schnell|bald) wie möglich|\bin kürze|\bgeben sie .{0,60}(?:nummer|an)\b|\b(?:automatisch (?:generiert|erstellt|erzeugt|versend\w+)|antworten sie (?:bitte )?nicht)|\b(?:ticket|vorgangs|fall|bearbeitungs)-?nummer/i,
  /\b(?:merci|nous vous remercions)\b|\bnotre équipe\b|\bdans les (?:plus brefs|meilleurs) délais|\bne pas répondre\b|\bgracias\b|\bnuestro equipo\b|\blo antes posible\b|\ba la brevedad\b|\bno responda\b|\bgrazie\b|\bil nostro team\b|\bil prima possibile\b|\bnon rispond\w+|\bbedankt\b|\bdank u\b|\bzo spoedig mogelijk\b|\bobrigad[oa]\b|\bnossa equipe\b|\bo mais breve possível\b|\bdziękujemy\b|\btak szybko, jak\b/i,
];

const greetings = /^(?:(?:hello|hi|hey|dear|good (?:morning|afternoon|day)|hallo|guten tag|sehr geehrte\w*|liebe[rs]?|bonjour|cher|chère|madame|monsieur|hola|estimad[oa]s?|buongiorno|gentile|beste|geachte|olá|prezad[oa]s?|szanown\w+|dzień dobry)\b.{0,60}|(?:best|kind|warm|many)? ?regards.{0,60}|sincerely.{0,40}|yours .{0,40}|mit freundlichen grüßen.{0,60}|(?:freundliche|viele|beste) grüße.{0,60}|cordialement.{0,60}|saludos.{0,40}|cordiali saluti.{0,40}|met vriendelijke groet.{0,40}|the .{0,40}(?:team|support|desk)|.{0,40}(?:support|service ?desk|help ?desk|team|customer (?:care|service))[.!]?)$/i;

export function isBoilerplate(sentence: string): boolean {
  const text = sentence.slice(0, 400);
  return boilerplatePhrases.some((phrase) => phrase.test(text));
}

export function isGreeting(sentence: string): boolean {
  return sentence.length < 120 && greetings.test(sentence);
}
