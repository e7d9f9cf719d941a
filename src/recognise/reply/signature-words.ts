// The words that open or make up a signature, and those of legal disclaimers and warning banners. Data only.

/** Lines that a device or app adds. A line that starts with one of them is signature, wherever it stands. */
export const deviceLines: readonly RegExp[] = [
  /^.{0,40}\boutlook\b.{0,40}\b(?:ios|android)\b/,
  /^(?:sent|posted) (?:from|with|via|using|by) (?:my |a |the |an )?(?:i ?phone|i ?pad|ipod|android|samsung|galaxy|huawei|nokia|blackberry|windows|mobile|phone|smartphone|handheld|tablet|verizon|t-mobile|at&t|yahoo|outlook|mailbox|gmail|mail\b|e-?mail|proton|aqua|k-9|tutanota|bluemail|airmail|spark|sparrow|nine|htc|lg\b|motorola|xiaomi|oneplus|pixel|sony|xperia|lumia|surface|hey\b|fairemail|zoho|thunderbird|mac\b|apple|wireless|virgin|telstra|rogers|cloudmagic|newton|edison|acompli|alto\b|aol|cell|droid|palm|smart|telegram|superhuman|canary|typeapp|mailspring|boxer|office)/,
  /^sent (?:on the go|on the run|while mobile|wirelessly)/,
  /^get (?:outlook|yahoo mail|aqua mail|bluemail|typeapp|edison|email app|the new) (?:for|app|on|outlook)/,
  /^(?:von|vom|gesendet) (?:meinem|meinen|mein|von|mit|vom) .{0,60}?(?:gesendet|geschickt|iphone|ipad|smartphone|handy|tablet|android|samsung|mobil|outlook|mail|telekom|gmx|web\.de|galaxy|huawei)/,
  /^diese nachricht wurde von meinem .{1,60} gesendet/,
  /^(?:outlook für (?:ios|android|mac)|holen sie sich outlook|laden sie outlook)/,
  /^(?:envoyé|envoyée|envoye|expédié|téléchargez outlook|télécharger outlook|obtenez outlook|provenance)(?: (?:de|depuis|à partir|avec|par|via|pour)|\s?:)/,
  /^(?:enviado|enviada|enviada) (?:desde|do|da|de|a partir|pelo|con|com|via|no)\b/,
  /^(?:obtener|obtén|descarga|obter|baixe|ottieni|scarica|télécharge|pobierz|hämta|hent|hanki|získat|stáhnout|outlook hent|outlook downloaden|download) outlook/,
  /^(?:inviato|inviata|mandato) (?:da|dal|dall|con|tramite)\b/,
  /^(?:verzonden|verstuurd|verstuurd vanaf|gestuurd) (?:vanaf|van|met|via|vanuit)\b/,
  /^(?:wysłano|wysłane|wysłana) (?:z|za|przy)\b/,
  /^(?:skickat|skickad) (?:från|med|via)\b/,
  /^(?:sendt|sendt) (?:fra|med|via|på)\b/,
  /^lähetetty .{0,40}(?:iphone|ipad|android|laitteesta|puhelimesta|outlook|sovelluksesta)/,
  /^(?:odesláno|odoslané|poslano) (?:z|ze|zo|iz)\b/,
  /^отправлено (?:с|из|со)(?![\p{L}])/u,
  /^(?:надіслано|изпратено) (?:з|із|от)(?![\p{L}])/u,
  /^(?:küldve|elküldve) .{0,40}(?:iphone|ipad|android|telefon)|^az? .{1,30}(?:iphone|ipad).{0,20}küldve/,
  /(?:iphone|ipad|android|telefon|cihaz).{0,30}(?:gönderildi|küldve|elküldve|から送信|からの送信|발송|보냄|전송함)[.。]?$/,
  /^(?:iphone|ipad|android|スマートフォン|outlook).{0,20}(?:から送信|を入手)/,
  /^(?:发自|發自|来自|從我的|从我的|来自我的|寄自|通过|取得 outlook|获取 outlook|下载 outlook)/,
  /^(?:나의|내) .{1,20}에서 (?:보냄|전송)/,
  /^(?:trimis de pe|στάλθηκε από|נשלח מ|أرسلت من|أُرسل من|gesendet von|đã gửi từ|dikirim dari)/,
  /^(?:diese e-mail wurde von|this email (?:was|has been) (?:sent|checked)|cet e-mail a été vérifié|virus-free|virenfrei)/,
];

/** "Kind regards": the line before the name. Compared without punctuation, whole line. */
const closings: ReadonlySet<string> = new Set(`
regards|best regards|kind regards|warm regards|many regards|with kind regards|with best regards|best wishes|kindest regards|best|cheers|thanks|thank you|many thanks
thanks and regards|thanks & regards|thank you and best regards|sincerely|yours sincerely|yours faithfully|yours truly|sincerely yours|brgds|br|rgds|kr|thx|with regards|respectfully|cordially
mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse
liebe grüße|liebe grüsse|herzliche grüße|schöne grüße|gruß|gruss|grüße|grüsse|mfg|vg|lg|bg|mit besten grüßen|mit besten grüssen|danke|vielen dank|danke und gruß|vielen dank und viele grüße|hochachtungsvoll
cordialement|bien cordialement|très cordialement|sincères salutations|salutations|salutations distinguées|meilleures salutations|bien à vous|cdlt|cdt|merci|merci d'avance|merci beaucoup|bonne journée|bonne réception|amicalement
saludos|un saludo|saludos cordiales|atentamente|cordialmente|muchas gracias|gracias|un cordial saludo|atte
cordiali saluti|distinti saluti|saluti|un saluto|grazie|grazie mille|buona giornata
met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groeten|groet|mvg|bedankt|alvast bedankt|hartelijke groet
atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|obrigado|obrigada|abraços|att
pozdrawiam|z poważaniem|pozdrowienia|z wyrazami szacunku|dziękuję
med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|hälsningar|mvh|hilsen|med venlig hilsen|venlig hilsen|med vennlig hilsen|vennlig hilsen|de bedste hilsner|bedste hilsner|tack|tak|takk
ystävällisin terveisin|terveisin|parhain terveisin|kiitos|s pozdravem|pozdravem|děkuji|hezký den|s pozdravom
с уважением|спасибо|всего доброго|üdvözlettel|tisztelettel|köszönöm|saygılarımla|iyi çalışmalar|teşekkürler|よろしくお願いします|よろしくお願いいたします|以上|敬具|此致|谢谢|祝好|감사합니다
`.split(/[|\n]/).map((words) => words.trim()).filter(Boolean));

/** The line is a greeting at the end of a letter and nothing else. */
export function isClosing(bare: string): boolean {
  if (bare.length > 50) return false;
  return closings.has(bare.toLowerCase().replace(/^[*_\s]+/, '').replace(/[*_\s,.!:;。！、]+$/, ''));
}

/** Labels of contact and company lines: such a line may be part of a signature, any other "Label: value" may not. */
export const contactLabels: ReadonlySet<string> = new Set(`
t f m p e w o d c h tel phone telephone telefon telefono teléfono telefone téléphone tél mobile mobil mobiel móvil cell cellulare portable handy gsm natel direct durchwahl office
büro fax telefax email e-mail mail courriel web website internet homepage www url skype teams linkedin twitter x address adresse anschrift adres dirección indirizzo endereço
geschäftsführer geschäftsführung geschäftsführender vorstand vorsitzender aufsichtsrat amtsgericht registergericht handelsregister hrb hra ust-id ust-idnr ustid ust-id-nr vat vatno vatid
steuernummer iban bic sitz sitzdergesellschaft registeredoffice registrationno companyno companynumber companyregistration siret siren rcs tva kvk btw cif nif piva p.iva cvr ico dic nip regon krs hotline support zentrale headquarters tlf puh +49
vorsitzenderdesaufsichtsrats managingdirector managingdirectors ceo chairman board registernummer facebook instagram xing youtube 電話 tel/fax 手机 电话 邮箱 地址 传真 전화 тел телефон моб puhelin matkapuhelin
`.trim().split(/\s+/));

/** Stems of a legal notice. A paragraph that has two of them in different rows is one. */
export const disclaimerRows: readonly RegExp[] = [
  /confidential|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk|poufn|konfidentiell|fortrolig|luottamuksel|důvěrn|конфиденциальн|bizalmas|gizli|機密|机密|保密|privileged|privilégi|rechtlich geschützt|legally protected/,
  /intended (?:only|solely|recipient|addressee)|solely for|only for the (?:use|person|individual|addressee)|bestimmt|adressat|empfänger|destinat|destinad|geadresseerde|ontvanger|adresat|mottagare|modtager|mottaker|vastaanottaja|addressee|named recipient|recipient|получател|címzett|alıcı|收件人|宛先/,
  /unauthori[sz]ed|not authori[sz]ed|prohibited|strictly forbidden|unbefugt|untersagt|nicht gestattet|unerlaubt|interdit|strictement|prohibid|proibid|vietat|verboden|zabronion|niedozwolon|otillåt|forbudt|kielletty|zakázán|запрещ|tilos|yasaktır|禁止|unlawful/,
  /notify (?:the|us|me)|inform the sender|contact the sender|advise the sender|delete|vernichten|löschen|informieren sie|benachrichtigen|détrui|supprim|avertir|prévenir|elimin|borr|apagar|verwijder|usuń|usunąć|poinformować|radera|slet|poista|smaž|удал|törölje|siliniz|删除|削除/,
  /virus|malware|liab|haftung|responsab|aansprakelijk|odpowiedzialno|monitor|views or opinions|opinions expressed|does not (?:constitute|necessarily)|error|irrtümlich|fehler|par erreur|por error|per errore|ten onrechte|omyłkow|received this/,
  /e-?mails?|messages?|nachricht|courriel|pièces jointes|mensaje|messaggio|bericht|mensagem|wiadomość|meddelande|meddelelse|viesti|zpráv|сообщени|üzenet|mesaj|邮件|メール|transmission|communication/,
];

/** A line that is a notice by itself: print thrift, "confidential" banners, warnings of the receiving side. */
export const noticeLines: readonly RegExp[] = [
  // Each asks to spare something: reports speak of environments, paper and printers too.
  /(?:consider|think of|think about|mindful of|respect|care about) (?:the|our) (?:environment|planet|nature).{0,60}(?:print|mail)|(?:consider|think|mindful|necessary|environment)[^.]{0,40} before (?:printing|you print)|save (?:a tree|paper)/,
  /(?:denk|schon|schütz|zuliebe|rücksicht|spar|bitte).{0,60}(?:umwelt|bäume|wälder|papier(?! ?korb)).{0,80}(?:ausdruck|drucken|mail)|(?:umwelt|bäume|wälder|papier (?:zu )?(?:spar|schon)).{0,40}(?:denk|schon|schütz|zuliebe|spar|bevor|danke).{0,60}(?:ausdruck|drucken|mail)|(?:ausdruck|drucken).{0,60}(?:umwelt (?:zuliebe|schon|denk)|der umwelt)/,
  /(?:pens|préserv|respect|protég|n['’]imprim|imprimez|piens|cuid|imprim[ae] (?:este|sólo|solo|só|somente)|pensi|rispett|bedenk|denk a+n|spaar|myśl|chroń|tänk|tænk|skån|skriv (?:inte|ikke)).{0,60}(?:environnement|ambiente|milieu|środowisk|miljö|miljø|nécessaire|necesario|necessario|nodig|konieczn).{0,80}(?:imprim|impres|stamp|afdruk|print|drukow|wydruk|skriv|udskriv|mail|messag|mensaje|$)/,
  /(?:imprim|impres|stamp|afdruk|druk|skriv|udskriv)[^.]{0,60}(?:pens|respect|préserv|protég|piens|pensi|cuid|bedenk|denk a+n|tänk|tænk|myśl)[^.]{0,40}(?:environnement|ambiente|milieu|środowisk|miljö|miljø)|avant d['’]imprimer[^.]{0,40}environnement|(?:si|als) (?:vraiment )?(?:nécessaire|nodig)[^.]{0,20}$/,
  /^\W*(?:caution|warning|external|attention|achtung|vorsicht|warnung|hinweis|attenzione|atención|atenção|let op|uwaga|varning|advarsel|attention|externe? (?:e-?)?mail|ext)\W{1,4}.{0,40}(?:external|extern|outside|origin|außerhalb|externe|extérieur|externo|esterno|buiten|zewn|sender)/,
  /^\W*this (?:e-?mail|message|mail) (?:originated|came|was sent|has been sent|comes) (?:from )?(?:outside|external|an external)/,
  /^\W*(?:you don['’]t often get email from|some people who received this message don['’]t often get email|sie erhalten nicht häufig e-mails von|vous ne recevez pas souvent de courriers? de|\[?(?:externe?|external)(?: (?:e-?mail|sender|mail|absender))?\]?\W*$)/,
  /^\W*(?:diese (?:e-?mail|nachricht) (?:stammt|kommt|wurde) (?:von )?(?:außerhalb|ausserhalb|extern|von einem externen|von außerhalb|einer externen))/,
  /^\W*(?:confidentiality (?:notice|note)|legal (?:notice|disclaimer)|disclaimer|vertraulichkeitshinweis|haftungsausschluss|avis de confidentialité|aviso (?:legal|de confidencialidad)|avviso di riservatezza)\W*$/,
];
