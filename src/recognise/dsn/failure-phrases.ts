// Words by which mail systems of the world say that a mail did not arrive, or not yet. Data only: one table for
// subjects, one for the first lines, one for delays, one for the line behind which the returned mail starts. They
// prove nothing by themselves (people quote them when they ask for help); delivery-status.ts wants a machine as sender.

/** Subjects of failure and delay reports, as they begin (a `Re:` in front makes it a person's mail). */
export const reportSubjects: readonly RegExp[] = [
  /\bundeliver(?:able|ed)\b|\bnon.?deliver(?:y|able|ed)\b|\bnon-?remis\b|\bunzustellbar/i,
  /\bdeliver[yi]?\w* (?:has )?(?:status|fail\w*|problem|error|report|notification|delayed|unsuccessful|notice|incomplete)|\bdelayed (?:mail|message|e-?mail)\b|still being retried/i,
  /\b(?:mail|message|e-?mail)\b.{0,40}\b(?:fail(?:ed|ure)|undelivered|not delivered|could not (?:be )?(?:delivered|sent)|delay(?:ed)?|returned|rejected|can(?:no|')t be delivered|not sent)\b/i,
  /\bfail(?:ure|ed) (?:notice|deliver\w*|mail|notification)|\bdelivery failure|\bfailed to deliver/i,
  /\breturned (?:mail|e-?mail|message|to sender)|\bmail (?:system )?(?:error|failure)|\bmail returned|\bmailer.?daemon/i,
  /\bunable to (?:deliver|send)|\bcould ?n[o']t (?:be )?(?:deliver|send)|\bnot (?:be )?delivered\b|\bwarning:.{0,40}(?:could not send|delayed|still)|\bbounced? (?:mail|message|e-?mail)\b|\bpermanent (?:delivery )?(?:error|failure)|\bpostmaster notify|\b(?:not|non) ?(?:an? )?(?:list )?member\b|\bloop alert\b|\b(?:post(?:ing)?|mail|article|message)\b.{0,30}\breject(?:ed)?\b|\bunknown (?:user|recipient)|\buser unknown/i,
  /nicht (?:zugestellt|zustellbar|zugestellt werden)|zustellung\w* .{0,30}fehl|fehlgeschlagen.{0,20}zustell|zustellungsstatus|übermittlungsstatus|mail.?zustellung|unzustellbarkeit|zustellung verz|verzögerte zustellung/i,
  /non remis|non délivr|échec de (?:la )?(?:remise|distribution|livraison)|n'a pas (?:pu être|été) (?:remis|délivré|distribué)|état de (?:la )?(?:remise|distribution)|impossible de remettre|avis de non-remise/i,
  /no (?:se )?(?:puede|pudo|ha podido) (?:ser )?(?:entreg|envi)|no entregad|imposible entregar|error de entrega|entrega fallida|estado de (?:la )?entrega|devuelto al remitente|correo (?:no entregado|devuelto)/i,
  /non recapitabil|impossibile (?:recapitare|consegnare)|mancat[ao] (?:recapito|consegna)|consegna non riuscita|stato (?:del(?:la)? )?(?:recapito|consegna)|notifica (?:di )?mancat/i,
  /onbestelbaar|niet (?:bezorgd|afgeleverd|bestelbaar)|bezorging mislukt|kan niet worden (?:bezorgd|afgeleverd)/i,
  /não (?:entregue|foi possível entregar|pôde ser entregue)|falha (?:na|de) entrega|não é possível entregar|status de entrega|mensagem devolvida/i,
  /niedostarcz|nie (?:można|udało się) dostarczyć|niemożliwe do dostarczenia|zwrot (?:poczty|wiadomości)|błąd dostarcz/i,
  /не ?доставлен|не может быть доставлен|недоставлен|невозможно доставить|ошибка доставки|сбой доставки|уведомление о (?:состоянии )?доставк|не удалось доставить/i,
  /配信(?:不能|できません|エラー|失敗)|未配信|配達(?:不能|できません)|送信(?:できません|エラー|失敗)|エラーメール|宛先不明|不達|返送/u,
  /无法(?:投递|送达|传递|发送)|退信|未送达|投递失败|系统退信|無法(?:傳遞|傳送|送達|投遞)|傳遞失敗|發送失敗|반송|배달(?:할 수 없|되지 않|실패)|전송 실패/u,
  /kan ikke leveres|kunne ikke leveres|ikke levert|kan inte levereras|kunde inte levereras|olevererbar|går inte att leverera|ikke leveret|ei voitu toimittaa|toimittamaton|toimitus epäonnistui|nedoručit|nedoruč|kézbesíthetetlen|kézbesítés|teslim edilemedi|δεν ήταν δυνατή η παράδοση|αδύνατη παράδοση|imposibil de livrat|nelivrat/i,
];

/** What the report itself says in its first lines. */
export const reportPhrases: readonly RegExp[] = [
  /this is the (?:qmail-send|mail system|postfix|dragonfly mail agent|email security gateway|mail delivery|james mail server|mailer.daemon|[a-z0-9 .-]{1,40} (?:mail|program) (?:system|server|program|agent))/i,
  /this message was created automatically by (?:the )?(?:mail|[a-z0-9. ]{1,30})\b.{0,20}(?:delivery|system|software|server|facebook)/i,
  /automatically generated delivery status notification|this is an? (?:automatic(?:ally)?[a-z -]{0,20} )?(?:non-?delivery|delivery (?:status|failure)|bounce)/i,
  /\b(?:could|can|was|were|did|has|have|is|will)(?: not|n['’]t)(?: be| been| able to)? (?:been )?(?:deliver(?:ed)?|sent|reach(?:ed)?|accepted|transferred)\b/i,
  /\bcannot be (?:delivered|sent)|\bundeliver(?:able|ed)\b|\bunable to deliver|\bnot able to (?:be )?deliver|\bnon-?deliverable/i,
  /\b(?:delivery|deliver)\b.{0,60}\b(?:failed|failure|fail|problems?|errors?|delayed|unsuccessful)\b|\bfailed to (?:deliver|send|be delivered)|\bfailed permanently|\b(?:errors?|problems?)\b.{0,40}\bdeliver(?:ing|y)?\b|\bincorrectly constructed|\b(?:mailbox|account).{0,30}\b(?:exceeds|exceeded|over quota)/i,
  /\b(?:following|intended) (?:address(?:es)?|recipients?)\b.{0,60}\b(?:failed|had|rejected|not|undeliver|error|problem)/i,
  /\b(?:address(?:es)?|recipients?)\b.{0,60}\bhad (?:permanent|transient|delivery|fatal)|\b(?:permanent|transient|non-?fatal|delivery|fatal) (?:fatal )?errors\b/i,
  /\btranscript of session\b|\bfailure reasons?\b|\brejected (?:your message|recipient|by)|\bwas rejected\b|\bundeliverable to\b|\bwe (?:had trouble|were unable|could not).{0,20}deliver|\bbounced\b/i,
  /\brecipients? of your message have been processed|\bthe status of your message|\bdelivery status of a\b|\bmessage delivered to\b|\bnotification of (?:the )?delivery/i,
  /\breturn(?:ed|ing) (?:message )?to sender\b|\bis being returned to you|\bmailbox (?:is )?full|\bno such (?:user|mailbox)|\buser unknown|\bunknown user/i,
  /nicht (?:zugestellt|übermittelt|ausgeliefert|zustellbar)|zustellung .{0,60}(?:fehlgeschlagen|nicht möglich|gescheitert)|konnte .{0,80}nicht .{0,80}(?:zugestellt|gesendet|erreicht)|möglicherweise nicht vorhanden/i,
  /n['’]a pas (?:pu (?:être )?)?(?:été )?(?:remis|délivr|distribu|livr|achemin)|échec de (?:la )?(?:remise|distribution|livraison)|impossible de (?:remettre|délivrer|distribuer)|il se peut que le groupe/i,
  /no (?:se )?(?:ha |pudo |puede |fue )?(?:podido |posible )?(?:ser )?(?:entreg|enviad)|error (?:en la|de) entrega|quizás no exista/i,
  /non (?:è stato |è stata )?(?:possibile )?(?:recapitat|consegnat|recapitare|consegnare)|consegna .{0,40}non (?:è )?riuscita|impossibile (?:recapitare|consegnare)/i,
  /niet (?:worden )?(?:bezorgd|afgeleverd|besteld)|não (?:foi |pôde |pode )?(?:possível )?(?:ser )?entreg|nie (?:można|została|udało się|mogła).{0,30}dostarcz|не может быть доставлен|не (?:было |удалось )?доставл?(?:ено|ить)|could not be relayed/i,
  /配信(?:でき|され)ませんで?|送信できません|届け(?:られ|でき)|届きませんで|見つかりません|失敗しました|メールは送信|エラーのため|无法(?:投递|送达|传递|发送)|無法(?:傳遞|投遞|送達)|退信|投递失败|배달되지|전송되지/u,
];

/** Not failed but late: RFC 3464 action `delayed`. */
export const delayPhrases: readonly RegExp[] = [
  /this is a warning (?:message )?only|you do not need to resend|has not yet been delivered|(?:was|been) not (?:been )?delivered yet|will be tried (?:for|again)|(?:do not|don['’]t) (?:have|need) to (?:re)?send|could not send (?:message|mail) for past|zustellversuche? w[ei]rd(?:en)? .{0,60}fortgesetzt|wird weiter versucht|not yet been delivered|delivery (?:is|has been|incomplete|delay)\w*(?: delayed)?|still being retried|will be retried|will (?:continue to )?(?:retry|be retried)|delivery attempts will continue|temporary (?:problem|failure report)|delayed (?:mail|\d+ (?:hours|minutes|days))|is delayed|message .{0,40}delayed|verzögert|retardé|\(delay(?:ed)?\)|: delayed\b|retrasad|ritardat|vertraagd|opóźni|задерж|遅延/i,
];

/** It arrived: RFC 3464 actions `delivered`, `relayed`, `expanded`. */
export const successPhrases: readonly (readonly [action: 'delivered' | 'relayed', words: RegExp])[] = [
  ['relayed', /\b(?:successfully |has been |been )relayed\b|\bdelivery notification .{0,60}not (?:sent|requested)/i],
  ['delivered', /\b(?:has been|was) (?:successfully )?delivered\b|successfully delivered|\bdelivery (?:was )?successful|message delivered to|erfolgreich (?:zugestellt|übermittelt)/i],
];

/** The line behind which the returned mail or its header stands. */
export const returnedMessageMarks: readonly RegExp[] = [
  /^[\s*]{0,20}-{2,80}[^-].{0,60}\b(?:copy of (?:the|your)|original (?:message|mail|headers)|returned (?:message|mail)|unsent message|header of the original|undelivered message|message (?:header|text|body|follows|contents)|rejected message|bounced message)\b/i,
  /^[\s*-]*(?:below (?:this line )?is (?:a copy of |the )|(?:the )?original message (?:follows|headers|header)|original (?:mail|message) as follows|message headers? follows?|(?:included|here|following) is (?:a copy of )?(?:the|your) (?:original )?(?:message|mail)|your (?:original )?message (?:follows|reads)|unsent message (?:follows|below)|(?:a )?copy of (?:the|your) (?:original )?message (?:follows|below|is))/i,
  /^[\s*]{0,20}-{2,80}\s?(?:original (?:mail|message)|ursprüngliche|message d'origine|mensaje original|messaggio originale|元のメール|原始邮件)/i,
];

/** It is over, whatever else the report says about attempts. */
export const permanentPhrases: readonly RegExp[] = [
  /permanent(?:ly)? (?:error|fail\w*|fatal)|failed permanently|i['’]ve given up|giv(?:en|ing) up|not going to try again|will not (?:be )?(?:try|retri|attempt|continue)|no further (?:delivery )?attempts|\(failure\)|stopped trying|: failed\b|has failed\b/i,
];
