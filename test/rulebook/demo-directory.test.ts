// The Directory port over the shipped files: what the gateway knows of the cast of the demo.
import { describe, expect, test } from 'vitest';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { shippedRulebook } from './shipped-rules.ts';

const shipped = await shippedRulebook();
const { directory: files } = shipped;
const directory = yamlDirectory(files);

function facts(desk: string, addrSpec: string, identifiers: Record<string, string> = {}) {
  return directory.facts({ desk, addrSpec, identifiers: Object.entries(identifiers).map(([identifier, value]) => ({ identifier, value })) });
}

describe('people', () => {
  test('an authorised contact with a phone, one without, and a colleague without authority', async () => {
    const anna = await facts('retarus-partner', 'Anna.Keller@Nordlicht.example');
    const brun = await facts('retarus-partner', 'p.brun@nordlicht.example');
    const trainee = await facts('retarus-partner', 'trainee@nordlicht.example');

    expect(anna).toMatchObject({ organisation: { id: 'nordlicht', kind: 'partner' }, contact: { authorised: true, phone: '+49 30 23125 411' } });
    expect(brun.contact).toMatchObject({ authorised: true, phone: null });
    expect(trainee.contact).toMatchObject({ authorised: false });
    expect(trainee.authorisedContacts.map((one) => one.addrSpec)).toEqual(['anna.keller@nordlicht.example', 'p.brun@nordlicht.example']);
  });

  test('a stranger of a known company, of one of its subdomains, and of none', async () => {
    expect(await facts('retarus-partner', 'new@nordlicht.example')).toMatchObject({ organisation: { id: 'nordlicht' }, contact: null });
    expect(await facts('retarus-partner', 'new@mail.nordlicht.example')).toMatchObject({ organisation: { id: 'nordlicht' } });
    expect(await facts('retarus-partner', 'new@notnordlicht.example')).toMatchObject({ organisation: null, contact: null, authorisedContacts: [] });
  });

  test('a desk knows its own people only', async () => {
    expect(await facts('rhipe-csp', 'anna.keller@nordlicht.example')).toMatchObject({ organisation: null, contact: null });
    expect(await facts('nobody', 'anna.keller@nordlicht.example')).toMatchObject({ organisation: null });
  });

  test('a partner is known by the name on his agreements', async () => {
    expect((await facts('rhipe-csp', 'tom@harbour.example')).organisation?.name).toBe('Harbour Cloud Pty Ltd');
  });

  test('end customers with and without an agreement', async () => {
    expect((await facts('rhipe-csp', 'office@wattle.example')).organisation).toMatchObject({ kind: 'end_customer', tier: 'SaaS12', agreements: ['support_as_a_service'] });
    expect((await facts('rhipe-csp', 'x@emu.example')).organisation).toMatchObject({ kind: 'end_customer', agreements: [] });
  });
});

describe('identifiers', () => {
  test('a customer id, a tenant below it and one below another', async () => {
    const { identifiers } = await facts('retarus-partner', 'anna.keller@nordlicht.example', { main_id: '73125', tenant: '12345rs' });
    const other = await facts('retarus-partner', 'anna.keller@nordlicht.example', { main_id: '80210', tenant: '34567RS' });

    expect(identifiers.map((one) => [one.organisation, one.under])).toEqual([['nordlicht', null], ['hafen', 'nordlicht']]);
    expect(other.identifiers.map((one) => [one.organisation, one.under])).toEqual([['sudouest', null], ['midi', 'sudouest']]);
  });

  test('a number of another kind is not this number', async () => {
    expect((await facts('retarus-partner', 'x@y.example', { tenant: '73125' })).identifiers[0]).toMatchObject({ organisation: null });
  });

  test('keys with their tier and the figures of their contract', async () => {
    const { identifiers } = await facts('ox-cloud', 'k.lange@mailwerk.example', { support_key: 'MWAG-SUP-77120-4F2K9' });
    const typo = await facts('ox-cloud', 'k.lange@mailwerk.example', { support_key: 'MWAG-SUP-77120-4F2K8' });

    expect(identifiers[0]).toMatchObject({ organisation: 'mailwerk', entitlement: { tier: 'Gold', response: { 1: '30m', 2: '2h', 3: '8h' } } });
    expect((await facts('ox-cloud', 'x@y.example', { track_id: 'MWAG-SUP-77120-4F2K9' })).identifiers[0]).toMatchObject({ organisation: null, entitlement: null });
    expect(typo.identifiers[0]).toMatchObject({ organisation: null, entitlement: null });
  });
});

describe('the examples printed on the forms', () => {
  const { desks, directory: people } = shipped;
  const cast = (desk: string): string[] => {
    const all = people.find((one) => one.desk === desk);
    return (all?.organisations ?? []).flatMap((one) => [
      ...Object.values(one.identifiers).flat(), ...one.contacts.flatMap((contact) => [contact.address, contact.phone ?? '']), ...one.domains,
    ]).filter((value) => value !== '');
  };

  test.each([...desks].map(([id, desk]) => ({ id, desk })))('$id: belong to nobody in the directory', ({ id, desk }) => {
    const examples = Object.entries(desk.pack.fields).flatMap(([field, { example }]) => (typeof example === 'string' ? [example] : Object.values(example ?? {})).map((text) => `${field}: ${text}`));
    const real = examples.filter((example) => cast(id).some((value) => example.toLowerCase().includes(value.toLowerCase())));

    expect(examples).not.toEqual([]);
    expect(real).toEqual([]);
  });
});
