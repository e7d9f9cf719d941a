// Whom a fault hits, told as part of its story at the lighthouse desk, and who is only spoken of.
import { describe, expect, it } from 'vitest';
import { affectedDesk } from '../../../test/recognise/affected-desk.ts';
import { mailOf, recognised } from '../../../test/recognise/sample-desk.ts';

const ships = (text: string, subject = 'lamp'): unknown => recognised(mailOf(text, { Subject: subject }), affectedDesk).fields.find((claim) => claim.field === 'ships')?.value;

describe('a sentence that says nothing but whom it hits', () => {
  it.each([
    ['It is Nadia Holm and Kim Dahl this time.', ['Nadia Holm', 'Kim Dahl']], ['me and Hemi Lind, the others do not look that way', ['me', 'Hemi Lind']], ['Ida Lind and Per Dahl get the same thing.', ['Ida Lind', 'Per Dahl']],
    ['Gavin and Little Pete get the same thing.', ['Gavin', 'Little Pete']], ['Affects Trish, Bazza and the two apprentices.', ['Trish', 'Bazza', 'the two apprentices']],
    ['Bei Frau Lind und Herrn Dahl ist es genau dasselbe.', ['Frau Lind', 'Herrn Dahl']], ['Même chose pour Mme Roy et Luc.', ['Mme Roy', 'Luc']], ['So the two of them, Alf and Doreen.', ['Alf', 'Doreen']],
    ['Frau Lind hat es, Herr Dahl ebenfalls, sonst niemand.', ['Frau Lind', 'Herr Dahl']], ['Das betrifft nur p.dahl.', ['p.dahl']], ['Only Judith Lind has the problem.', ['Judith Lind']],
  ])('names them: %s', (text, expected) => {
    expect(ships(`The beam is dark for them. ${text}`)).toEqual(expected);
  });

  it.each(['It is Ida Marsh and Per Dahl who rang.', 'It is Orb and Beam this time.', 'The north tower and the south tower get the same thing.', 'It is not Ida Marsh and Per Dahl this time.', 'Carol and Mike are fine, nobody rang.', 'That is Ida Marsh and Per Dahl from the tower here.', 'The lamp has it, the bell as well.', 'Off to the front desk account.'])('names nobody where it says something else: %s', (text) => {
    expect(ships(`The lamp is old. ${text}`)).toBeUndefined();
  });
});

describe('whom a fault hits', () => {
  it.each([
    ['Since noon Judith Lind and Per Dahl cannot see the beam.', ['Judith Lind', 'Per Dahl']], ['The calendar stays empty for Carol and her deputy Mike.', ['Carol', 'Mike']], ["Carol's phone stays dark.", ['Carol']],
    ["It's just Carol as far as I know.", ['Carol']], ['The keepers see it, namely Judith Lind and Per Dahl.', ['Judith Lind', 'Per Dahl']], ["It's Dr Lind whose lamp stays dark.", ['Dr Lind']],
    ['Bei Frau Lind bleibt die Lampe dunkel.', ['Frau Lind']], ['Frau Lind und Herr Dahl können das Licht nicht sehen.', ['Frau Lind', 'Herr Dahl']], ['Chez Mme Roy, la lampe reste noire.', ['Mme Roy']], ['Mme Roy et M. Faure ne voient plus la lampe.', ['Mme Roy', 'M. Faure']],
  ])('are the persons it is told of: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each([
    ['Both receptionists get no light.', ['Both receptionists']], ['The calendar stays empty for the fourteen nurses.', ['the fourteen nurses']], ['Betroffen sind die drei Damen vom Empfang.', ['die drei Damen vom Empfang']],
    ["Les trois secrétaires ne voient plus la lampe.", ['Les trois secrétaires']], ['Everyone in accounts gets no light.', ['Everyone in accounts']], ['The beam is dark for everyone except Carol.', ['everyone except Carol']],
  ])('is a group in its own words: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each(['Every single person at Severn Law sees no beam.', 'Nobody sees any mail.', 'Bei sämtlichen Kolleginnen und Kollegen bleibt die Lampe dunkel.', "Tout le monde ne voit plus la lampe."])('is everybody: %s', (text) => {
    expect(ships(text)).toEqual(['all']);
  });

  it.each([
    'I asked Carol to climb up.', 'Carol rang this morning, the beam is dark.', 'It works for Carol.', "I restarted Carol's lamp.", 'Everyone else sees the beam.', 'Our technician Per Dahl sees no beam on his lamp.', 'Could be that Carol sees no beam.',
    'Frau Lind hat angerufen, die Lampe ist dunkel.', 'Ich habe die Lampe von Frau Lind neu gestartet.', "Mme Roy nous a appelés ce matin.", 'Some keepers get no light.', 'One of our users cannot see the beam.',
  ])('is nobody who is only spoken of: %s', (text) => {
    expect(ships(text)).toBeUndefined();
  });

  it.each(['Who exactly sees it I still have to ask.', 'The names will follow after lunch.', 'Wer genau betroffen ist, muss ich noch klären.', 'On ne sait pas encore qui est touché.'])('is nobody in a letter that leaves it open: %s', (text) => {
    expect(ships(`Since noon Judith Lind cannot see the beam. ${text}`)).toBeUndefined();
  });
});

describe('who is told of as "she"', () => {
  it.each([
    ['It is about Judith Lind. She cannot log in any more.', ['Judith Lind']], ['Es geht um Frau Lind. Sie bekommt keine Mails mehr.', ['Frau Lind']], ['Toujours Mme Roy. Elle ne peut plus se connecter.', ['Mme Roy']],
    ['Betrifft Frau Lind und Herrn Dahl, die Chefin (Dr. Löw) NICHT.', ['Frau Lind', 'Herrn Dahl']], ['since the morning neither Judith Lind nor Per Dahl can log in', ['Judith Lind', 'Per Dahl']],
  ])('is who stands in the sentence before: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each(['I spoke to Judith Lind. She will send you the log.', 'Judith Lind and the office. They are closed on Monday.', 'Frau Lind ist die Chefin. Sie ist bis Montag im Urlaub.'])('is nobody of whom nothing is wrong: %s', (text) => {
    expect(ships(text)).toBeUndefined();
  });
});

it('is everybody where the letter says so beside the group that it begins with', () => {
  expect(ships('The three nurses cannot see the beam. Every single user gets no light.')).toEqual(['all']);
  expect(ships('The three nurses cannot see the beam. Everyone else sees the beam.')).toEqual(['The three nurses']);
});

describe('who is affected, by bare names', () => {
  it.each([
    ['only the two in the north are hit: ida.holm and p.dahl', ['ida.holm', 'p.dahl']], ['the beam is dark for everyone on the water since lunch, only the two in the north are hit: ida.holm and p.dahl\ni already climbed up and looked at the lamp, nothing odd there', ['ida.holm', 'p.dahl']],
    ['Die Konten, um die es geht, sind ida.holm und p.dahl.', ['ida.holm', 'p.dahl']], ['Les comptes concernés sont ida.holm et p.dahl.', ['ida.holm', 'p.dahl']],
    ['All of it happens to k.osei@island.example and nobody else.', ['k.osei@island.example']], ['Das passiert nur bei Frau Lind und p.dahl.', ['Frau Lind', 'p.dahl']],
    ['Affected are ida.holm, p.dahl and t.lind.', ['ida.holm', 'p.dahl', 't.lind']], ['It only affects Judith Lind and p.dahl, the others see it.', ['Judith Lind', 'p.dahl']],
    ['Betroffen sind nur Frau Lind und p.dahl.', ['Frau Lind', 'p.dahl']], ['Nur Frau Lind und ich sind betroffen, die anderen nicht.', ['Frau Lind', 'ich']],
    ['Cela ne concerne que le Dr Faure et moi-même, les autres voient tout.', ['Dr Faure', 'moi-même']], ['Seuls Mme Leroy et p.brun sont concernés.', ['Mme Leroy', 'p.brun']],
  ])('is whom the sentence names: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each([
    'It happens to every ship that passes.', 'The accounts in question are closed.', 'It never happens to ida.holm.', 'It only affects Orb 21 and beam.exe.', 'Not affected: ida.holm and p.dahl.', 'Nur die Abteilung Nord ist betroffen.', "Cela ne concerne que la tour nord.", 'Are only ida.holm and p.dahl affected?',
    'Only I am affected.', 'The lamp is affected: it flickers when the wind turns.', 'Nicht betroffen sind ida.holm und p.dahl.',
  ])('is nobody by name in: %s', (text) => {
    expect(ships(text)).toBeUndefined();
  });

  it('may be told in the mail that is passed on', () => {
    expect(ships('Please open a case.\n\n---------- Forwarded message ---------\nFrom: Per Dahl <per@island.example>\nDate: Mon, 9 Mar 2026 at 08:02\nSubject: dark\nTo: Ida Holm <ida@tower.example>\n\nHello,\nonly Judith Lind and t.lind are affected, the others see it.', 'Fwd: dark')).toEqual(['Judith Lind', 't.lind']);
  });
});

describe('names in one breath', () => {
  it.each([
    ['Priya Lind, Per Dahl, Hope Field.', ['Priya Lind', 'Per Dahl', 'Hope Field']], ['Jonte Wolf und Birte Lange', ['Jonte Wolf', 'Birte Lange']], ['Anne Roy, Luc Faure et k.osei.', ['Anne Roy', 'Luc Faure', 'k.osei']],
  ])('are whom it hits, where nobody else is said to be: %s', (text, expected) => {
    expect(ships(`The lamp is dark since noon.\n\n${text}\n\nWe changed the fuse.`)).toEqual(expected);
  });

  it.each(['Per Dahl.', 'In copy: Priya Lind, Per Dahl.', 'North Tower, South Beacon.', 'Priya Lind, Per Dahl, lamps.'])('are nobody alone, behind a lead, or beside something else: %s', (text) => {
    expect(ships(`The lamp is dark since noon.\n\n${text}\n\nWe changed the fuse.`)).toBeUndefined();
  });
});

describe('an account that the letter puts right', () => {
  it.each(["It's not lars@fern.example but lara@fern.example who has it.", 'The account is lara@fern.example, not lars@fern.example as I said on the phone.', 'Betroffen ist nicht lars@fern.example, sondern lara@fern.example.', 'It hits lars@fern.example. Sorry, I mean lara@fern.example.'])('is the one that holds: %s', (text) => {
    expect(ships(text)).toEqual(['lara@fern.example']);
  });

  it('stays beside the other where both are told', () => {
    expect(ships('The lamp is dark for lars@fern.example and lara@fern.example since noon.')).toEqual(['lars@fern.example', 'lara@fern.example']);
  });
});
