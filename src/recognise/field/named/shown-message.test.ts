// Messages in quotation marks, and what else stands between them.
import { describe, expect, it } from 'vitest';
import { shownMessages } from './shown-message.ts';

const messages = (text: string): string[] => shownMessages(text, (quote) => /0x[\da-f]+/i.test(quote)).map((one) => one.text);

describe('a message that a program shows', () => {
  it.each([
    ['OneDrive on the till PC hangs, in the corner it reads "sync pending".', 'sync pending'],
    ['Teams startet bei keinem mehr, "Konto gesperrt", obwohl die Lizenz da ist.', 'Konto gesperrt'],
    ['The Power BI refresh stopped, "Gateway offline", although the machine runs.', 'Gateway offline'],
    ['Le classeur se ferme tout seul, il affiche « conflit de version ».', 'conflit de version'],
    ['Seit Montag erscheint nach wenigen Sekunden „Zugriff verweigert“.', 'Zugriff verweigert'],
    ['Die Freigabe lässt sich nicht öffnen, vielmehr erscheint jedes Mal der Hinweis "momentan nicht erreichbar".', 'momentan nicht erreichbar'],
    ['Outlook opens and then a yellow bar pops up: "Something went wrong".', 'Something went wrong'],
    ['When she clicks the file it comes up with "you need permission".', 'you need permission'],
    ['Beim Öffnen von Teams heißt es: "Wir konnten Sie nicht anmelden."', 'Wir konnten Sie nicht anmelden'],
    ['The share button greets them with “Your administrator has turned this off”.', 'Your administrator has turned this off'],
    [`Meldung: "Your organisation doesn't allow this"`, `doesn't allow`],
    ['Message on the screen: Licence expired', 'Licence expired'],
    [`Un bandeau rouge s'affiche avec le texte « Ressource non disponible ».`, 'Ressource non disponible'],
    [`Le transfert s'arrête à mi-chemin, « délai d'attente dépassé », sur tous les postes.`, `délai d'attente dépassé`],
    ['Depuis hier tout le monde tombe sur « Accès restreint ».', 'Accès restreint'],
    [`On leur répond "mot de passe incorrect" alors qu'il vient d'être changé.`, 'mot de passe incorrect'],
    [`Nach zwei Minuten steht da: 'Sitzung abgelaufen'.`, 'Sitzung abgelaufen'],
    [`The printer page simply tells 'queue is full' and nothing comes out.`, 'queue is full'],
    ['Every call drops after a minute with the words "connection was lost".', 'connection was lost'],
    ['Her Outlook asks for the password each two minutes. Event log: "event id 36887, fatal alert 70".', '36887'],
    ['Nobody can save since Monday. Popup text = quota reached', 'quota reached'],
    ['Seit Montag geht nichts. Text der Meldung: Anmeldung blockiert', 'Anmeldung blockiert'],
    ['Rien ne va depuis lundi. Message affiché : Fichier verrouillé', 'Fichier verrouillé'],
    ['Rien ne va depuis lundi. Le message exact : « Fichier verrouillé par un autre »', 'Fichier verrouillé'],
    ['Seit Montag geht nichts. Wortlaut: "Datei gesperrt"', 'Datei gesperrt'],
    ['Seit dem Update meldet der Dienst "stop code 0x21a".', 'stop code 0x21a'],
    [`Le scanner dit que "l'authentification a échoué".`, 'authentification a échoué'],
    ['Alle lesen seit gestern nur noch "Ihr Postfach ist voll".', 'Ihr Postfach ist voll'],
    ['The list saves nothing any more; instead of the new row we get "A conflict occurred".', 'A conflict occurred'],
    ['Nach dem Wählen sieht man kurz „Verbindung getrennt“, dann ist Ruhe.', 'Verbindung getrennt'],
    ['The add-in is gone, there is just a banner, "this app has been blocked".', 'this app has been blocked'],
    [`Problème : impossible d'enregistrer, « espace insuffisant ».`, 'espace insuffisant'],
    ['Teams will not open since Monday. Message: Licence expired', 'Licence expired'],
    ['Teams öffnet nicht mehr. Meldung: Zertifikat abgelaufen', 'Zertifikat abgelaufen'],
    [`Teams ne s'ouvre plus. Message : certificat expiré`, 'certificat expiré'],
  ])('is heard in %s', (text, message) => {
    expect(messages(text).join('; ')).toContain(message);
  });

  it.each([
    'The "Export" button is grey for all since Monday.',
    'The folder "Quotes 2025" is missing for all since Monday.',
    'Ms Holm says "it has been like this since Monday". Nobody can open Teams.',
    'The boss calls it "the worst week ever" and nobody can open Teams.',
    'Der Chef meinte "so geht das nicht weiter", Teams öffnet bei niemandem.',
    `Le patron dit « ça ne peut plus durer », Teams ne s'ouvre plus.`,
    'The policy "No external sharing" was switched off, nobody can open Teams.',
    'Das Team "Empfang und Labor" ist leer seit Montag.',
    'The shared mailbox "not in use" is gone since Monday.',
    'We set the option "Allow sharing" to on and waited. Nobody can share.',
    'Delegates see "busy" only, although they were given editor rights.',
    'Sie sehen nur "Gebucht", obwohl sie Rechte haben.',
    'The channel "Errors and faults" cannot be opened by anybody.',
    'Der Mitarbeiter sagte, "ich bekomme seit gestern keine Mails".',
    'In the subject of the mail stands "Re: not urgent", and nobody can open Teams.',
    'The mail with the subject "Access denied on Friday" never arrived for all.',
    'We ran "Repair Office" and "Reset Teams", nobody can open Teams.',
  ])('is not in %s', (text) => {
    expect(messages(text)).toEqual([]);
  });
});
