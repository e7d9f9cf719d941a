// What a mail says of another case than its own.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import { speaksOfAnother, speaksOfThen, withoutOthers } from './field/withdrawn/another-case.ts';
import { isNewMatter } from './field/withdrawn/disowned.ts';

describe('a sentence about another case', () => {
  it.each([
    'RCR-4411 had a completely different cause.', 'The case of Monday has nothing to do with this.', 'LOG-40117 is unrelated.', 'not the thing from last week, that one can wait',
    'Please ignore the old ticket.', 'That ticket can wait until Friday.', 'It is not related to the ticket above.', 'This was another matter altogether.', 'For the horn last week Lou saw it with three ships - other story.', 'Am Horn war es letzte Woche dunkel, anderes Thema.', "La semaine passée la corne était muette, autre histoire.", "The file comes from our other customer's machine.",
    'Der Ausfall vom Montag hat damit nichts zu tun.', 'Hat nix mit dem alten Ticket zu tun.', 'Das war eine andere Ursache.', 'Nicht der Fall von letzter Woche.', 'LOG-40117 steht in keinem Zusammenhang.', 'Bitte nicht an das alte Ticket hängen.',
    'Rien à voir avec le dossier de mars.', 'Le lot que nous avions ouvert en 2024 n’a rien à voir.', "C'était une autre panne.", 'Merci de ne pas le rouvrir.', "Celui-là peut attendre.", 'LOG-40117 est sans rapport avec celui-ci.',
    'Forget what I told you about the harbour lamp last night.', 'The harbour lamp (level 4), that one we mended ourselves.', 'LOG-40117 is closed.', 'LOG-40117 war ein anderer Turm und ist erledigt, danke.', 'Vergesst bitte, was ich gestern schrieb.', 'Le dossier LOG-40117 est clos.',
    'The harbour lamp, which I reported last week, is fine again, please leave it alone.', 'Den Hafen, den ich Ihnen letzte Woche gemeldet habe, ist wieder in Ordnung.', 'Au port, signalé la semaine dernière, tout est rentré dans l’ordre.', 'Your last job for us was closed with "lit and tested".',
    'Last week you cured LOG-40117 for us (the lamp was red, all well).', 'Thanks for fixing the lens.', 'Neulich habt ihr uns die Linse repariert.', 'La semaine dernière vous avez réparé la lampe.',
  ])('sets it apart: %s', (text) => {
    expect(speaksOfAnother(text)).toBe(true);
  });

  it.each([
    'It has nothing to do with the network, we checked.', 'The same as LOG-40117 of last week.', 'Another user has it as well.', 'We tried a different lamp.', 'Not the lamp but the lens is broken.', 'The issue from last week is back.',
    'The lamp which I reported last week is dark again.', 'The fault that we reported on Monday is still there.', 'Your last mail was clear.',
    'This is not the thing from last week but a new fault, level 1.', 'It happens on another machine too.', 'Two other customers report the same.', 'Can this wait until Monday?', 'We tried it on another lamp, same story.', 'Das ist jetzt der dritte Fall.', 'This can wait.',
    'Mit dem Netz hat es nichts zu tun.', 'Ein anderer Kollege hat es geprüft.', 'Wir haben eine andere Lampe versucht.', 'Es liegt nicht am Server.', 'Der Fehler vom Montag ist wieder da.',
    'Please file it with us.', 'Bitte legt das zum Fall.', "Cela n'a rien à voir avec le réseau.", 'Un autre utilisateur a le même problème.', 'Une autre lampe fait la même chose.', 'La panne de lundi est revenue.', "Ce n'est pas la lampe.",
    'LOG-40117 is closed but the lamp is dark again.', 'We forgot what we did before.', 'LOG-40117 ist erledigt, doch die Lampe ist wieder dunkel.', 'That one we would like to have back.',
    'Last week you asked us for the level.', 'Thanks for looking at it.', 'Neulich habt ihr nach der Stufe gefragt.', 'La semaine dernière vous avez demandé le niveau.',
  ])('is none: %s', (text) => {
    expect(speaksOfAnother(text)).toBe(false);
  });

  it.each(["Le 2 mars c'était gravité 3", 'Last week it was level 3', 'Am 2. März war es Stufe 3', 'Yesterday we had level 4'])('tells how it was then: %s', (text) => {
    expect(speaksOfThen(text)).toBe(true);
  });

  it.each(['Last week it was level 3, now it is 1', 'Since yesterday it was dark', 'Level 2 since last week', 'Gestern war es dunkel und heute wieder'])('tells of today: %s', (text) => {
    expect(speaksOfThen(text)).toBe(false);
  });
});

describe('blanking', () => {
  const lines = (...texts: string[]): { text: string; cells: null }[] => texts.map((text) => ({ text, cells: null }));
  const kept = (...texts: string[]): string[] => withoutOthers(lines(...texts)).map((line) => line.text.replace(/\s+/g, ' ').trim());

  it('takes sentences and brackets, and leaves the rest in its place', () => {
    expect(kept('Level 1. LOG-40117 had a different cause. Site Harbour.')).toEqual(['Level 1. Site Harbour.']);
    expect(kept('What the harbour reported was a different matter (that one is closed). The new one is dark.')).toEqual(['The new one is dark.']);
    expect(kept('Level 1 (LOG-40117 was another matter) in Harbour.')).toEqual(['Level 1 in Harbour.']);
    expect(withoutOthers(lines('Level 1. LOG-4 is unrelated. Harbour.'))[0]?.text.indexOf('Harbour')).toBe(29);
  });

  it('follows a sentence over the end of its line', () => {
    expect(kept('The lamp is dark since noon. The outage of last week, level 3 in our', 'book, has nothing to do with this. Level 1 please.')).toEqual(['The lamp is dark since noon.', 'Level 1 please.']);
    expect(kept('not the thing from last week (level 3), that one can wait', 'tried the emergency lamp')).toEqual(['', 'tried the emergency lamp']);
  });
});

describe('a mail that mentions another case', () => {
  const value = (text: string, id: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === id)?.value;

  it.each([
    'level 1. all ships are lost.\nnot the thing from last week (level 3), that one can wait', 'Level 1, the harbour is dark. (Last week it was level 3.)',
    'Level 1: everything is dark. The lamp of Monday (level 4) has nothing to do with this.', 'Alles dunkel, Level 1. Der Fall vom Montag, Level 3, hat damit nichts zu tun.', "Tout est éteint, level 1. (Le 2 mars c'était level 3, rien à voir.)",
  ])('has its own level: %s', (text) => {
    expect(recognised(mailOf(text)).fields.filter((claim) => claim.field === 'level').map((claim) => claim.value)).toEqual(['1']);
  });

  it('has its own numbers', () => {
    const found = recognised(mailOf('The lamp is dark since noon.\nLOG-40117 had a different cause. Ours is LOG-50223.')).identifiers.map((claim) => claim.value);
    expect(found).toContain('LOG-50223');
    expect(found).not.toContain('LOG-40117');
    expect(recognised(mailOf('The lamp is dark, the same as LOG-40117.')).identifiers.map((claim) => claim.value)).toContain('LOG-40117');
  });

  it('reads nothing in what was pasted from elsewhere', () => {
    const pasted = 'The message below is from our other customer, only there to show the form:\n\n  level: 4\n  site: Open sea\n\nSite: Harbour';
    expect(value(`The lamp is dark since noon.\n${pasted}`, 'site')).toBe('Harbour');
    expect(value(`The lamp is dark since noon.\n${pasted}`, 'level')).toBeUndefined();
    expect(value('The message below is from our customer:\n\n  level: 4', 'level')).toBe('4');
  });

  it('keeps it in its story', () => {
    expect(value('The lamp is dark since noon and no ship came.\nLOG-40117 had a different cause.', 'report')).toContain('different cause');
    expect(beacon.fields.length).toBeGreaterThan(0);
  });
});

describe('a new matter above the quote of an old one', () => {
  const form = '\n\nOn Mon, 2 Mar 2026 at 10:00, Desk <desk@beacon.example> wrote:\n> Station number: 40117\n> Site: Harbour\n> Firmware version: 4.1.0';
  const headers = { Subject: 'Re: [BCN-2026-000042] lamp' };
  const line = (text: string): Parameters<typeof isNewMatter>[0] => [{ number: 1, role: 'new', depth: 0, text, cells: null }];

  it.each(['Thanks. Something new, please keep it separate:', 'New one, different box.', 'Danke. Etwas Neues, bitte separat führen.', 'Neuer Fall:', 'Merci. Autre chose : la lampe du nord.', 'Nouvelle demande, à traiter à part.'])('is called one: %s', (text) => {
    expect(isNewMatter(line(text))).toBe(true);
  });

  it.each(['Here are the answers.', 'We have a new lamp since Monday.', 'Die neue Lampe flackert auch.', 'La nouvelle lampe est éteinte.'])('is not: %s', (text) => {
    expect(isNewMatter(line(text))).toBe(false);
  });

  it('takes nothing from what we noted in the old one', () => {
    const fieldsOf = (text: string): string[] => recognised(mailOf(`${text}${form}`, headers)).fields.filter((claim) => claim.source === 'own-form').map((claim) => claim.field);

    expect(fieldsOf('Here it is again.').length).toBeGreaterThan(0);
    expect(fieldsOf('Thanks. Something new, please keep it separate: the lens in the north is broken.')).toEqual([]);
  });

  it.each([
    'This is for a different customer.', 'It has nothing to do with the outage below.', 'Das ist ein anderer Kunde.', 'Das hat nichts mit dem Fall da unten zu tun.', "C'est un autre client.", 'Rien à voir avec le dossier cité.',
  ])('takes nothing from a quote that is disowned, wherever that is said: %s', (text) => {
    const found = recognised(mailOf(`The lens in the north is broken.\n${text}${form}`, headers)).fields.map((claim) => `${claim.source} ${claim.field}`);

    expect(found).not.toContain('own-form site');
  });

  it.each(['The other lamp is dark as well.', 'Die andere Lampe ist auch dunkel.', "L'autre lampe est éteinte aussi."])('takes it where only another lamp is told of: %s', (text) => {
    expect(recognised(mailOf(`${text}${form}`, headers)).fields.map((claim) => `${claim.source} ${claim.field}`)).toContain('own-form site');
  });

  it('takes nothing from what the writer himself wrote before, whoever our number in the subject speaks for', () => {
    const own = (name: string): string[] => recognised(mailOf(`Site: Open sea\n\nAm 19.03.2026 um 17:40 schrieb ${name}:\n> Site: Harbour\n> Level: 2\n> Already done: nothing\n`, { Subject: 'Re: [BCN-2026-000017] form', From: 'Tower Watch <watch@tower.example>' })).fields.filter((claim) => claim.source === 'own-form').map((claim) => claim.field);

    expect(own('Tower Watch')).toEqual([]);
    expect(own('Beacon Desk')).toEqual(expect.arrayContaining(['site', 'level']));
  });

  it('takes the answers of a form in which one of them speaks of another customer', () => {
    const answered = 'Answers below.\n\nOn Mon, 2 Mar 2026 at 10:00, Desk wrote:\n> Site:\nHarbour\n> Sighting:\nour lamp shows the colour of a different customer\n> Already done:\nnothing\n';

    expect(recognised(mailOf(answered, { Subject: 'RE: form' })).fields.map((claim) => `${claim.source} ${claim.field}`)).toEqual(expect.arrayContaining(['own-form site', 'own-form sighting']));
  });

  it('finds no number in what the writer himself wrote of the old one', () => {
    const numbers = (text: string): string[] => recognised(mailOf(`${text}\n\nOn Mon, 2 Mar 2026 at 10:00, Ida Holm <ida@tower.example> wrote:\n> LOG-40117 is stuck.`)).identifiers.map((claim) => claim.value);

    expect(numbers('Any news of that?')).toContain('LOG-40117');
    expect(numbers('The lens in the north is broken. It is unrelated to what I wrote.')).not.toContain('LOG-40117');
    expect(numbers('Die Linse im Norden ist kaputt, anderer Kunde.')).not.toContain('LOG-40117');
    expect(numbers('La lentille du nord est cassée, autre dossier.')).not.toContain('LOG-40117');
  });
});

describe('a number of back then', () => {
  const lamps = (text: string): unknown => { const { identifiers } = recognised(mailOf(text)); return identifiers.filter((one) => one.identifier === 'lamp').map((one) => one.value); };

  it.each(['Damals im Januar (LOG-40117, 4712LP) half ein Neustart.', 'Back then it was 4712LP and a new fuse helped.', 'À l’époque c’était 4712LP, un redémarrage avait suffi.'])('is none of this case: %s', (text) => {
    expect(lamps(`The lamp has been dark since noon.\n\n${text}`)).toEqual([]);
  });

  it('stays where the sentence says that it is so again', () => {
    expect(lamps('The lamp is dark. It is 4712LP as back then, and it is dark again.')).toEqual(['4712LP']);
  });
});
