// Whose site it is where no label and no domain says it.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { toldCompany } from './told-company.ts';

const rules: RecognitionRules = { ...beacon, fields: beacon.fields.map((field, i) => (i === 0 ? { ...field, namedBy: 'tower' } : field)) };
const company = (text: string): unknown => toldCompany([{ number: 1, role: 'new', depth: 0, text, cells: null }], rules, [], 'tom@harbour.example')[0]?.value;

describe('a company that a letter names', () => {
  it.each([
    ['customer pelican, see photo', 'pelican'], ['kunde quendel, die lampe fragt den ganzen tag', 'quendel'], ['cliente grebe, plus rien ne marche', 'grebe'],
    ['We have been instructed by Pelican Dental to report this.', 'Pelican Dental'], ['We write at the request of Pelican Dental, whose mails are lost.', 'Pelican Dental'],
    ['The below came from our customer, I add what I know: Pelican Dental.', 'Pelican Dental'], ['This concerns Pelican Dental; nothing arrives.', 'Pelican Dental'], ['Today Pelican Dental rang: nothing arrives.', 'Pelican Dental'],
    ['The end customer in this matter is Pelican, nothing arrives.', 'Pelican'],
    ['Für die von uns betreute Firma Notariat Quendel & Kollegen wird um Abhilfe ersucht.', 'Notariat Quendel & Kollegen'], ['Von unserer Seite: Firma Quendel Privatbank, alles erfolglos.', 'Quendel Privatbank'],
    ['Gemeldet hat das Pelican Dental: nichts kommt an.', 'Pelican Dental'], ['Im Auftrag unserer Mandantin Pelican Dental melden wir den Ausfall.', 'Pelican Dental'],
    ["Il s'agit du courtier Assurances du Grèbe, dont rien n'arrive.", 'Assurances du Grèbe'], ['Je relaie notre client au Québec, Pelican.', 'Pelican'], ['La société Pelican nous signale une panne.', 'Pelican'],
    ["Margaux (bénévole à l'Alliance du Grèbe, notre cliente) écrit.", 'Alliance du Grèbe'], ['Nous intervenons pour le Cabinet Pelican, tout est lent.', 'Cabinet Pelican'],
  ])('is read in %s', (text, name) => {
    expect(company(text)).toBe(name);
  });

  it.each([
    'customer calls every hour', 'customer confirmed, nothing changed', 'client outlook asks for the password all day, everyone', 'kunde meint, es eilt', 'We have been asked by Ida Holm to write.', 'It concerns Kim Dahl only.', 'I add what I know: Monday.',
    'Die Firma ist geschlossen.', 'Es betrifft Outlook bei allen.', 'Customer, who is angry, waits.', 'Asked by Microsoft Support to restart.', 'La société ne répond plus.',
  ])('is none in %s', (text) => {
    expect(company(text)).toBeUndefined();
  });
});
