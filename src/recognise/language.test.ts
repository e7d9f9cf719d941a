// Situations of language.ts: short and unsure text has no language, prose outweighs labels, ids and logs.
import { describe, expect, it } from 'vitest';
import { recogniseLanguage } from './language.ts';

const three = ['en', 'de', 'fr'];

describe('recogniseLanguage', () => {
  it.each([
    ['de', 'Seit heute früh kommen bei uns keine Faxe mehr an, bitte dringend prüfen.'],
    ['en', 'Since this morning no fax arrives here any more, please have a look.'],
    ['fr', 'Depuis ce matin nous ne recevons plus aucun fax, merci de vérifier.'],
    ['es', 'Desde esta mañana no recibimos ningún fax, por favor revisen el servicio.'],
    ['it', 'Da questa mattina non riceviamo più nessun fax, potete controllare per favore?'],
    ['nl', 'Sinds vanochtend ontvangen wij geen faxen meer, kunt u dit nakijken alstublieft?'],
    ['pl', 'Od dzisiaj rano nie otrzymujemy żadnych faksów, proszę o sprawdzenie.'],
    ['ja', '今朝からファックスがまったく届きません。確認をお願いいたします。'],
    ['ru', 'С сегодняшнего утра к нам не приходят факсы, пожалуйста, проверьте.'],
  ])('recognises %s among many', (language, text) => {
    expect(recogniseLanguage(text, ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'ja', 'ru'])).toBe(language);
  });

  it.each([
    ['too short', 'Hallo, geht nicht.'],
    ['one word', 'ok'],
    ['empty', ''],
    ['only ids', 'INC-12345 ERR_CONNECTION 10.0.0.1 user@shop.example 4711'],
    ['only a log', '2026-03-10 08:00:01 ERROR could not connect to the server\n2026-03-10 08:00:02 ERROR giving up after three attempts'],
    ['another language', 'Sedan i morse kommer det inga fax till oss längre, var snälla och kontrollera detta.'],
  ])('stays silent: %s', (_situation, text) => {
    expect(recogniseLanguage(text, three)).toBeNull();
  });

  it('does not choose between languages that fit equally well', () => {
    expect(recogniseLanguage('Jeg kan ikke logge ind, det virker ikke i dag', ['da', 'no'])).toBeNull();
  });

  it('does not call a text by the nearest language of the choice', () => {
    expect(recogniseLanguage('Desde ontem à noite os nossos clientes não recebem as mensagens que enviamos pelo portal.', ['en', 'es'])).toBeNull();
  });

  it('follows the prose of a form whose labels are in another language', () => {
    const german = 'BESCHREIBUNG DES VORFALLS: Mails to our customers are rejected since the change last night.\nBEGINN DES VORFALLS: 10.03.2026\nBETROFFENER DIENST: E-Mail\nREPRODUZIERBAR: yes, with every single message we send';
    const english = 'DESCRIPTION OF THE INCIDENT: Mails an unsere Kunden werden seit der Umstellung gestern Nacht abgewiesen.\nSTART OF THE INCIDENT: 10.03.2026\nAFFECTED SERVICE: E-Mail\nREPRODUCIBLE: ja, bei jeder einzelnen Nachricht';

    expect(recogniseLanguage(german, three)).toBe('en');
    expect(recogniseLanguage(english, three)).toBe('de');
  });

  it('is not talked into English by an English log below a German sentence', () => {
    const log = Array.from({ length: 40 }, (_, index) => `2026-03-10 08:00:${index} WARN queue runner could not deliver the message`);
    expect(recogniseLanguage(`Im Anhang und hier unten sehen Sie, was der Server seit heute früh schreibt.\n${log.join('\n')}`, three)).toBe('de');
  });

  it('answers the same whatever was asked before, and only from the choice', () => {
    const text = 'Seit heute früh kommen bei uns keine Faxe mehr an, bitte dringend prüfen.';
    recogniseLanguage(text, ['fr']);

    expect(recogniseLanguage(text, three)).toBe('de');
    expect(recogniseLanguage(text, ['en', 'fr'])).toBeNull();
    expect(recogniseLanguage(text, [])).toBeNull();
  });
});
