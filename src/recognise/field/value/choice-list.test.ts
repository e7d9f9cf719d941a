// The choices that a form prints behind its label, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';

const rules: RecognitionRules = { ...beacon, version: 'choices', fields: beacon.fields.map((field) => (field.id === 'site' ? { ...field, values: ['Harbour', 'Open sea', 'River', 'unclear'], words: [{ text: 'Hafen', value: 'Harbour' }, { text: 'Fluss', value: 'River' }, { text: 'port', value: 'Harbour' }, { text: 'rivière', value: 'River' }], toldBy: ['unclear'] } : field)) };
const named = (id: string): FieldRule => beacon.fields.find((field) => field.id === id) as FieldRule;
const site = (text: string): unknown => recognised(mailOf(`Site: ${text}\nLevel: 2\n\nThe lamp has been dark since noon and no ship came.`, { Subject: 'lamp' }), rules).fields.find((claim) => claim.field === 'site')?.value;

describe('the choices of a form', () => {
  it.each(['Harbour / Open sea / unclear', 'please select - River / Harbour / unclear', '<Harbour / River / unclear>', 'bitte wählen: Hafen | Fluss | unclear', 'au choix : port / rivière / unclear'])('are no answer where nobody made one: %s', (text) => {
    expect(site(text)).toBeUndefined();
  });

  it.each(['Brightness: high / middling / low', 'The lamp is out.\nBrightness: high | middling | low\nIt is a spare one.', 'Helligkeit: hoch / mittel / niedrig'])('are no answer because the first of them stands behind its label: %s', (text) => {
    const brightness = { ...named('site'), id: 'brightness', kind: 'enum' as const, rule: 'beacon/pack.yaml:90', labels: ['Brightness', 'Helligkeit'].map((label) => ({ text: label, language: 'en', rule: 'beacon/pack.yaml:91' })), values: ['high', 'middling', 'low'], words: [{ text: 'hoch', value: 'high' }, { text: 'mittel', value: 'middling' }, { text: 'niedrig', value: 'low' }] };
    const found = recognised(mailOf(`Level: 2\n${text}\n\nThe lamp has been dark since noon.`, { Subject: 'lamp' }), { ...rules, version: 'brightness', fields: [...rules.fields, brightness] }).fields;
    expect(found.find((claim) => claim.field === 'brightness')).toBeUndefined();
  });

  it.each([['<Harbour / Open sea / River / unclear> River', 'River'], ['[Hafen / Fluss / unclear] Fluss', 'River'], ['<port / rivière / unclear> : rivière', 'River'], ['Harbour', 'Harbour']])('do not hide the one behind them: %s', (text, expected) => {
    expect(site(text)).toBe(expected);
  });
});
