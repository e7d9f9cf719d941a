// Hosts that a sentence puts behind the word for whose they are.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { compiledRules } from '../../compiled-rules.ts';
import type { FieldRule, IdentifierRule, RecognitionRules } from '../../recognition-rules.ts';
import { toldHost } from './told-host.ts';

const label = (text: string, language = 'en'): FieldRule['labels'][number] => ({ text, language, rule: 'r' });
const base = beacon.fields[0] as FieldRule;
const domain: FieldRule = { ...base, id: 'domain', kind: 'id', identifier: 'domain', labels: [label('Tenant domain'), label('Mandantendomäne', 'de'), label('Domaine', 'fr')] };
const company: FieldRule = { ...base, id: 'company', kind: 'text', namedBy: 'domain', labels: [label('Tenant'), label('Mandant', 'de'), label('Locataire', 'fr'), label('Client')] };
const identifier: IdentifierRule = { id: 'domain', pattern: '(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,24}', ignoreCase: true, labelNeeded: true, placeholders: [], external: false, rule: 'r' };
const rules: RecognitionRules = { ...beacon, version: 'told-host', fields: [domain, company], identifiers: [identifier] };
const host = (text: string): unknown => toldHost([{ number: 1, role: 'new', depth: 0, text, cells: null }], rules, new Map(compiledRules(rules).patterns.identifiers.map((one) => [one.rule.id, one])), [])[0]?.value;

describe('a host behind the word for whose it is', () => {
  it.each([
    'Their tenant is fern.example. Nobody can send.', 'The tenant is registered under fern.example.', 'Client = Fern, tenant fern.example. The ones hit are two.', 'Der Mandant läuft unter fern.example, niemand kann senden.',
    'Ihr Mandant ist fern.example.', 'Le locataire est enregistré sous fern.example, rien ne part.',
  ])('is taken: %s', (text) => {
    expect(host(text)).toBe('fern.example');
  });

  it.each(['Their old tenant is fern.example.', 'The tenant fern.example is wrong.', 'Our tenant fern.example and the client moss.example wait.', 'The client portal.fern.example/login is slow.', 'Nobody can send to fern.example.', 'Tenant domain: yourcustomer.example', 'Write to the tenant ida@fern.example.'])('is none: %s', (text) => {
    expect(host(text)).toBeUndefined();
  });
});
