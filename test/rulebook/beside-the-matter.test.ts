// What stands beside the matter of a letter – promises, excuses, numbers, who is who – is none of its story, and whatever tells
// of the fault stays; read by the shipped packs and sentences. Invented words, in three languages.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const stories = { 'ox-cloud': 'current', 'rhipe-csp': 'explanation', 'retarus-partner': 'description', 'waratek-reseller': 'scenario', 'zynstra-cms': 'symptoms' } as const;
const desks = Object.entries(stories);

function told(desk: string, field: string, text: string): string {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: trouble\r\nMessage-ID: <m1@quay.example>\r\nDate: Fri, 20 Mar 2026 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`));
  const { fields } = recognise({ mail, reversePath: 'ida.holm@quay.example', forwardPaths: [rules.deskAddresses[0] ?? ''], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt: Date.parse('2026-03-20T12:00:00Z') }, rules);
  return fields.filter((claim) => claim.field === field && typeof claim.value === 'string').map((claim) => String(claim.value)).join('\n');
}

const en = 'Outlook freezes for everybody in the harbour office whenever they open a shared folder.';
const de = 'Outlook friert bei allen im Hafenamt ein, sobald sie einen geteilten Ordner öffnen.';
const fr = 'Outlook se fige chez tout le monde dès qu\'un dossier partagé est ouvert.';
const letter = (fault: string, more: string): string => `Hello,\n\n${fault}\n\n${more}\n\nRegards\nIda Holm\n`;
const at = (sentences: readonly (readonly [string, string])[]): [string, string, string, string][] => sentences.flatMap(([fault, sentence], i) => {
  const [desk, field] = desks[i % desks.length] ?? ['', ''];
  const [other, its] = desks[(i + 2) % desks.length] ?? ['', ''];
  return [[desk, field, fault, sentence], [other, its, fault, sentence]];
});

describe('the story of a letter', () => {
  it.each(at([
    [en, 'The log files come over tonight once I am through with my rounds.'], [en, 'I can\'t get at the contract key from here, it sits in a drawer in our other office.'],
    [en, 'You\'ll find me on extension 4410 until about five.'], [en, 'She is down as a nominated caller, we looked it up.'],
    [de, 'Den Vertragsschlüssel hat nur unsere Chefin, die sitzt heute im Flieger.'], [de, 'Herr Wendt ist in Elternzeit, ich springe für ihn ein.'],
    [fr, 'La fiche complète vous parviendra demain, je suis en déplacement.'], [fr, 'Je n\'ai pas la clé du contrat sous la main, c\'est ma responsable qui la garde.'],
  ]))('at %s (%s) is without what is beside it: %s %s', (desk, field, fault, sentence) => {
    expect(told(desk, field, letter(fault, sentence))).toBe(fault);
  });

  it.each(at([
    [en, 'It got worse after lunch, by now the second floor is out as well.'], [en, 'The manager cannot approve any invoices and the deadline is tonight.'],
    [en, 'About sixty of the ninety desks are in this state.'], [en, 'The log follows tonight, nobody can log on any more.'],
    [de, 'Am Empfang schreiben sie inzwischen alles auf Zettel.'], [de, 'Im Protokoll taucht dabei keine einzige Zeile auf.'],
    [fr, 'Depuis midi le deuxième étage est touché aussi.'], [fr, 'Sur les téléphones, curieusement, ça marche.'],
  ]))('at %s (%s) keeps what tells of the fault: %s %s', (desk, field, fault, sentence) => {
    expect(told(desk, field, letter(fault, sentence))).toContain(sentence);
  });

  it('that reports nothing is what the type of its ticket is told by, without a phone that nobody asked for', () => {
    const text = told('rhipe-csp', 'explanation', letter('Could one of your engineers set up the Conditional Access policies for the harbour office on our behalf?', 'My mobile is the one that you know.'));

    expect(text).toContain('Conditional Access');
    expect(text).not.toContain('mobile');
  });

  it('is all that stands there where nothing else tells anything', () => {
    expect(told('ox-cloud', 'current', letter('The harbour office is closed from noon on.', 'The lamp of the tower comes from Bremen.'))).toContain('comes from Bremen');
  });
});
