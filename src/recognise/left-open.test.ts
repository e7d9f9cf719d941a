// Answers that promise one, or say that nobody knows.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import { isUndecided, leavesOpen } from './field/withdrawn/left-open.ts';

describe('an answer that leaves it open', () => {
  it.each([
    'follow this afternoon', 'to be agreed with the harbour office', 't.b.c., the keeper sends the list tonight', 'dont know yet, could be all could be two', 'kommt, Dirk macht das heute Abend', 'ça vient, Luc le fait ce soir', 'coming, she does it tonight', 'will follow', 'asked the keeper, will follow', 'have asked the customer, they will let us know', 'no idea yet, could be oil, could be gas', 'will check with the harbour master, she is at sea until two', 'I will look it up tonight', "don't know yet", "I don't have it in my head",
    'still waiting for the answer of the keeper', 'to be confirmed', 'we still have to ask', 'later, at sea now', 'tomorrow', 'später', 'plus tard', 'tbc', 'not sure which', 'Reproducing it with another lamp is planned for this afternoon', 'checking with the customer', "can't say yet",
    'folgt', 'wird nachgereicht', 'Das Nachstellen macht morgen ein Wärter, Ergebnis folgt.', 'A colleague tries it at noon, result to follow.', 'Un collègue essaie ce soir, résultat suivra', 'reiche ich nach', 'frage ich noch beim Kunden nach', 'muss ich erst klären', "our apprentice wanted to try this afternoon, I'll tell you then", 'will add once the crew hands over its notes', 'Unser Lehrling wollte es heute Nachmittag versuchen, ich sage dann Bescheid.', 'Le stagiaire voulait essayer ce soir, je vous dirai.',
    'weiß ich noch nicht', 'keine Ahnung, frage den Wärter', 'noch unklar', 'habe ich nicht im Kopf', 'kann ich noch nicht sagen', 'die Version reichen wir nach', 'klären wir noch',
    "What the keeper has tried I'll send you tonight.", 'my son did the troubleshooting, he writes it down for you tomorrow', 'Was der Wärter schon versucht hat, schicke ich heute Abend.', "Ce que le gardien a déjà tenté, je vous l'envoie ce soir.",
    'will send tonight', 'still finding out, maybe only the harbour', 'The list comes tomorrow', 'die Liste schickt der Kunde morgen', 'schicken wir heute Abend', 'la liste des noms arrive demain', 'sera envoyé',
    'Ob das schon einmal war, kann ich aus dem Stand nicht sagen.', 'Wann es begann, muss ich noch erfragen', 'Was wir probiert haben, trägt Herr Pohl heute Abend zusammen.',
    'à confirmer', 'je vous le communiquerai demain', 'nous vérifions auprès du client', 'je dois encore demander', 'sera transmis demain', 'je ne sais pas encore', 'aucune idée', 'en attente du client', 'reste à vérifier', 'suivra',
  ])('%s', (text) => {
    expect(leavesOpen(text)).toBe(true);
  });

  it.each([
    'follow the red light', 'the amount agreed with the harbour office', 'not reproducible so far', 'nothing yet', 'none so far', 'AIX 7.2, patch level will follow', '25.1.0', 'We have asked the keeper to restart the lamp', 'yes, please follow the instructions', 'to follow the light turn left', 'asked twice, always the same', 'Java 8u201, vendor to be confirmed',
    'no', 'unclear', 'not checked', 'later versions fail too', 'tomorrow never works', 'The lamp will check itself every hour', 'Restarted, no change', 'no idea why, but the lamp is dark', 'he will not let us in', 'The user does not know how to log in since the update, his password is refused',
    'yes (details to follow)', 'Was wir versucht haben, half nicht', 'bisher nicht nachstellbar', 'noch nichts', 'Der Wärter wird alle zwei Stunden gefragt und der Fehler folgt dem Muster', 'Lampe getauscht', "Restarted it twice, I'll tell you tomorrow whether it holds", "I'll tell you why: the lamp is broken", 'Er weiß nichts davon', 'RHEL 8.6, genaue Nummer folgt', 'Neustart hat nicht geholfen',
    'What we tried did not help', 'Was wir versucht haben, half nicht', "Ce que nous avons essayé n'a rien changé", 'The list of ships is empty', 'die Liste ist leer', 'la liste est vide',
    'pas reproductible', 'rien pour le moment', 'nous avons redémarré la lampe', 'RHEL 8.6, la version exacte suivra', 'la lampe suit le bateau', 'non',
  ])('none is: %s', (text) => {
    expect(leavesOpen(text)).toBe(false);
  });

  it('chooses nothing between two', () => {
    expect(['could be the lens, could be the lamp', 'vielleicht die Linse, vielleicht die Lampe', 'peut-être la lampe, peut-être la lentille'].every(isUndecided)).toBe(true);
    expect(['could be the lens', 'the lens', 'vielleicht die Linse'].some(isUndecided)).toBe(false);
  });
});

describe('behind a label', () => {
  const claims = (text: string, id: string): unknown[] => recognised(mailOf(text)).fields.filter((claim) => claim.field === id).map((claim) => claim.value ?? `!${claim.problem ?? ''}`);

  it.each([
    ['Firmware version: have asked the keeper, will follow', 'firmware'], ['Site: no idea yet, the customer will tell us', 'site'], ['DARK SINCE: will check with the crew', 'dark_since'], ['Already done: Ergebnis folgt', 'done'],
    ['Error: no idea yet, could be E17, could be E18', 'error'], ['Test signals: will ask the harbour master', 'may_test'], ['Test signals: muss ich erst klären', 'may_test'], ['Keeper on duty: teile ich noch mit, weiß ich noch nicht', 'nobody'], ['Station number: je dois encore demander', 'station'],
  ])('it is no value of any kind: %s', (text, id) => {
    expect(claims(text, id)).toEqual([]);
  });

  it.each([
    ['Already done: nothing yet', 'done', 'nothing yet'], ['Firmware version: 4.2.1, the build will follow', 'firmware', '4.2.1'], ['Is this outage already known: not reproducible so far', 'known', 'no'], ['Already done: restarted twice, report will follow', 'done', 'restarted twice, report will follow'],
  ])('an answer stays one: %s', (text, id, value) => {
    expect(claims(text, id)).toEqual([value]);
  });
});
