// The writer's own company among all that a mail names, whether in the text or below it.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { ownCompany } from './own-company.ts';

const [station] = beacon.fields;
const rules: RecognitionRules = { ...beacon, fields: station === undefined ? [] : [{ ...station, id: 'keepers', kind: 'text', ownCompany: true }] };
const told = (text: string, address: string): unknown => ownCompany(text.split('\n').map((line, i) => ({ number: i + 1, role: 'new', depth: 0, text: line, cells: null })), rules, address)[0]?.value;

describe('is', () => {
  it.each([
    ['named in a sentence', 'From Tidewater IT Ltd. See below, the customer is Pellow & Sons.', 'ida@tidewater-it.example', 'Tidewater IT Ltd'],
    ['below the name', 'The lamp is dark.\n\nThibault G.\nArdennes Réseaux SPRL', 't@ardennes-reseaux.example', 'Ardennes Réseaux SPRL'],
    ['cut short in the domain', 'Je vous écris de la part de Lacustre Informatique SA, c’est bien notre nom.', 'a@lacustre-info.example', 'Lacustre Informatique SA'],
    ['written small', 'nordkant edv gmbh. kunde fischkontor dreyer.', 'b@nordkant-edv.example', 'nordkant edv gmbh'],
    ['one word of the domain', 'ein Fall von der AlpData Systemhaus GmbH:', 'k@alpdata.example', 'AlpData Systemhaus GmbH'],
    ['two words that the domain joins', 'Nordlicht IT\nHafenstr. 4', 'x@nordlichtit.example', 'Nordlicht IT'],
    ['named twice, once in full', 'Harbour Cloud\nHarbour Cloud Pty Ltd', 'x@harbour-cloud.example', 'Harbour Cloud Pty Ltd'],
    ['behind a place of mail', 'Tower Services GmbH', 'x@mail.tower.example', 'Tower Services GmbH'],
  ])('%s', (_, text, address, name) => {
    expect(told(text, address)).toBe(name);
  });
});

describe('is not', () => {
  it.each([
    ['a customer', 'Our customer Pellow Marine Ltd is hit.', 'ida@tidewater-it.example'],
    ['the writer’s own name', 'Björn Tessmann', 'b@tessmann.example'],
    ['the domain itself', 'Write to ida@tidewater-it.example or see www.tidewater-it.example', 'ida@tidewater-it.example'],
    ['a word that the domain is', 'The tower is dark and the Tower Bridge closed.', 'x@tower.example'],
    ['a longer name that only begins alike', 'Towerbridge Holdings Ltd', 'x@tower.example'],
    ['anything where the domain is too short', 'IT Ltd', 'x@it.example'],
  ])('%s', (_, text, address) => {
    expect(told(text, address)).toBeUndefined();
  });
});

describe('from a private mailbox', () => {
  const of = (text: string): unknown => ownCompany([{ number: 1, role: 'new', depth: 0, text, cells: null }], rules, 'ida.private@freepost.example', new Set(['ida', 'holm']))[0]?.value;

  it.each(['Hello, Ida Holm of Tidewater IT Ltd here, writing from home.', 'This is Ida Holm from Tidewater IT Ltd.', 'Guten Tag, hier ist Ida Holm von Tidewater IT Ltd', "Bonjour, c'est Ida Holm de chez Tidewater IT Ltd."])('is where the writer says that he is from: %s', (text) => {
    expect(of(text)).toBe('Tidewater IT Ltd');
  });

  it.each(['This is about Tom Baker from Tidewater IT Ltd.', 'Tom Baker of Tidewater IT Ltd here in the office says so.', 'Tidewater IT Ltd has no light.'])('is not that of somebody else: %s', (text) => {
    expect(of(text)).toBeUndefined();
  });
});
