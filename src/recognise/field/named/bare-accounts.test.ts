// Who is affected, told by bare names at the lighthouse desk, and the like of it that names nobody.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const desk: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'ships' ? { ...field, accounts: true as const } : field)) };
const ships = (text: string, subject = 'lamp'): unknown => recognised(mailOf(text, { Subject: subject }), desk).fields.find((claim) => claim.field === 'ships')?.value;

describe('who is affected', () => {
  it.each([
    ['only the two in the north are hit: ida.holm and p.dahl', ['ida.holm', 'p.dahl']], ['the beam is dark for everyone on the water since lunch, only the two in the north are hit: ida.holm and p.dahl\ni already climbed up and looked at the lamp, nothing odd there', ['ida.holm', 'p.dahl']],
    ['The accounts in question are tower1, tower2 and tower3.', ['tower1', 'tower2', 'tower3']], ['Die Konten, um die es geht, sind ida.holm und p.dahl.', ['ida.holm', 'p.dahl']], ['Les comptes concernés sont ida.holm et p.dahl.', ['ida.holm', 'p.dahl']],
    ['All of it happens to k.osei@island.example and nobody else.', ['k.osei@island.example']], ['Das passiert nur bei Frau Lind und p.dahl.', ['Frau Lind', 'p.dahl']],
    ['Affected are ida.holm, p.dahl and t.lind.', ['ida.holm', 'p.dahl', 't.lind']], ['It only affects Judith Lind and p.dahl, the others see it.', ['Judith Lind', 'p.dahl']],
    ['Betroffen sind nur Frau Lind und p.dahl.', ['Frau Lind', 'p.dahl']], ['Nur Frau Lind und ich sind betroffen, die anderen nicht.', ['Frau Lind', 'ich']], ['Das betrifft nur p.dahl.', ['p.dahl']],
    ['Cela ne concerne que le Dr Faure et moi-même, les autres voient tout.', ['Dr Faure', 'moi-même']], ['Seuls Mme Leroy et p.brun sont concernés.', ['Mme Leroy', 'p.brun']], ['Only Judith Lind has the problem.', ['Judith Lind']],
  ])('is whom the sentence names: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each([
    'It happens to every ship that passes.', 'The accounts in question are closed.', 'It never happens to ida.holm.', 'Only the front desk is affected.', 'Affected are the north tower and p.dahl.', 'It only affects Orb 21 and beam.exe.', 'Not affected: ida.holm and p.dahl.', 'Nur die Abteilung Nord ist betroffen.', "Cela ne concerne que la tour nord.", 'Are only ida.holm and p.dahl affected?',
    'Only I am affected.', 'The lamp is affected: it flickers when the wind turns.', 'Nicht betroffen sind ida.holm und p.dahl.',
  ])('is nobody by name in: %s', (text) => {
    expect(ships(text)).toBeUndefined();
  });

  it('may be told in the mail that is passed on', () => {
    expect(ships('Please open a case.\n\n---------- Forwarded message ---------\nFrom: Per Dahl <per@island.example>\nDate: Mon, 9 Mar 2026 at 08:02\nSubject: dark\nTo: Ida Holm <ida@tower.example>\n\nHello,\nonly Judith Lind and t.lind are affected, the others see it.', 'Fwd: dark')).toEqual(['Judith Lind', 't.lind']);
  });
});
