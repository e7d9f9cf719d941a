// Every mail that the shipped packs can bring forth: no line too long, nothing internal, and the HTML part says the same.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import type { AnswerEffect, MailEffect } from '../../src/decide/decision.ts';
import { wrongReasons, type Ticket } from '../../src/decide/ticket.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { Desk } from '../../src/rulebook/rulebook.ts';
import { composed, htmlFaults, plainAnswer } from '../support/composed.ts';
import { knownField, ticketWith } from '../support/desk.ts';

/** Every desk that ships, by its own files. */
function shippedDesks(): Desk[] {
  const folder = fileURLToPath(new URL('../../rules', import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile());
  const { rulebook } = loadRulebook(new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')])));
  return [...(rulebook?.desks.values() ?? [])];
}

/** A ticket in which every field with an example is known by it. */
function exampleTicket(desk: Desk, more: Partial<Ticket>): Ticket {
  const ref = desk.pack.desk.ref.replace('{yyyy}', '2026').replace(/\{seq:(\d)\}/u, (_, width: string) => '42'.padStart(Number(width), '0'));
  const fields = Object.fromEntries(Object.entries(desk.pack.fields).flatMap(([id, field]) => {
    const example = typeof field.example === 'string' ? field.example : field.example?.['en'];
    return example === undefined ? [] : [[id, knownField(example)]];
  }));
  return ticketWith({ ref, desk: desk.id, type: Object.keys(desk.pack.types)[0] ?? '', status: Object.keys(desk.pack.statuses)[0] ?? '', severity: desk.pack.severity.levels[0] ?? null, severityAssumed: true, fields, channel: 'mail', ...more }, desk);
}

describe('every mail of every shipped desk, in every language', () => {
  const situations = ['opened', 'completed', 'still-missing', 'reopened', 'closed', 'notice', 'held', 'redirected'] as const;
  const cases = shippedDesks().flatMap((desk) => desk.pack.desk.languages.map((language) => ({ desk, language, id: desk.id })));
  const internal = /\bnull\b|\bundefined\b|\[object|NaN|\{\{|\{%|wrong_|source_|text_|subject_|Liquid/u;

  function faultsOf(sent: OutgoingMail, ownFields: readonly string[]): string[] {
    const lines = sent.text.split('\n');
    return [
      ...[...sent.text.matchAll(/^== .* ==\n(?=\n)|\n\n\n/gmu)].map((match) => `odd blank line: ${match[0]}`),
      ...lines.filter((line) => line.length > 78 && !/https?:\/\/\S{60}/u.test(line)).map((line) => `long: ${line}`),
      ...lines.filter((line) => internal.test(line)).map((line) => `internal: ${line}`),
      ...lines.filter((line) => / {2}\S.* {2}/u.test(line) && !/^ {2,}[\w#-]/u.test(line)).map((line) => `blanks: ${line}`),
      ...ownFields.filter((id) => id.includes('_') && sent.text.includes(id)).map((id) => `field id: ${id}`),
      ...(sent.text.includes('\n\n\n') ? ['empty lines'] : []),
      ...htmlFaults(sent),
    ];
  }

  it('are many', () => {
    expect(cases.length).toBeGreaterThan(4);
  });

  it.each(cases)('$id in $language: answers in every situation, status and type', ({ desk, language }) => {
    const ids = Object.keys(desk.pack.fields);
    for (const type of Object.keys(desk.pack.types)) {
      const required = (desk.pack.require[type] ?? []).map((one) => (typeof one === 'string' ? one.replace('?', '') : one.field));
      for (const status of Object.keys(desk.pack.statuses)) {
        for (const situation of situations) {
          const wrong = wrongReasons.map((reason, index) => ({ field: ids[index % ids.length] ?? '', reason, detail: '', raw: 'what he wrote' }));
          const ticket = exampleTicket(desk, { type, status, typeAssumed: true, language, wrong });
          const effect: AnswerEffect = { ...plainAnswer, situation, language, missing: required, optional: required, wrong: ticket.wrong.map((one) => one.field) };

          expect(faultsOf(composed(effect, ticket, { desk }), ids), `${type} ${status} ${situation}`).toEqual([]);
        }
      }
    }
  });

  it.each(cases)('$id in $language: each of its paragraphs', ({ desk, language }) => {
    const folder = new URL(`../../rules/${desk.id}/texts.${language}.yaml`, import.meta.url);
    const names = [...readFileSync(folder, 'utf8').matchAll(/^([a-z]\w*):/gmu)].map((match) => match[1] ?? '');
    for (const closeReason of [null, ...desk.pack.rules.flatMap((rule) => rule.do.flatMap((one) => ('close' in one ? [one.close] : [])))]) {
      for (const name of names) {
        const fields = { ...exampleTicket(desk, {}).fields, eta: knownField('12.03. noon') };
        const sent = composed({ ...plainAnswer, situation: 'notice', language, paragraphs: [name], showKnown: false }, exampleTicket(desk, { language, fields, closeReason, links: [{ ref: 'OLD-1', kind: 'follows' }] }), { desk });

        expect(faultsOf(sent, Object.keys(desk.pack.fields)), name).toEqual([]);
      }
    }
    expect(names.length).toBeGreaterThan(5);
  });

  it.each(cases)('$id in $language: a new level with its reason, and the way to answer a forward', ({ desk, language }) => {
    const { levels } = desk.pack.severity;
    const ticket = exampleTicket(desk, { language, severityReason: 'set by mia', severityChange: { from: levels.at(-1) ?? null, because: 'all users of the tenant are locked out of their mailboxes since the morning' } });
    const told = composed({ ...plainAnswer, language, situation: 'notice', paragraphs: ['severity_told'], showKnown: false }, ticket, { desk });
    const help = composed({ kind: 'forward', to: 'x@works.example', reason: 'opened', attachmentsOf: [] }, ticket, { desk }).text.split('== How to answer ==')[1] ?? '';

    expect(faultsOf(told, [])).toEqual([]);
    expect(help.split('\n').filter((line) => line.length > 78)).toEqual([]);
    expect(help).toContain('#assign WHOM');
  });

  it.each(shippedDesks().map((desk) => ({ desk, id: desk.id })))('$id: what the working side gets', ({ desk }) => {
    const ticket = exampleTicket(desk, { flags: [], missing: Object.keys(desk.pack.fields).slice(0, 3), text: 'Please help.' });
    const tells = desk.pack.rules.flatMap((rule) => rule.do).concat(Object.values(desk.pack.timers).flatMap((timer) => timer.on_due)).flatMap((one) => ('tell' in one ? [one.template] : []));
    const effects: MailEffect[] = [
      { kind: 'forward', to: 'x@works.example', reason: 'opened', attachmentsOf: [] },
      { kind: 'relay', direction: 'to-working-side', text: 'And now?', author: 'Ida Holm', attachmentsOf: null, changed: Object.keys(ticket.fields).slice(0, 2), paragraphs: [], inReplyTo: null },
      ...[...new Set([...tells, 'undeliverable', 'escalated', 'commands_not_understood', 'answer_settles_nothing', 'held_without_contact', 'held_question', 'no_address'])].map((text) => ({ kind: 'tell', to: ['x@works.example'], text }) as const),
    ];
    for (const effect of effects) {
      const sent = composed(effect, ticket, { desk });

      // Details are printed with their labels, which may be long; everything else is ours.
      const faults = faultsOf(sent, []).filter((fault) => !(effect.kind === 'forward' && fault.startsWith('long: ')));
      expect(faults, JSON.stringify(effect)).toEqual([]);
      expect(sent.subject).not.toMatch(/_|staff /u);
    }
  });
});
