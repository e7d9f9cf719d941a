// An identifier that only stands in a quoted case, beside another company that the writer names.
import { describe, expect, it } from 'vitest';
import { apiaryWith, claim, draftOf, factsOf, mail } from '../../test/support/desk.ts';
import type { IdentifierFact } from './directory-facts.ts';
import { decideFields } from './field-verdict.ts';

describe('a customer whose identifier was quoted', () => {
  // The garden that a licence belongs to; clubs keep bees for gardens.
  const gardens = apiaryWith(['  trace: {kind: text,', '  garden: {kind: text, named_by: licence, labels: {en: [Garden]}}\n  trace: {kind: text,']);
  const fact: IdentifierFact = { identifier: 'licence', value: 'LIC-A-1000', organisation: 'linden', under: 'linden', ownerName: 'Rose Garden Ltd', domains: [], entitlement: null };

  const licenceBeside = async (company: string, source: 'label' | 'forwarded', licenceSource: 'label' | 'forwarded' = 'forwarded'): Promise<unknown> => {
    const facts = { ...await factsOf('ida@linden.example'), identifiers: [fact] };
    const draft = draftOf(mail({ fields: [claim('licence', 'LIC-A-1000', { source: licenceSource }), claim('garden', company, { source })], facts }), {}, gardens);
    const changed = decideFields(draft, 'linden');
    expect(changed.includes('licence')).toBe('licence' in draft.ticket.fields);
    return draft.ticket.fields['licence']?.value;
  };

  it('is asked for where it only stands in a quoted case of another company than the writer names', async () => {
    expect(await licenceBeside('Herb Garden Ltd', 'label')).toBe('LIC-A-1000');
    expect(await licenceBeside('Herbs of the Hill Ltd', 'label')).toBeUndefined();
    expect(await licenceBeside('the roses', 'label')).toBeUndefined();
  });

  it('is taken where both were quoted, or he wrote it himself', async () => {
    expect(await licenceBeside('Herbs of the Hill', 'forwarded')).toBe('LIC-A-1000');
    expect(await licenceBeside('Herbs of the Hill', 'label', 'label')).toBe('LIC-A-1000');
  });

  it('leaves what an earlier mail told', async () => {
    const facts = { ...await factsOf('ida@linden.example'), identifiers: [fact] };
    const known = { value: 'LIC-B-2000', raw: 'LIC-B-2000', source: 'label', line: 1, rule: 'apiary/pack.yaml:1', assumed: false } as const;
    const draft = draftOf(mail({ fields: [claim('licence', 'LIC-A-1000', { source: 'forwarded' }), claim('garden', 'Herbs of the Hill', { source: 'label' })], facts }), { fields: { licence: known } }, gardens);

    expect(decideFields(draft, 'linden')).not.toContain('licence');
    expect(draft.ticket.fields['licence']?.value).toBe('LIC-B-2000');
  });
});
