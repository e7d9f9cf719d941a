// The patterns of the shipped packs on the engine that searches mails: what is found and what must never be.
import { describe, expect, test } from 'vitest';
import { compilePatterns, findMatches } from '../../src/recognise/pattern.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();

function found(desk: string, identifier: string, text: string): string[] {
  const rules = rulebook.desks.get(desk)?.recognition.identifiers.filter((rule) => rule.id === identifier) ?? [];
  const [compiled] = compilePatterns(rules).identifiers;
  if (compiled === undefined) throw new Error(`no identifier ${identifier}`);
  return findMatches(compiled.pattern, text).map((match) => match.text);
}

describe.each<[string, string, string, string[]]>([
  ['retarus-partner', 'main_id', 'our id is 73125, please', ['73125']],
  ['retarus-partner', 'main_id', 'RCR-123456 12345RS 123456 1234', []],
  ['retarus-partner', 'tenant', '12345RS, 23456rs and x34567RS', ['12345RS', '23456rs']],
  ['retarus-partner', 'rcr', 'RCR-99001 or RCR 884213 or RCR12345', ['RCR-99001', 'RCR 884213', 'RCR12345']],
  ['retarus-partner', 'final_error', 'they answer 550 5.7.1 rejected', ['550 5.7.1']],
  ['retarus-partner', 'final_error', 'version 5.4.2 of the agent, 10.5.7.1', []],
  ['retarus-partner', 'temporary_error', '451 4.7.1 try later; 550 5.7.1', ['451 4.7.1']],
  ['ox-cloud', 'support_key', 'OX-SUPPORT-OR-LICENSE-KEY-123123123123', ['OX-SUPPORT-OR-LICENSE-KEY-123123123123']],
  ['ox-cloud', 'support_key', 'OX-SUPPORT-OR-LICENSE-KEY-XXX', ['OX-SUPPORT-OR-LICENSE-KEY-XXX']],
  ['ox-cloud', 'support_key', 'key MWAG-SUP-77120-4F2K9, AB12-SaaS-778899-11.', ['MWAG-SUP-77120-4F2K9', 'AB12-SaaS-778899-11']],
  ['ox-cloud', 'support_key', 'oxcloud-de-1-incidents CLD-0000123 OXUI-12345 OX-App-Suite-8 OX-Cloud non-SaaS-customers', []],
  ['rhipe-csp', 'srx', 'REG:115062912345678 TrackingID#2112010010001234 SRX615012345678', ['REG:115062912345678', 'TrackingID#2112010010001234', 'SRX615012345678']],
  ['rhipe-csp', 'tenant_domain', 'contoso.onmicrosoft.com', ['contoso.onmicrosoft.com']],
])('%s %s', (desk, identifier, text, values) => {
  test(text, () => {
    expect(found(desk, identifier, text)).toEqual(values);
  });
});
