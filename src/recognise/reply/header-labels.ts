// The words before the colon in the header block that mail clients put above a quoted or forwarded message, by what
// they mean, over some thirty languages. Data only. Spelled without blanks and in lower case: `De :`, `*De:*` and
// `D E:` are one label. A word may stand for one kind only; where two languages disagree the more frequent client
// wins and the other language still has its remaining labels.

export type HeaderKind = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other';

const words: Readonly<Record<HeaderKind, string>> = {
  from: `from von de da van od expéditeur expediteur remitente mittente afzender absender
    från fra avsändare avsender afsender lähettäjä odesílatel nadawca от отправитель від feladó küldő kimden gönderen
    gonderen kimdən 差出人 送信者 发件人 寄件人 寄件者 發件人 보낸사람 발신 보낸이 από מאת من từ ngườigửi dari pengirim จาก
    odosielateľ pošiljatelj pošiljalac expeditor saatja sūtītājas nuo  remetente`,
  date: `date sent datum gesendet sendt skickat envoyé envoyée envoye dateenvoi enviado enviada enviadoel fecha data
    inviato dataora datainvio verzonden datumverzonden wysłano wyslano wysłane lähetetty päiväys pvm päivämäärä dato sendtden
    odesláno odeslano datumodeslání dátum elküldve küldve küldésdátuma дата отправлено отправленный надіслано
    tarih gönderildi gönderilmetarihi gönderme gönderim gönderilen 日付 送信日時 日時 送信日 发送时间 发送日期 日期 時間 时间 寄件日期 傳送時間 傳送日期 發送時間
    보낸날짜 날짜 받은날짜 일시 ημερομηνία στάλθηκε תאריך נשלח تاريخ تاريخالإرسال ngày đãgửi tanggal dikirim odoslané poslano
    trimis trimisă saadetud nosūtīts išsiųsta sentdate datesent senton gesendetam envoyéle`,
  to: `to an à a para aan till til do komu destinataire destinataires destinatario destinatarios destinatari ontvanger
    empfänger mottagare mottaker modtager vastaanottaja kenelle adresát adresat кому получатель címzett címzettek kime alıcı
    宛先 收件人 收件者 받는사람 수신 받는이 προς אל إلى đến tới kepada untuk príjemca za primatelj către catre kellele kam kome`,
  cc: `cc kopie kopia kopi copie copia copiaa cópia ccn bcc kopio dw udw копия másolat másolatotkap bilgi ccbcc 抄送 副本 参照 참조 숨은참조 копія
    kópia cci cco copieà`,
  subject: `subject betreff objet sujet asunto oggetto onderwerp assunto temat ämne emne aihe předmět predmet тема tárgy konu
    件名 主题 主旨 標題 제목 θέμα נושא الموضوع chủđề perihal subjek judul subiect zadeva naslov teema temats tema betr`,
  other: `replyto antwortan répondreà organization organisation importance wichtigkeit priority priorität attachments anlagen anhänge anlage
    piècesjointes adjuntos allegati bijlagen załączniki bilagor bilag vedlegg liitteet přílohy вложения mellékletek ekler
    添付ファイル 附件 첨부 添付 importanza importancia newsgroups flag categories kategorien sensitivity vertraulichkeit gesendetvon onbehalfof
    imauftragvon resentfrom sender mailedby`,
};

/** Label (no blanks, lower case) to kind. */
export const headerLabels: ReadonlyMap<string, HeaderKind> = new Map(
  (Object.entries(words) as [HeaderKind, string][]).flatMap(([kind, list]) =>
    list.split(/\s+/).map((word): [string, HeaderKind] => [word, kind]),
  ),
);

/** Labels that only a mail client writes for the time: they tell a header block from a form with "Date:" and "To:". */
export const sentLabels: ReadonlySet<string> = new Set(
  `sent gesendet gesendetam envoyé envoyée envoye enviado enviada enviadoel inviato verzonden wysłano wysłane lähetetty skickat sendt
   odesláno elküldve küldve отправлено надіслано gönderildi gönderilmetarihi 送信日時 发送时间 寄件日期 傳送時間 傳送日期 보낸날짜 στάλθηκε נשלח odoslané poslano trimis`
    .split(/\s+/),
);

/** Labels of a raw header section. A block that has one is a pasted sample, which is what the writer wants to show. */
export const rawHeaderLabels: ReadonlySet<string> = new Set(
  `message-id messageid received return-path x-originating-ip mime-version content-type dkim-signature references in-reply-to
   delivered-to authentication-results user-agent x-mailer list-id content-transfer-encoding envelope-from`.split(/\s+/),
);
