// The lines of docs/TICKET-SYSTEMS.md as an admin would use them: pasted into a pack, they validate and find the numbers
// of such systems, and nothing else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compilePatterns, findMatches } from '../../src/recognise/pattern.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { shippedFiles } from './shipped-rules.ts';

const [, block = ''] = /```yaml\nidentifiers:\n([\s\S]*?)```/u.exec(readFileSync(new URL('../../docs/TICKET-SYSTEMS.md', import.meta.url), 'utf8')) ?? [];
const files = await shippedFiles();
const path = 'ox-cloud/pack.yaml';
const pasted = new Map([...files, [path, (files.get(path) ?? '').replace(/^identifiers:\n/mu, `identifiers:\n${block}\n`)]]);
const { rulebook, faults } = loadRulebook(pasted);

function found(identifier: string, text: string): string[] {
  const rules = rulebook?.desks.get('ox-cloud')?.recognition.identifiers.filter((rule) => rule.id === identifier) ?? [];
  const [compiled] = compilePatterns(rules).identifiers;
  return compiled === undefined ? [] : findMatches(compiled.pattern, text).map((match) => match.text);
}

test('pasted into a pack they validate', () => {
  expect(faults).toEqual([]);
  expect(Object.keys(rulebook?.desks.get('ox-cloud')?.pack.identifiers ?? {})).toContain('servicenow');
});

test.each<[string, string, string[]]>([
  ['servicenow', 'Incident INC0012345 has been opened (RITM0099887)', ['INC0012345', 'RITM0099887']],
  ['servicenow', 'INC12 XINC0012345 INCIDENT0012345', []],
  ['jira', 'SUP-4711: Mail does not leave', ['SUP-4711']],
  ['jira', 'RTP-2026-000001 CLD-0000123 UTF-8', []],
  ['zendesk', '[Request ID: 48213] Re: Mail does not leave', ['Request ID: 48213']],
  ['zammad_otrs', 'RE: [Ticket#2026031044000123] and [Ticket#31001]', ['Ticket#2026031044000123', 'Ticket#31001']],
  ['request_tracker', '[vendor.example #4711] AutoReply: Mail', ['[vendor.example #4711]']],
  ['request_tracker', '[CLD-0000123] [#48213]', []],
  ['freshdesk_osticket', 'Ticket received - [#48213]', ['[#48213]']],
  ['salesforce', '[ ref:!00D0x0aBc1.!500Dx0Xyz9:ref ]', ['ref:!00D0x0aBc1.!500Dx0Xyz9:ref']],
  ['dynamics', 'CAS-01234-A1B2C3 is yours', ['CAS-01234-A1B2C3']],
  ['srx', 'TrackingID#2112010010001234', ['TrackingID#2112010010001234']],
])('%s in "%s"', (identifier, text, values) => {
  expect(found(identifier, text)).toEqual(values);
});
