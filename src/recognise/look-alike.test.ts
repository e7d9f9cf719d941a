// Which domain names may be taken for each other. First those that must not be: customers have similar names.
import { describe, expect, it } from 'vitest';
import { keysOfListed, keysToAsk, resembles } from './look-alike.ts';

const listed = 'harbourcloud.example';
const isFound = (asked: string, of = listed): boolean => keysToAsk(asked).some((key) => keysOfListed(of).includes(key));

describe('a domain', () => {
  it.each([
    ['itself', listed], ['a domain below it', `mail.${listed}`], ['itself in capitals, with a final dot', 'HarbourCloud.Example.'],
    ['the same beginning', 'harbour.example'], ['words added', 'harbourcloud-dental.example'], ['another word', 'harbourclown.example'], ['two letters less', 'harborclod.example'],
    ['the same letters elsewhere', 'cloudharbour.example'], ['its name below a shared suffix of others, as a tenant', 'harbourcloud.tenants.example'], ['nothing at all', 'x.example'],
    ['no domain', 'harbourcloud'], ['an address', '192.0.2.25'], ['nothing', ''], ['dots', '...'],
  ])('with %s does not resemble another: %s', (_, asked) => {
    expect(resembles(asked, listed)).toBe(false);
  });

  it.each([
    ['emu.example', 'emo.example'], ['sap.example', 'sip.example'], ['acme.example', 'acne.example'], ['ab.example', 'ab.test'],
  ])('too short to be mistyped is nobody’s look-alike: %s and %s', (one, other) => {
    expect([resembles(one, other), resembles(other, one)]).toEqual([false, false]);
  });

  it('does not resemble what was registered together with it', () => {
    expect(resembles('shop.example', 'mail.shop.example')).toBe(false);
    // Customers below one suffix of a hosting company are strangers to each other.
    expect(resembles('contoso.onmicrosoft.com', 'wattle.onmicrosoft.com')).toBe(false);
  });

  it.each([
    ['a digit for a letter, and a hyphen', 'harbour-c1oud.example'], ['zero for o', 'harb0urcl0ud.example'], ['an I for an l', 'harbourcIoud.example'], ['rn for m and cl for d', 'harbourdoud.example'],
    ['a Cyrillic о', 'harb\u043Eurcloud.example'], ['the same as DNS has it', 'xn--harburcloud-unj.example'], ['marks on letters', 'hàrbourclöud.example'], ['other scripts altogether', '\u04BB\u0430rb\u03BFur\u0441l\u043Eud.example'],
    ['full-width letters', 'ｈａｒｂｏｕｒcloud.example'], ['a letter dropped', 'harborcloud.example'], ['a letter doubled', 'harbourclooud.example'], ['another letter', 'harbourcloub.example'], ['the first one missing', 'arbourcloud.example'],
    ['the last one missing', 'harbourclou.example'], ['two letters swapped', 'habrourcloud.example'], ['two swapped in the middle', 'harbourlcoud.example'], ['another top-level domain', 'harbourcloud.test'], ['one of two parts', 'harbourcloud.co.uk'],
    ['its whole name before another', 'harbourcloud.example.evil.example'], ['that with more around', 'login.harbourcloud.example.id-77.evil.example'], ['that written with a hyphen', 'harbourcloud-example.evil.example'], ['that as a name of its own', 'harbourcloud-example.test'],
    ['that with a digit', 'harbourc1oud.example.evil.example'], ['a mailbox below one', 'mail.eu.harbourc1oud.example'],
  ])('with %s resembles it, and is found: %s', (_, asked) => {
    expect([resembles(asked, listed), isFound(asked)]).toEqual([true, true]);
  });

  it('is found by its keys wherever it differs in one letter, however long it is', () => {
    for (const name of ['hafen', 'wattle', 'bastion', 'nordlicht', 'atelier-midi', 'sudouest-telecom']) {
      for (let at = 0; at < name.length; at += 1) {
        const [head, tail] = [name.slice(0, at), name.slice(at + 1)];
        const swapped = head + (tail[0] ?? '') + name[at] + tail.slice(1);
        for (const asked of [head + tail, `${head}q${tail}`, `${head}q${name.slice(at)}`, `${name}q`, swapped]) {
          if (resembles(`${asked}.example`, `${name}.example`)) expect([asked, isFound(`${asked}.example`, `${name}.example`)]).toEqual([asked, true]);
          else expect(asked).toBe(name);
        }
      }
    }
  });

  it('of any length and any letters is compared without effort, and found by a handful of keys', () => {
    for (const hostile of ['a'.repeat(100_000), `${'a.'.repeat(50_000)}example`, `${'-'.repeat(60)}.example`, `xn--${'9'.repeat(59)}.example`, '\u0000.example', `${'\u0301'.repeat(5_000)}.example`, `${'rn'.repeat(30_000)}.example`]) {
      expect(keysToAsk(hostile).length + keysOfListed(hostile).length).toBeLessThan(60);
      expect(resembles(hostile, listed)).toBe(false);
    }
  });
});
