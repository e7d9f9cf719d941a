// The packs that ship: no fault, the names that others script against, mails that read well, and a fault on the right
// line when somebody slips.
import { describe, expect, test } from 'vitest';
import { renderLiquid } from '../../src/rulebook/liquid.ts';
import { ticketView } from '../../src/compose/ticket-view.ts';
import { wrongReasons, type Ticket } from '../../src/decide/ticket.ts';
import { fieldSources } from '../../src/recognise/recognition.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { Desk } from '../../src/rulebook/rulebook.ts';
import { changed, lineOf } from './retail-pack.ts';
import { faultText, shippedFiles, shippedRulebook } from './shipped-rules.ts';

const files = await shippedFiles();
const rulebook = await shippedRulebook();
const desks = [...rulebook.desks.values()];

function desk(id: string): Desk {
  const found = rulebook.desks.get(id);
  if (found === undefined) throw new Error(`no desk ${id}`);
  return found;
}

describe('what others script against', () => {
  test('desks, mailboxes and references', () => {
    expect(desks.map((one) => [one.id, one.addresses, one.pack.desk.ref])).toEqual([
      ['ox-cloud', ['support@ox.example'], 'CLD-{seq:7}'],
      ['retarus-partner', ['support@retarus.example'], 'RTP-{yyyy}-{seq:6}'],
      ['rhipe-csp', ['partner.support@rhipe.example', 'assist@cloudsupport.example'], 'RHI-{seq:7}'],
      ['waratek-reseller', ['support@waratek.example'], 'WAR-{seq:5}'],
      ['zynstra-cms', ['support@zynstra.example'], 'ZYN-{seq:6}'],
    ]);
  });

  test('types and statuses', () => {
    expect(Object.keys(desk('retarus-partner').pack.types)).toEqual(['INCIDENT', 'SRQ', 'CHANGE']);
    expect(Object.keys(desk('retarus-partner').pack.statuses)).toEqual(['AWAITING_INFO', 'OPEN', 'AT_RETARUS', 'RESOLVED', 'CLOSED']);
    expect(Object.keys(desk('ox-cloud').pack.types).toSorted()).toEqual(['CAPACITY', 'INCIDENT', 'MAINTENANCE', 'OUTAGE', 'QUESTION', 'SUBSCRIPTION']);
    expect(Object.keys(desk('ox-cloud').pack.statuses)).toEqual(['new', 'open', 'pending customer', 'restored', 'closed']);
    expect(Object.keys(desk('rhipe-csp').pack.types).toSorted()).toEqual(['ANNOUNCEMENT', 'BILLING', 'ESCALATION', 'FEEDBACK', 'INCIDENT', 'MPN', 'OUT_OF_SCOPE', 'PRISM', 'REVIEW']);
    expect(Object.keys(desk('rhipe-csp').pack.statuses)).toEqual(['triage', 'open', 'waiting', 'resolved', 'closed', 'handed_over']);
    expect(Object.keys(desk('waratek-reseller').pack.types).toSorted()).toEqual(['ANNOUNCEMENT', 'ISSUE', 'OUT_OF_SCOPE', 'PROPOSAL', 'QUESTION', 'SESSION']);
    expect(Object.keys(desk('waratek-reseller').pack.statuses)).toEqual(['New', 'Waiting On Support', 'With Engineering', 'Waiting On Customer', 'Closed']);
    expect(Object.keys(desk('zynstra-cms').pack.types).toSorted()).toEqual(['CONCERN', 'FAULT', 'OUT_OF_SCOPE', 'REQUEST']);
    expect(Object.keys(desk('zynstra-cms').pack.statuses)).toEqual(['with_L1', 'with_L2', 'with_L3', 'with_L4', 'resolved', 'closed']);
  });

  test('what an incident of each desk needs', () => {
    expect(desk('retarus-partner').pack.require['INCIDENT']).toEqual([
      'main_id', 'tenants?', 'contact', 'service', 'start', 'end?', 'description', 'example', 'transactions', 'reproduced', 'done_so_far', 'test_ok', 'known', 'additional?',
    ]);
    expect(desk('rhipe-csp').pack.require['INCIDENT']).toEqual([
      'partner_name', 'tech_contact', 'company', 'tenant_domain', 'explanation', 'users', 'steps_done', 'screenshots?', 'errors?',
    ]);
  });

  test('the printed label of each question of the form comes first', () => {
    const labels = desk('retarus-partner').recognition.fields.map((field) => field.labels[0]?.text);

    expect(labels.slice(0, 5)).toEqual([
      "PARTNERS' MAIN CUSTOMER ID", 'Tenant(s) or Dedicated Customer ID(s)', 'Contact person(s) including telephone number', 'AFFECTED SERVICE', 'START OF INCIDENT',
    ]);
  });
});

describe.each(desks.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test('never forwards to itself', () => {
    expect(one.addresses).not.toContain(one.pack.working_side.address);
  });

  test('every question it may ask can be filled in: a label, and an example that fits a quoted line', () => {
    for (const field of new Set(Object.values(one.pack.require).flat().map((need) => (typeof need === 'string' ? need.replace('?', '') : need.field)))) {
      const { labels, question, example } = one.pack.fields[field] ?? {};
      const examples = typeof example === 'string' ? [example] : Object.values(example ?? {});

      expect(labels?.['en'] ?? question, field).toBeDefined();
      expect(examples.length, `${field} has no example`).toBeGreaterThan(0);
      for (const text of examples) expect(text.length, `${field}: ${text}`).toBeLessThanOrEqual(66);
      for (const text of Object.values(question ?? {})) expect(text.length, text).toBeLessThanOrEqual(78);
    }
  });

  test('every text renders with what a ticket offers, in each language, in lines of at most 80', () => {
    for (const language of one.pack.desk.languages) {
      for (const name of textNames(one.id)) {
        const source = one.text(name, language) ?? '';
        const view = { ...ticketView(one, ticketOf(one, language), language), words: one.words(language) };

        const shown = renderLiquid('paragraph', source, view).trim();

        expect(shown, name).not.toBe('');
        for (const line of shown.split('\n').filter((one) => !one.startsWith('https:'))) expect(line.length, `${one.id} ${name}.${language}: ${line}`).toBeLessThanOrEqual(80);
      }
    }
  });

  test('every language has every text that goes to a requester', () => {
    const main = keysOf(`${one.id}/texts.en.yaml`).filter((name) => !staffTexts.has(name) && !name.startsWith('staff_'));
    for (const language of one.pack.desk.languages) {
      expect(keysOf(`${one.id}/texts.${language}.yaml`), language).toEqual(expect.arrayContaining(main));
    }
  });

  test('a recognised value can be traced to the pack line of its label', () => {
    const lines = (files.get(`${one.id}/pack.yaml`) ?? '').split('\n');
    for (const field of one.recognition.fields) {
      for (const label of field.labels) {
        const [file, line] = label.rule.split(':');

        expect(file).toBe(`${one.id}/pack.yaml`);
        expect(lines[Number(line) - 1]).toContain(label.text);
      }
    }
  });
});

describe('words', () => {
  test.each(['en', 'de', 'fr'])('%s: every reason and every source has its words', (language) => {
    const own = keysOf(`shared/words.${language}.yaml`);

    expect(own).toEqual(expect.arrayContaining(wrongReasons.map((reason) => `wrong_${reason}`)));
    expect(own).toEqual(expect.arrayContaining(fieldSources.map((source) => `source_${source.replaceAll('-', '_')}`)));
  });
});

describe('a slip in a shipped pack is found on its line', () => {
  test.each([
    ['retarus-partner', 'not_after: now', 'not_afer: now', 'not_after'],
    ['retarus-partner', 'to: AT_RETARUS}', 'to: AT_RETARU}', 'AT_RETARUS'],
    ['retarus-partner', '    kind: id_list\n', '    kind: idlist\n', 'id_list'],
    ['ox-cloud', 'sla: false', 'sla: no', 'true or false'],
    ['ox-cloud', 'at_most: "3"', 'at_most: 3', 'write it in quotes'],
    ['rhipe-csp', 'mon-fri: "08:00-20:00"', 'mon-fri: "20:00-08:00"', 'opening hours'],
    ['rhipe-csp', 'to: handed_over', 'to: handed-over-to', 'a status'],
    ['rhipe-csp', 'clock: business\n    due: 3bd', 'clock: busines\n    due: 3bd', 'business'],
  ])('%s: %s', (id, from, to, hint) => {
    const path = `${id}/pack.yaml`;
    const text = files.get(path) ?? '';

    const { rulebook: none, faults } = loadRulebook(new Map(files).set(path, changed(text, from, to)));

    expect(none).toBeNull();
    expect(faults.map(faultText)).toEqual([expect.stringContaining(hint)]);
    expect(faults[0]).toMatchObject({ file: path, line: lineOf(text, from.trim()) + (from.startsWith('\n') ? 1 : 0) });
  });
});

describe('versions', () => {
  test('tell contents apart, not tests and notes', () => {
    const version = (changes: Readonly<Record<string, string>>): string | undefined => {
      const all = new Map([...files, ...Object.entries(changes)]);
      return loadRulebook(all).rulebook?.desks.get('ox-cloud')?.version;
    };
    const pack = files.get('ox-cloud/pack.yaml') ?? '';

    expect(version({})).toMatch(/^2024 [0-9a-f]{6}$/);
    expect(version({ 'ox-cloud/README.md': 'other' })).toBe(version({}));
    expect(version({ 'ox-cloud/pack.yaml': `${pack}# one more line\n` })).not.toBe(version({}));
    expect(version({ 'retarus-partner/texts.en.yaml': `${files.get('retarus-partner/texts.en.yaml') ?? ''}\n` })).toBe(version({}));
  });
});

const staffTexts = new Set(['monthly_report_wanted', 'key_not_valid_tell']);

function textNames(id: string): string[] {
  return keysOf(`${id}/texts.en.yaml`);
}

function keysOf(path: string): string[] {
  return [...(files.get(path) ?? '').matchAll(/^"?([\w]+)"?:/gm)].map((match) => match[1] ?? '');
}

/** A ticket with every field known, so that a text can show any of them. */
function ticketOf(one: Desk, language: string): Ticket {
  const fields = Object.fromEntries(Object.keys(one.pack.fields).map((id) => [id, {
    value: 'x', raw: 'x', source: 'label', line: 1, rule: 'x', assumed: false,
  } as const]));
  return {
    ref: one.pack.desk.ref.replace('{yyyy}', '2026').replace(/\{seq:\d\}/, '0000001'), desk: one.id, version: 1, packVersion: one.version,
    subject: 'Subject', language, channel: 'mail', requester: { displayName: 'Jo Doe', addrSpec: 'jo@shop.example' }, participants: [],
    organisation: null, zone: one.pack.desk.zone, entitlement: null, sla: true, type: 'INCIDENT', typeAssumed: false,
    status: Object.keys(one.pack.statuses)[0] ?? '', severity: null, severityAssumed: false, severityReason: '', fields, wrong: [], missing: [],
    optionalMissing: [], asked: [], flags: [], vendorRefs: [], links: [], assignedTo: null, timers: {}, receivedAt: 0, closedAt: null,
    closeReason: null, forwardedAt: null, repliedAt: null, text: '', openedBy: '1', attachmentsIn: [], requesterMessageId: null, workingMessageId: null,
  };
}
