// Whose site it is, told in a sentence at the lighthouse desk, and the names that are no owner's.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const owners: RecognitionRules = { ...beacon, fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'sighting')!, id: 'trust', labels: [], namedBy: 'station' }] };
const trust = (text: string, subject = 'lamp'): unknown => recognised(mailOf(text, { Subject: subject }), owners).fields.find((claim) => claim.field === 'trust')?.value;

describe('a company that is told of', () => {
  it.each([
    ['At a customer of ours, Fern Hill Group, the lamp is dark.', 'Fern Hill Group'], ['Our client Pelican Bay cannot see the beam.', 'Pelican Bay'],
    ['One of our customers (Kestrel Bay) has no light since noon.', 'Kestrel Bay'], ['Galah Point, a customer of ours, is in the dark.', 'Galah Point'],
    ['We look after Fern Hill and their lamp stopped.', 'Fern Hill'], ['In the Fern Hill tenant nobody sees anything.', 'Fern Hill'],
    ['Hi, Fern Hill Dental says everything is dark.', 'Fern Hill Dental'], ['All users at Severn Law are in the dark.', 'Severn Law'], ['One of the keepers at Severn Law sees no beam.', 'Severn Law'],
    ['Unser Kunde Müller & Söhne GmbH meldet, dass das Licht aus ist.', 'Müller & Söhne GmbH'], ['Chez un de nos clients, Boulangerie Martin, plus rien ne marche.', 'Boulangerie Martin'],
    ["Le cabinet Fern Hill Dental m'appelle sans arrêt.", 'Fern Hill Dental'], ['Got one for Fern Hill Dental that has us beaten.', 'Fern Hill Dental'], ['Bei der Fern Hill Dental bleibt alles dunkel.', 'Fern Hill Dental'],
    ['Unsere Kundin heißt Fern Hill und wartet.', 'Fern Hill'], ['Notre cliente Atelier du Grèbe attend.', 'Atelier du Grèbe'], ['Our client Friends of Pelican Bay sees nothing.', 'Friends of Pelican Bay'],
    ['Client Fern Hill. All dark since noon.', 'Fern Hill'], ['It is about Pelican Bay Dental, all is dark.', 'Pelican Bay Dental'], ['One of ours, Kestrel Bay, has no light.', 'Kestrel Bay'],
    ['the customer is pelican plumbing and their lamp is dark', 'pelican plumbing'], ['our client is called kestrel bay dental with two lamps', 'kestrel bay dental'], ['der kunde heißt fern hill und wartet', 'fern hill'],
    ['The letter of Galah Travel does not reach our customer Pelican Motors.', 'Pelican Motors'],
  ])('is the owner where the words around say so: %s', (text, expected) => {
    expect(trust(text)).toBe(expected);
  });

  it('may begin the subject', () => {
    expect(trust('See the subject.', 'Fern Hill Dental: no light at all')).toBe('Fern Hill Dental');
  });

  it.each([
    'A customer called and said that Teams is slow.', 'the customer is not happy and their lamp is dark', 'the customer is still waiting', 'the customer is quite cross and their lamp is dark', 'our client is well informed and waits', 'Our customer has Exchange Online and Business Premium.', 'The mail client Thunderbird crashes.', 'The client Outlook 365 hangs.',
    'Our customer Peter from accounts sees nothing.', 'Our customer Mr Pettigrew sees nothing.', 'We have the same at our customer since Monday.', 'Tower Trust has a problem with the lamp.',
    'It is about Calendar Sharing between towers.', 'Es geht um Kalender Freigaben im Turm.', 'This is for Judith Lind.', 'Il s’agit de Partage Calendrier.',
    'Our client Fern Hill and our client Kestrel Bay see nothing.', 'The new Surface Pro has no sound.', 'The electricians from Brown Electrical were in.', 'Microsoft Teams has a fault at all customers.',
  ])('is none for a program, a person, the writer\'s own, or two: %s', (text) => {
    expect(trust(text)).toBeUndefined();
  });
});
