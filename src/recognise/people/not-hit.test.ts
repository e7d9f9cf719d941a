// Addresses that a letter names because all is well there.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { withoutUnhit } from './not-hit.ts';

const rules: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'ships' ? { ...field, accounts: true as const } : field)) };
const both = ['kim@north.example', 'lee@north.example'];
const left = (text: string, value: readonly string[] = both): unknown => withoutUnhit([{ field: 'ships', value, problem: null, raw: text, source: 'sublabel', line: 1, rule: 'r' } as FieldClaim], [{ number: 1, role: 'new', depth: 0, text, cells: null }], rules)[0]?.value;

describe('an account that is fine', () => {
  it.each([
    'It hits kim@north.example, while lee@north.example is fine.', 'kim@north.example sees nothing, lee@north.example works.', 'Only kim@north.example. Other users (e.g. lee@north.example) are not affected.',
    'Bei kim@north.example dunkel. Andere Benutzer (z. B. lee@north.example) nicht betroffen.', 'kim@north.example (nur dieses Konto; lee@north.example läuft)', "Chez kim@north.example plus rien, lee@north.example n'a rien.",
  ])('is none of those whom it hits: %s', (text) => {
    expect(left(text)).toEqual(['kim@north.example']);
  });

  it.each(['kim@north.example and lee@north.example see nothing, the rest is fine.', 'Mail of kim@north.example and lee@north.example works in the browser but not in Outlook.', 'Betroffen: kim@north.example, lee@north.example. Sonst geht alles.'])('is not where the words speak of others: %s', (text) => {
    expect(left(text)).toEqual(both);
  });

  it('gives way to nothing where the form still says what it asks for', () => {
    expect(left('listed users, or all users within the tenant', ['listed users', 'or all users within the tenant'])).toBeUndefined();
  });
});
