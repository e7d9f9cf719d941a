// What a program showed, told in a story at the lighthouse desk: codes by their shape and messages in quotation marks.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const desk: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'error' ? { ...field, codes: ['LMP#', '0x#', '### #.#.#', 'error #', 'Fehler #'] } : field)) };
const claims = (text: string): ReturnType<typeof recognised>['fields'] => recognised(mailOf(text), desk).fields;
const shown = (text: string): unknown => claims(text).find((claim) => claim.field === 'error')?.value;

describe('what a program showed', () => {
  it.each([
    ['All letters bounce back with "550 5.7.1 Refused, no light" since noon.', '550 5.7.1 Refused, no light'], ['The note says 550 5.7.1 Refused, no light and we cannot see why.', '550 5.7.1 Refused, no light'],
    ['They see LMP50034 when they climb up.', 'LMP50034'], ['Le code affiché est 0x8004aa40.', '0x8004aa40'], ['Le phare affiche « Connexion impossible » depuis midi.', 'Connexion impossible'],
    ['Die Lampe meldet "Zugriff verweigert" und geht aus.', 'Zugriff verweigert'], ['It ends with error 1007 each time.', 'error 1007'], ['Seit heute kommt "Das Öl ist nicht bereit" beim Start.', 'Das Öl ist nicht bereit'],
    ['The keeper gets “Unable to open the shutter” and then LMP700016.', 'Unable to open the shutter; LMP700016'], ['On obtient le message « Échec de la rotation », code 0x80004005.', 'Échec de la rotation; 0x80004005'],
    ['The public page answers every visitor with "This lamp isn\'t available".', "This lamp isn't available"], ['She is told "You don\'t have permission to climb".', "You don't have permission to climb"], ['The run ends with "Lamp_Wick_DataSourceAccessError".', 'Lamp_Wick_DataSourceAccessError'],
    ['All keepers see "Sorry, something went wrong".', 'Sorry, something went wrong'], ['The screen says error 535 5.7.139 since noon.', 'error 535 5.7.139'], ['The console says 403 FORBIDDEN next to the lamp.', '403 FORBIDDEN'], ['Auf dem Bild steht dann jeweils "Verbindung unterbrochen".', 'Verbindung unterbrochen'], ['La page affiche alors « La rotation est interrompue ».', 'La rotation est interrompue'],
  ])('is its code or message: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'The keeper says "I cannot see a thing".', 'He said "it never worked".', 'See "Error handling" in the book.', 'There are 404 lamps and 500 wicks.', 'Click on "Not now" to go on.', 'The page is called "No light".', 'We run Orb 15 4.1.2 in the tower.', 'Call us on 550 518 8100.', 'The lamp with 550 lumens is out.', 'Lamp LMP is dark.',
    'Der Wärter sagt "wir sehen nichts".', 'Le gardien dit « nous ne voyons rien ».',
  ])('is none that a person says of himself, a button, a number: %s', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it.each([
    ['Letters to the council bounce with 5.7.1 since Monday.', '5.7.1'], ['Briefe an den Landkreis kommen mit 5.1.10 zurück.', '5.1.10'], ['Les lettres reviennent, statut 4.4.7.', '4.4.7'],
    ['The page says code 70003.', 'code 70003'], ['Die Anmeldung scheitert, Fehlernummer 53003.', 'Fehlernummer 53003'], ["La connexion échoue, numéro d'erreur 53003.", "numéro d'erreur 53003"], ['The log holds event id 36887 only.', 'event id 36887'],
    ['The test ends in TLS_REJECT_UNAUTHORIZED.', 'TLS_REJECT_UNAUTHORIZED'], ['It shows ErrorAccessDenied to everyone.', 'ErrorAccessDenied'], ['The page shows a correlation ID 5e1b2a70-11aa-4c1e-9f00-112233445566.', 'correlation ID 5e1b2a70-11aa-4c1e-9f00-112233445566'],
  ])('is a code by the words around it: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each(['It was upgraded to version 5.7.1 and bounces.', 'See 5.1.1 on page 3 of the plan.', 'The door code 4471 is for the keeper.', 'Postal code 2000, Harbour.', 'Our ID 55512 at your side.', 'The host SRV_FILE_01 is up.'])('is none where the words are of something else: %s', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it('stays a part of the story', () => {
    expect(claims('They see LMP50034 all day.').find((claim) => claim.field === 'report')?.value).toContain('LMP50034');
  });

  it('gives way to what stands behind the label', () => {
    expect(shown('Sighting: the keeper gets "Unable to open the shutter".\nError: no beam')).toBe('no beam');
  });
});
