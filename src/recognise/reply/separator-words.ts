// The lines that separate a reply from what it quotes or forwards, by what they announce. Data only: adding a
// language is adding words. Compared without decoration (dashes, asterisks, colons) and in lower case.

const lines = (text: string): ReadonlySet<string> => new Set(text.split('\n').map((line) => line.trim()).filter(Boolean));

/** "-----Original Message-----": what follows is quoted (or forwarded, when the subject says so). */
export const originalMessageWords = lines(`
  original message
  original-message
  original mail
  original email
  original
  reply message
  ursprüngliche nachricht
  urspruengliche nachricht
  ursprüngliche mail
  ursprüngliche e-mail
  originalnachricht
  original-nachricht
  original nachricht
  antwortnachricht
  message d'origine
  message d’origine
  message original
  message initial
  message originel
  mail original
  e-mail d'origine
  courriel original
  mensaje original
  mensaje de origen
  correo original
  messaggio originale
  messaggio original
  messaggio d'origine
  oorspronkelijk bericht
  oorspronkelijke bericht
  origineel bericht
  mensagem original
  mensagem de origem
  wiadomość oryginalna
  oryginalna wiadomość
  wiadomość pierwotna
  treść oryginalnej wiadomości
  ursprungligt meddelande
  originalmeddelande
  oprindelig meddelelse
  original meddelelse
  den oprindelige meddelelse
  opprinnelig melding
  original melding
  alkuperäinen viesti
  původní zpráva
  původní e-mail
  puvodni zprava
  pôvodná správa
  izvirno sporočilo
  izvorna poruka
  исходное сообщение
  оригинальное сообщение
  первоначальное сообщение
  пересланное письмо
  оригінальне повідомлення
  eredeti üzenet
  eredeti levél
  orijinal mesaj
  orijinal ileti
  özgün ileti
  asıl mesaj
  mesajul original
  mesaj original
  αρχικό μήνυμα
  оригинално съобщение
  元のメッセージ
  オリジナルメッセージ
  原始邮件
  原邮件
  邮件原件
  原始信息
  原始郵件
  原始訊息
  回复邮件
  원본 메시지
  원본 메일
  원래 메시지
  הודעה מקורית
  الرسالة الأصلية
  thư gốc
`);

/** "---------- Forwarded message ---------", "Begin forwarded message:": what follows is somebody else's mail. */
export const forwardedMessageWords = lines(`
  forwarded message
  forwarded messages
  forwarded mail
  forwarded email
  forwarded letter
  begin forwarded message
  forward message
  start of forwarded message
  weitergeleitete nachricht
  weitergeleitete mail
  weitergeleitete e-mail
  weitergeleitet
  anfang der weitergeleiteten nachricht
  anfang der weitergeleiteten e-mail
  message transféré
  message transfere
  message réexpédié
  message réacheminé
  courriel transféré
  mail transféré
  début du message transféré
  début du message réexpédié
  mensaje reenviado
  inicio del mensaje reenviado
  messaggio inoltrato
  inizio messaggio inoltrato
  inizio del messaggio inoltrato
  doorgestuurd bericht
  doorgezonden bericht
  begin doorgestuurd bericht
  begin van doorgestuurd bericht
  mensagem encaminhada
  mensagem reencaminhada
  início da mensagem encaminhada
  início da mensagem reencaminhada
  e-mail encaminhado
  wiadomość przekazana dalej
  przekazana wiadomość
  przesłana wiadomość
  treść przekazanej wiadomości
  początek przekazywanej wiadomości
  początek przesłanej dalej wiadomości
  wiadomość przesłana dalej
  vidarebefordrat meddelande
  vidarebefordrat brev
  vidarebefordrat mejl
  vidaresänt meddelande
  videresendt meddelelse
  videresendt besked
  start på videresendt besked
  videresendt melding
  videresendt e-post
  edelleenlähetetty viesti
  välitetty viesti
  välitetty viesti alkaa
  přeposlaná zpráva
  začátek přeposlané zprávy
  preposlaná správa
  začiatok preposlanej správy
  posredovano sporočilo
  proslijeđena poruka
  пересылаемое сообщение
  пересланное сообщение
  перенаправленное сообщение
  переадресованное сообщение
  начало переадресованного сообщения
  начало пересылаемого сообщения
  начало перенаправленного сообщения
  переслане повідомлення
  továbbított üzenet
  továbbított levél
  továbbított levél kezdete
  yönlendirilen ileti
  yönlendirilmiş ileti
  iletilmiş mesaj
  iletilen mesaj
  iletilen e-posta
  yönlendirilen ileti başlangıcı
  iletilmiş ileti başlangıcı
  mesaj redirecționat
  mesaj redirectionat
  προωθημένο μήνυμα
  препратено съобщение
  転送メッセージ
  転送されたメッセージ
  以下は転送されたメッセージです
  转发的邮件
  转发邮件
  转发的消息
  转发邮件信息
  已转发邮件
  下面是被转发的邮件
  以下是转发的邮件
  以下是轉寄的郵件
  轉寄的郵件
  轉寄郵件
  已轉寄的郵件
  開始轉寄郵件
  轉寄的訊息
  전달된 메시지
  전달된 메일
  전달된 메시지 시작
  הודעה שהועברה
  رسالة معاد توجيهها
  الرسالة المعاد توجيهها
  thư được chuyển tiếp
`);

/** The line that closes a forwarded part; what follows is the writer's again. */
export const forwardEndWords = lines(`
  end of forwarded message
  end forwarded message
  ende der weitergeleiteten nachricht
  fin du message transféré
  fin del mensaje reenviado
  fine messaggio inoltrato
  einde doorgestuurd bericht
  fim da mensagem encaminhada
  koniec przekazywanej wiadomości
  завершение пересылаемого сообщения
  конец пересылаемого сообщения
`);

/** Ticket systems: "reply above this line". Each row: who acts, where, and the line. All three must occur. */
export const replyAboveWords: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/reply|repl(?:y|ies)|respon[ds]|answer|type|write|comment|add your/, /above|over/, /line|this text|this message|dashes|marker/],
  [/write|type|reply|edit|modify|remove|delete/, /below|beneath|under/, /this line/],
  [/antwort|schreib|eingeben|text/, /über|oberhalb|ueber/, /zeile|linie|strich/],
  [/schreib|ändern|löschen/, /unter/, /dieser (?:zeile|linie)|diese (?:zeile|linie)/],
  [/répon|repon|écri|saisi/, /au-dessus|au dessus|avant/, /ligne/],
  [/respond|respuesta|escrib|conteste/, /encima|arriba|sobre/, /línea|linea/],
  [/rispond|risposta|scriv/, /sopra/, /riga|linea/],
  [/antwoord|reageer|typ|schrijf/, /boven/, /lijn|regel/],
  [/respond|resposta|escrev|digite/, /acima/, /linha/],
  [/odpowied|odpisz|pisz|wpisz/, /powyżej|nad/, /lini/],
  [/svar|skriv/, /ovanför|over|ovenfor|over denne|ovenover/, /linje|raden|linie/],
  [/vasta|kirjoita/, /yläpuolel/, /rivi|viiva/],
  [/odpově|odpoved|napiš|pište/, /nad/, /čáru|čárou|řádk|linku|riadok|čiarou/],
  [/ответ|пишите|напишите/, /выше|над/, /лини|строк|черт/],
  [/válasz|írja/, /fölé|felett|fölött/, /vonal|sor/],
  [/yanıt|yaz/, /üst|yukarı/, /satır|çizgi/],
  [/返信|記入|回答/, /上/, /行|線|ライン/],
  [/回复|回覆|答复|填写/, /上|之上|以上/, /线|線|行/],
  [/답장|회신|작성/, /위/, /줄|선/],
];

/** Subject prefixes of a forwarded mail. "VS" is missing: a reply in Finnish, a forward in Danish. */
export const forwardPrefixes: ReadonlySet<string> = new Set(
  `fw fwd wg tr trs i rv enc encaminhado doorst vb vl pd przek přep přeposl preposl перес пересл перенапр tov továbbítás ilt i̇lt
   iletilen 転送 转发 轉寄 转寄 轉發 전달 reenv weitergeleitet weiterleitung forward forwarded transfert transféré προωθ`.split(/\s+/),
);

/** Subject prefixes of a reply. */
export const replyPrefixes: ReadonlySet<string> = new Set(
  `re aw antw antwort sv vs rép rep réf res r rif odp vá ynt yan yanıt отв ответ bls ats atb 回复 回覆 答复 返信 답장 회신 תגובה رد απ hl`
    .split(/\s+/),
);
