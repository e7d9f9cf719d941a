// Situations of reply-text.ts: one row a client and language, then what must stay text, what must stay whole and
// what must not hurt. The wording is our own; addresses are `.example`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyLine } from '../parse/parsed-message.ts';
import { recogniseReplyText } from './reply-text.ts';

const lines = (text: string): BodyLine[] => text.split('\n').map((line) => ({ text: line }));
const newText = (text: string, subject?: string): string =>
  recogniseReplyText(lines(text), subject === undefined ? {} : { subject }).text;
const kindOf = (text: string, lineNumber: number, subject?: string): string | undefined =>
  recogniseReplyText(lines(text), subject === undefined ? {} : { subject })
    .segments.find(({ from, to }) => from <= lineNumber && lineNumber <= to)?.kind;

describe('attribution lines', () => {
  it.each([
    ['Gmail en', 'On Tue, Mar 10, 2026 at 9:12 AM Support Desk <support@desk.example> wrote:'],
    ['Gmail en, wrapped', 'On Tue, Mar 10, 2026 at 9:12 AM Support Desk <\nsupport@desk.example> wrote:'],
    ['Gmail de', 'Am Di., 10. März 2026 um 09:12 Uhr schrieb Support <support@desk.example>:'],
    ['Gmail fr', 'Le mar. 10 mars 2026 à 09:12, Support <support@desk.example> a écrit :'],
    ['Gmail es', 'El mar, 10 mar 2026 a las 9:12, Support (<support@desk.example>) escribió:'],
    ['Gmail it', 'Il giorno mar 10 mar 2026 alle ore 09:12 Support <support@desk.example> ha scritto:'],
    ['Gmail nl', 'Op di 10 mrt 2026 om 09:12 schreef Support <support@desk.example>:'],
    ['Gmail pt', 'Em ter., 10 de mar. de 2026 às 09:12, Support <support@desk.example> escreveu:'],
    ['Gmail pl', 'wt., 10 mar 2026 o 09:12 Support <support@desk.example> napisał(a):'],
    ['Gmail ja', '2026年3月10日(火) 9:12 Support <support@desk.example>:'],
    ['Gmail zh', 'Support <support@desk.example> 于2026年3月10日周二 09:12写道：'],
    ['Gmail sv', 'Den tis 10 mars 2026 kl 09:12 skrev Support <support@desk.example>:'],
    ['Gmail da', 'tir. 10. mar. 2026 kl. 09.12 skrev Support <support@desk.example>:'],
    ['Gmail no', 'tir. 10. mars 2026 kl. 09:12 skrev Support <support@desk.example>:'],
    ['Gmail fi', 'ti 10. maalisk. 2026 klo 9.12 Support (support@desk.example) kirjoitti:'],
    ['Gmail cs', 'út 10. 3. 2026 v 9:12 odesílatel Support <support@desk.example> napsal:'],
    ['Gmail ru', 'вт, 10 мар. 2026 г. в 09:12, Support <support@desk.example>:'],
    ['Gmail hu', 'Support <support@desk.example> ezt írta (időpont: 2026. márc. 10., K, 9:12):'],
    ['Gmail tr', 'Support <support@desk.example>, 10 Mar 2026 Sal, 09:12 tarihinde şunu yazdı:'],
    ['Gmail ko', '2026년 3월 10일 (화) 오전 9:12, Support <support@desk.example>님이 작성:'],
    ['Apple en', 'On 10 Mar 2026, at 09:12, Support Desk <support@desk.example> wrote:'],
    ['Apple de', 'Am 10.03.2026 um 09:12 schrieb Support Desk <support@desk.example>:'],
    ['Apple nl', 'Op 10 mrt. 2026, om 09:12 heeft Support <support@desk.example> het volgende geschreven:'],
    ['Apple zh', '在 2026年3月10日，上午9:12，Support <support@desk.example> 写道：'],
    ['Apple ja', '2026/03/10 9:12、Support <support@desk.example>のメール：'],
    ['Thunderbird en', 'On 3/10/2026 9:12 AM, Support Desk wrote:'],
    ['Thunderbird pl', 'W dniu 10.03.2026 o 09:12, Support Desk pisze:'],
    ['Yahoo en', 'On Tuesday, March 10, 2026, 09:12:10 AM GMT+1, Support <support@desk.example> wrote:'],
    ['Yahoo de', 'Am Dienstag, 10. März 2026, 09:12:10 MEZ hat Support <support@desk.example> Folgendes geschrieben:'],
    ['K-9', 'Am 10. März 2026 09:12:10 MEZ schrieb Support <support@desk.example>:'],
    ['reversed', 'Support Desk <support@desk.example> schrieb am Di., 10. März 2026, 09:12:'],
    ['Zoho', '---- On Tue, 10 Mar 2026 09:12:10 +0100 Support <support@desk.example> wrote ----'],
    ['verp, three lines', 'On Mar 10, 2026, at 9:12 AM, Support <\n0a1b2c3d4e5f60718293a4b5c6d7e8f9@mail.desk.example>\nwrote:'],
  ])('%s: cuts the quote that follows, marked or not', (_client, attribution) => {
    const marked = `It works again.\n\n${attribution}\n\n> Please try once more.\n> Support`;
    const unmarked = `It works again.\n\n${attribution}\n\nPlease try once more.\nSupport`;

    expect(newText(marked, 'Re: Printer')).toBe('It works again.');
    if (attribution.includes('@')) expect(newText(unmarked, 'Re: Printer')).toBe('It works again.');
  });
});

describe('header blocks', () => {
  it.each([
    ['en', 'From: Support <support@desk.example>\nSent: Tuesday, March 10, 2026 9:12 AM\nTo: Anna Keller\nSubject: RE: Printer'],
    ['de', 'Von: Support <support@desk.example>\nGesendet: Dienstag, 10. März 2026 09:12\nAn: Anna Keller\nCc: Paul Brun\nBetreff: AW: Drucker'],
    ['fr', 'De : Support <support@desk.example>\nEnvoyé : mardi 10 mars 2026 09:12\nÀ : Anna Keller\nObjet : RE: Imprimante'],
    ['es', 'De: Support <support@desk.example>\nEnviado: martes, 10 de marzo de 2026 9:12\nPara: Anna Keller\nAsunto: RE: Impresora'],
    ['it', 'Da: Support <support@desk.example>\nInviato: martedì 10 marzo 2026 09:12\nA: Anna Keller\nOggetto: R: Stampante'],
    ['nl', 'Van: Support <support@desk.example>\nVerzonden: dinsdag 10 maart 2026 09:12\nAan: Anna Keller\nOnderwerp: RE: Printer'],
    ['pt', 'De: Support <support@desk.example>\nEnviado: terça-feira, 10 de março de 2026 09:12\nPara: Anna Keller\nAssunto: RE: Impressora'],
    ['pl', 'Od: Support <support@desk.example>\nWysłano: wtorek, 10 marca 2026 09:12\nDo: Anna Keller\nTemat: RE: Drukarka'],
    ['ja', '差出人: Support <support@desk.example>\n送信日時: 2026年3月10日 9:12\n宛先: Anna Keller\n件名: RE: プリンター'],
    ['zh', '发件人: Support <support@desk.example>\n发送时间: 2026年3月10日 9:12\n收件人: Anna Keller\n主题: 答复: 打印机'],
    ['sv', 'Från: Support <support@desk.example>\nSkickat: den 10 mars 2026 09:12\nTill: Anna Keller\nÄmne: SV: Skrivare'],
    ['da', 'Fra: Support <support@desk.example>\nSendt: 10. marts 2026 09:12\nTil: Anna Keller\nEmne: SV: Printer'],
    ['fi', 'Lähettäjä: Support <support@desk.example>\nLähetetty: tiistai 10. maaliskuuta 2026 9.12\nVastaanottaja: Anna Keller\nAihe: VS: Tulostin'],
    ['cs', 'Od: Support <support@desk.example>\nOdesláno: úterý 10. března 2026 9:12\nKomu: Anna Keller\nPředmět: RE: Tiskárna'],
    ['ru', 'От: Support <support@desk.example>\nОтправлено: 10 марта 2026 г. 9:12\nКому: Anna Keller\nТема: RE: Принтер'],
    ['hu', 'Feladó: Support <support@desk.example>\nElküldve: 2026. március 10. 9:12\nCímzett: Anna Keller\nTárgy: RE: Nyomtató'],
    ['tr', 'Kimden: Support <support@desk.example>\nGönderildi: 10 Mart 2026 Salı 09:12\nKime: Anna Keller\nKonu: RE: Yazıcı'],
    ['ko', '보낸 사람: Support <support@desk.example>\n보낸 날짜: 2026년 3월 10일 9:12\n받는 사람: Anna Keller\n제목: RE: 프린터'],
    ['bold', '*Von:* Support <support@desk.example>\n*Gesendet:* Dienstag, 10. März 2026 09:12\n*An:* Anna Keller\n*Betreff:* AW: Drucker'],
    ['GMX', 'Gesendet: Dienstag, 10. März 2026 um 09:12 Uhr\nVon: "Support" <support@desk.example>\nAn: "Anna Keller" <anna@nord.example>\nBetreff: Re: Drucker'],
    ['Notes', 'From:        Support/Desk\nTo:        Anna Keller/Nord\nDate:        10.03.2026 09:12\nSubject:        Re: Printer'],
  ])('%s: cuts at the block, bare, under a rule and under a separator', (_language, block) => {
    for (const above of ['', '________________________________\n', '-----Original Message-----\n', '-----Ursprüngliche Nachricht-----\n']) {
      expect(newText(`Still broken.\n\n${above}${block}\n\nPlease try once more.`, 'RE: Printer')).toBe('Still broken.');
    }
  });
});

describe('every line keeps a role', () => {
  it('covers all lines once and in order, and invents no text', () => {
    const piece = fc.constantFrom(
      '', '> quoted', '>> deeper', 'text', '-- ', 'From: a@x.example', 'Sent: 10.03.2026 09:12', 'To: b@x.example', 'Subject: x',
      'On 10 Mar 2026, at 09:12, Anna <a@x.example> wrote:', '-----Original Message-----', '---------- Forwarded message ---------',
      'Kind regards', 'Tel: +49 30 1234567', 'Sent from my iPhone', '_____', '<', '>', 'wrote:', '| a | b |',
    );
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), fc.option(fc.constantFrom('Re: x', 'FW: x', 'x')), (texts, subject) => {
      const input = texts.map((text) => ({ text: text.replaceAll('\n', ' ') }));
      const { segments, text } = recogniseReplyText(input, subject === null ? {} : { subject });

      const covered = segments.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, offset) => from + offset));
      expect(covered).toEqual(input.map((_, index) => index + 1));
      for (const line of text.split('\n')) expect(line === '' || input.some((one) => one.text.startsWith(line))).toBe(true);
    }));
  });
});

describe('kinds', () => {
  it('calls a mail that is only a quote quoted, with no text', () => {
    expect(newText('> one\n> two')).toBe('');
    expect(kindOf('> one\n> two', 2)).toBe('quoted');
  });
});
