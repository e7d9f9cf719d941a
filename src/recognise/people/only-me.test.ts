// Somebody says that nobody but him has it, and what only sounds like it.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { onlyMe } from './only-me.ts';

const rules: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'ships' ? { ...field, accounts: true as const } : field)) };
const told = (text: string): unknown => onlyMe([{ number: 1, role: 'new', depth: 0, text, cells: null }], rules, [], 'Ida Holm', 'sublabel')[0]?.value;

describe('who writes', () => {
  it.each([
    "The lamp is dark since noon. It's only mine, Per's is fine.", 'It is just me, Colleen next to me is fine.', 'The lamp is dark. Only me, the others are happy.', 'I am the only one.', 'It is only on my computer.',
    'Die Lampe ist dunkel. Nur bei mir, bei Pia leuchtet sie.', 'Es betrifft nur mein Konto.', 'Das Problem hat sonst keiner, es ist nur bei mir.', "Il n'y a que moi, chez Zoé tout va bien.", "C'est juste sur mon poste.", 'Je suis la seule.',
  ])('is the one: %s', (text) => {
    expect(told(text)).toEqual(['Ida Holm']);
  });

  it.each([
    'Is it only me?', 'I do not know if it is just me.', 'Only my colleague can say more.', 'It is only my opinion.', 'I am the only one who knows the tower.', 'It is not just me, all of us see it.', 'Nur ich kann das freigeben.', "Je ne sais pas si c'est seulement moi.", 'Just my two cents.',
  ])('is not where he only says so of something else: %s', (text) => {
    expect(told(text)).toBeUndefined();
  });
});
