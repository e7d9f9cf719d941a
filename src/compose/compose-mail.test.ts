import { describe, expect, it } from 'vitest';
import { composed, htmlFaults, plainAnswer, shownBy, tokenKeys as keys } from '../../test/support/composed.ts';
import { acted, apiaryWith, claim, factsOf, hour, joined, mail, opened, stands, ticketOf, ticketWith, tuesday, woken, type MailOptions } from '../../test/support/desk.ts';
import { isStoreEffect, type Decision } from '../decide/decision.ts';
import { readReplyToken } from '../mail/reply-token.ts';
import type { ComposeContext } from './compose-mail.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** All mails of a decision, as the journey composes them. */
function mailsOf(decision: Decision, more: Partial<ComposeContext> = {}): OutgoingMail[] {
  return decision.effects.flatMap((effect) => (effect.kind === 'notice' || isStoreEffect(effect) ? [] : [effect])).map((effect) => composed(effect, ticketOf(decision), { stored: decision.outcome?.state !== 'held' && decision.outcome?.state !== 'redirected', ...more }));
}

function onlyOf(mails: readonly OutgoingMail[], kind: OutgoingMail['kind']): OutgoingMail {
  const [one, ...others] = mails.filter((sent) => sent.kind === kind);
  if (one === undefined || others.length > 0) throw new Error(`not exactly one ${kind}`);
  return one;
}

const half = async (options: MailOptions = {}): Promise<Decision> => opened(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711'], ['licence', 'LIC-LINDEN-1001']), ...options }));
const full: MailOptions = { fields: [claim('club_no', '4711'), claim('began', '2026-03-09T08:00:00Z', { raw: '09.03.2026 09:00 UTC+1' }), claim('story', 'They lie before the hive'), claim('sample', 'one bee')] };

describe('headers of automatic mail', () => {
  it('an answer is marked, has no reverse-path, and names the mail that it answers', async () => {
    const sent = onlyOf(mailsOf(await half()), 'answer');

    expect(sent).toMatchObject({ automatic: true, reversePath: `help+${sent.messageId.split('@')[0]}@apiary.example`, inReplyTo: 'm1@linden.example', from: { displayName: 'Apiary Help', addrSpec: 'help@apiary.example' } });
    expect(sent.headers).toEqual([
      { name: 'X-Desk-Id', value: 'apiary' }, { name: 'X-Ticket-Ref', value: 'BEE-2026-0001' }, { name: 'Auto-Submitted', value: 'auto-replied' }, { name: 'X-Auto-Response-Suppress', value: 'All' },
    ]);
    expect(sent.references).toEqual(['m1@linden.example', sent.messageId]);
  });

  it('what a timer says is generated, not replied', () => {
    const cured = ticketOf(acted(ticketWith(), 'resolve'));
    const sent = onlyOf(mailsOf(woken(cured, 'closing', cured.timers['closing']?.warnAt ?? 0)), 'answer');

    expect(sent.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
    expect(sent.reversePath).toBe(`help+${sent.messageId.split('@')[0]}@apiary.example`);
  });

  it.each(['forward', 'tell'] as const)('a %s is marked too', async (kind) => {
    const decision = kind === 'forward' ? await half(full) : woken(ticketWith({ timers: ticketOf(await half()).timers }), 'response', tuesday + 4 * hour);
    const sent = onlyOf(mailsOf(decision), kind);

    expect(sent).toMatchObject({ automatic: true, reversePath: `help+${sent.messageId.split('@')[0]}@apiary.example`, inReplyTo: null });
    expect(sent.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
  });

  it('what a person wrote is carried as his: not marked, with a reverse-path', () => {
    const sent = onlyOf(mailsOf(acted(ticketWith({ requesterMessageId: 'm1@linden.example' }), 'reply', 'Feed them.')), 'relay');

    expect(sent).toMatchObject({ automatic: false, reversePath: `help+${sent.messageId.split('@')[0]}@apiary.example`, inReplyTo: 'm1@linden.example', to: [{ addrSpec: 'ida@linden.example' }] });
    expect(sent.headers.map((header) => header.name)).toEqual(['X-Desk-Id', 'X-Ticket-Ref']);
  });
});

describe('what an earlier case knew', () => {
  it.each([['en', 'from your earlier case'], ['de', 'aus Ihrem früheren Fall']])('is told in %s as known from there, and to the working side with its number', (language, note) => {
    const ticket = ticketWith({ language, fields: { story: { value: 'bees lie before the hive', raw: '', source: 'label', line: 0, rule: '', assumed: true, earlier: 'BEE-2026-0007' } } });
    const forward = composed({ kind: 'forward', to: 'keepers@works.example', reason: 'complete', attachmentsOf: [] }, ticket);

    expect(composed({ ...plainAnswer, language }, ticket).text).toContain(`bees lie before the hive\n      (${note})`);
    expect(forward.text).toContain('bees lie before the hive [from BEE-2026-0007]');
  });
});

describe('one of a kind', () => {
  it.each([
    ['en', ['behind the colon -', '== A file that would help ==', 'It is not in your mail']],
    ['de', ['hinter den Doppelpunkt -', '== Eine Datei, die helfen würde ==', 'In Ihrer Mail war sie nicht']],
  ])('is asked for as one, in %s', (language, says) => {
    const text = composed({ ...plainAnswer, language, missing: ['story'], helpful: ['swarm_photo'] }, ticketWith({ language, missing: ['story'] })).text.replaceAll(/\s+/gu, ' ');

    for (const one of says) expect(text).toContain(one);
  });
});

describe('what a forward lacks', () => {
  it.each([[['story'], 'the requester has been asked for'], [[], 'nobody has been asked for']])('was asked for only where somebody was asked: %s', (asked, words) => {
    const ticket = ticketWith({ missing: ['story'], asked });

    expect(composed({ kind: 'forward', to: 'keepers@works.example', reason: 'opened', attachmentsOf: [] }, ticket).text).toContain(`NOT COMPLETE - ${words}:\n  - Story (missing)`);
  });
});

describe('reply tokens', () => {
  const sideOf = (sent: OutgoingMail): unknown => {
    const inReplyTo = readReplyToken(keys, sent.replyTo.addrSpec.split('@')[0]?.split('+')[1] ?? '');
    const inMessageId = readReplyToken(keys, sent.messageId.split('@')[0] ?? '');
    return [inReplyTo, inMessageId];
  };
  const valid = (side: string, ref = 'BEE-2026-0001'): unknown => [{ kind: 'valid', ref, side }, { kind: 'valid', ref, side }];

  it('are of the side that the mail goes to', async () => {
    const [forward, answer] = [onlyOf(mailsOf(await half(full)), 'forward'), onlyOf(mailsOf(await half(full)), 'answer')];
    const toRequester = onlyOf(mailsOf(acted(ticketWith(), 'reply', 'Feed them.')), 'relay');
    const toWorkingSide = onlyOf(mailsOf(joined(ticketWith(), mail({ text: 'And now?' }))), 'relay');

    expect([answer, toRequester].map(sideOf)).toEqual([valid('requester'), valid('requester')]);
    expect([forward, toWorkingSide].map(sideOf)).toEqual([valid('working'), valid('working')]);
  });

  it('of a held mail name the held mail; without one there is none', async () => {
    const decision = opened(mail({ from: 'kid@linden.example', facts: await factsOf('kid@linden.example') }));
    const [answer, tell] = mailsOf(decision, { heldRef: 'HELD-17' });
    const [unfiled] = mailsOf(decision);

    expect(answer === undefined || tell === undefined ? [] : [sideOf(answer), sideOf(tell)]).toEqual([valid('requester', 'HELD-17'), valid('working', 'HELD-17')]);
    expect(unfiled?.replyTo.addrSpec).toBe('help@apiary.example');
    expect(unfiled?.headers.map((header) => header.name)).not.toContain('X-Ticket-Ref');
  });

  it('stand in the address of the channel that the mail came by', async () => {
    expect(onlyOf(mailsOf(await half({ forwardPaths: ['office@apiary.example'] })), 'answer').replyTo.addrSpec).toMatch(/^office\+bee-2026-0001\.r\.k[a-z2-7]{16}@apiary\.example$/u);
  });
});

describe('the subject', () => {
  const subject = async (text: string): Promise<string> => onlyOf(mailsOf(await half({ subject: text })), 'answer').subject;

  it.each([
    ['ill bees', 'Re: [BEE-2026-0001] ill bees'],
    ['Re: AW: Fwd: WG: ill bees', 'Re: [BEE-2026-0001] ill bees'],
    ['Re: [BEE-2026-0001] Re: [BEE-2025-0042] ill bees', 'Re: [BEE-2026-0001] ill bees'],
    ['', 'Re: [BEE-2026-0001]'],
    ['[urgent] ill bees', 'Re: [BEE-2026-0001] [urgent] ill bees'],
    ['Re-count: ill bees', 'Re: [BEE-2026-0001] Re-count: ill bees'],
    ['Re: [HELP-4711] ill bees', 'Re: [BEE-2026-0001] [HELP-4711] ill bees'],
  ])('of %j is %j', async (text, expected) => {
    expect(await subject(text)).toBe(expected);
  });

  it('ends with the number of the requester’s own ticket system, once, and only to him', async () => {
    const own = { fields: [...(full.fields ?? []), claim('own_ref', 'A1B2C3')] };

    expect(onlyOf(mailsOf(await half({ ...own, subject: 'ill bees' })), 'answer').subject).toBe('Re: [BEE-2026-0001] ill bees [Your reference A1B2C3]');
    expect(onlyOf(mailsOf(await half({ ...own, subject: '[A1B2C3] ill bees' })), 'answer').subject).toBe('Re: [BEE-2026-0001] [A1B2C3] ill bees');
    expect(onlyOf(mailsOf(await half({ ...own, subject: 'ill bees' })), 'forward').subject).not.toContain('A1B2C3');
  });

  it('does not grow over a conversation', async () => {
    let text = 'ill bees';
    for (let round = 0; round < 5; round++) text = await subject(`Re: ${text}`);

    expect(text).toBe('Re: [BEE-2026-0001] ill bees');
  });

  it('to the working side says what it is', async () => {
    expect(onlyOf(mailsOf(await half(full)), 'forward').subject).toBe('[BEE-2026-0001] SICKNESS (2): ill bees');
  });
});

describe('hostile words', () => {
  const evil = 'x\r\nBcc: thief@nowhere.example\r\n\r\nhello\u2028\u0000';

  it('stay on one line of a header', async () => {
    const name = { displayName: evil, addrSpec: 'ida@linden.example' };
    const decision = await half({ ...full, subject: evil, name: evil, messageId: 'm1\r\nBcc: thief@nowhere.example' });
    const mails = [...mailsOf(decision), ...mailsOf(acted({ ...ticketOf(decision), requester: name }, 'reply', 'Feed them.'))];

    for (const sent of mails) {
      const heads = [sent.subject, sent.messageId, sent.inReplyTo ?? '', ...sent.references, ...[sent.from, sent.replyTo, ...sent.to].flatMap((one) => [one.displayName, one.addrSpec]), ...sent.cc, ...sent.headers.map((one) => one.value)];
      expect(heads.filter((head) => /[\p{Cc}\u2028\u2029]/u.test(head))).toEqual([]);
    }
    expect(mails).toHaveLength(3);
  });

  it('are words, not a template', async () => {
    const sent = onlyOf(mailsOf(await half({ subject: '{{ ref }}', fields: [claim('story', '{% assign x = 1 %}{{ 7 | times: 6 }}')] })), 'answer');

    expect(sent.text).toContain('{% assign x = 1 %}{{ 7 | times: 6 }}');
    expect(sent.subject).toContain('{{ ref }}');
  });

  it('stay words in the HTML part: no tag, no attribute, no link but to the web, no mark of ours', async () => {
    const script = '<script>alert(1)</script><img src=x onerror="y"> {{ 7 | times: 6 }} \uE000{"kind":"heading","text":"HEAD"}\uE001 javascript:alert(1) https://evil.example/"onclick="x \' & <a href="http://x.example">';
    const decision = await half({ ...full, subject: 'x <script>', name: script, text: script, fields: [claim('club_no', '4711'), claim('began', '2026-03-09T08:00:00Z', { raw: script }), claim('story', script), claim('sample', script)] });
    const mails = [...mailsOf(decision), ...mailsOf(acted(ticketOf(decision), 'reply', script)), ...mailsOf(joined(ticketOf(decision), mail({ text: script })))];

    expect(mails.map((sent) => sent.kind)).toEqual(['forward', 'answer', 'relay', 'relay']);
    for (const sent of mails) {
      expect(htmlFaults(sent)).toEqual([]);
      expect(sent.html).not.toMatch(/<script|<img|HEAD<|[\uE000\uE001]/u);
      expect(shownBy(sent.html ?? '')).toContain('<script>alert(1)</script>');
      expect(sent.text).not.toMatch(/[\uE000\uE001]/u);
    }
  });

  it('keep their lines and indents in the HTML part of a relay', () => {
    const sent = onlyOf(mailsOf(acted(ticketWith(), 'reply', 'Do this:\n  1. feed them,\n  2. wait\n\nhttps://guide.apiary.example/a?b=1&c=2.')), 'relay');

    expect(sent.html).toContain('Do this:<br>\n&nbsp; 1. feed them,<br>\n&nbsp; 2. wait<br>\n<br>\n<a href="https://guide.apiary.example/a?b=1&amp;c=2" style');
    expect(sent.html).toContain('c=2</a>.');
  });

  it('do not forge the form of an answer by their length or their lines', async () => {
    const sent = onlyOf(mailsOf(await half({ fields: [claim('product', 'Smoker', { raw: 'x' }), claim('story', `a\n\n== What we still need ==\nCLUB NUMBER: ${'y'.repeat(5_000)}`)] })), 'answer');

    expect(sent.text.split('\n').filter((line) => line.startsWith('== What we still need =='))).toHaveLength(1);
    expect(Math.max(...sent.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

describe('keys', () => {
  const key = 'LIC-LINDEN-1001';
  const options: MailOptions = {
    ...full, subject: `my ${key}`, text: `Licence: ${key}\nand again ${key}, and LIC-HEATHER-2001`, identifiers: [stands('licence', key)],
    fields: [claim('licence', key), ...(full.fields ?? []), claim('story', `my key is ${key}, not LIC-HEATHER-2001`)],
  };

  it('never leave whole: not in an answer, a forward, its JSON, a relay, a subject', async () => {
    const decision = await half(options);
    const mails = [...mailsOf(decision), ...mailsOf(joined(ticketOf(decision), mail({ text: `use ${key}` }))), ...mailsOf(acted(ticketOf(decision), 'reply', `your ${key} is fine`))];

    expect(mails.map((sent) => sent.kind).sort()).toEqual(['answer', 'forward', 'relay', 'relay']);
    for (const sent of mails) expect([sent.subject, sent.text, ...sent.files.map((file) => file.text)].join('\n') + sent.html).not.toMatch(/LIC-LINDEN-1001|LIC-HEATHER-2001/u);
    expect(onlyOf(mailsOf(decision), 'answer').text).toContain('Licence = …01');
  });

  it('nor when they are wrong', async () => {
    const decision = await half({ fields: [claim('level', '1'), claim('licence', 'LIC-HEATHER-2001')] });
    const wrong = { ...ticketOf(decision), type: 'SICKNESS', wrong: [{ field: 'licence', reason: 'not_yours', detail: 'does not belong to your organisation', raw: 'LIC-HEATHER-2001' }] } as const;
    const sent = composed({ kind: 'forward', to: 'keepers@works.example', reason: 'opened', attachmentsOf: [] }, wrong);

    expect(sent.text + sent.files.map((file) => file.text).join('')).not.toContain('LIC-HEATHER-2001');
    expect(() => JSON.parse(sent.files[0]?.text ?? '') as unknown).not.toThrow();
  });
});

describe('the text of an answer', () => {
  it('asks each thing in a line that can be filled in, says what is known and what was assumed', async () => {
    const { text } = onlyOf(mailsOf(await half({ fields: [claim('club_no', '4711'), claim('sample', 'one bee'), claim('level', null, { problem: 'not a choice', raw: '9' })] })), 'answer');

    expect(text).toContain('Hello Ida,\n\nThank you for your mail. It is now ticket BEE-2026-0001.');
    expect(text).toContain('\nBegan:\n  (e.g. 10.03.2026 09:00 UTC+1)\n');
    expect(text).toContain('What happened?\nStory:\n  (e.g. bees lie before the hive)\n');
    expect(text).toContain('  - kind of ticket = sickness\n      (assumed, because your mail does not say)\n');
    expect(text).toContain('  - severity = 2 (ill), assumed; our team confirms or changes it\n');
    expect(text).toContain('  - Keeper = Ida Holm, +49 30 23125 123, ida@linden.example\n      (from our records)\n');
    expect(text).toContain('  - Sample = one bee\n');
    expect(text).not.toContain('Trace');
  });

  it('greets by the first name, but no department, no machine and no address', async () => {
    const greeting = (displayName: string): string => composed({ ...plainAnswer, situation: 'notice' }, ticketWith({ requester: { displayName, addrSpec: 'ida@linden.example' } })).text.split('\n')[0] ?? '';

    expect(['Ida Holm', 'Holm, Ida', 'Ida Holm (Linden)', 'IT Team', 'Support', 'ida@linden.example', '', 'no reply', 'Dr. Holm'].map(greeting))
      .toEqual(['Hello Ida,', 'Hello Ida,', 'Hello Ida,', 'Hello,', 'Hello,', 'Hello,', 'Hello,', 'Hello,', 'Hello,']);
  });

  it('is in the language of the ticket, with the printed label beside the local one', async () => {
    const { text } = onlyOf(mailsOf(await half({ language: 'de', name: 'Ida Holm' })), 'answer');

    expect(text).toMatch(/^Guten Tag Ida Holm,\n/u);
    expect(text).toContain('\nVereinsnummer (CLUB NUMBER):\n  (z. B. 4711)\n');
    expect(text).toContain('\nWas ist geschehen?\nWas geschah (Story):\n  (z. B. Bienen liegen vor dem Stock)\n');
  });

  it('greets no company by the first word of its name', () => {
    const ticket = ticketWith({ requester: { displayName: 'Linden service desk', addrSpec: 'ida@linden.example' }, organisation: { id: 'linden', name: 'Linden Club e.V.' } });

    expect(composed({ ...plainAnswer, situation: 'notice' }, ticket).text).toMatch(/^Hello,\n/u);
  });

  it('says once that a ticket is closed', () => {
    const text = composed({ ...plainAnswer, situation: 'closed', paragraphs: ['goodbye'] }, ticketWith({ status: 'outside', closedAt: tuesday, closeReason: 'agreed' })).text;

    expect(text).toContain('Ticket BEE-2026-0001 is closed (agreed).');
    expect(text).not.toContain('It is with the vet.');
  });

  it('one open thing is one, two are some', () => {
    const still = (missing: readonly string[]): string => composed({ ...plainAnswer, situation: 'still-missing', missing }, ticketWith()).text;

    expect(still(['story'])).toContain('One thing is still open.');
    expect(still(['story', 'began'])).toContain('Some things are still open.');
  });

  it('of a held or redirected mail promises no ticket', () => {
    for (const situation of ['held', 'redirected'] as const) {
      const sent = composed({ ...plainAnswer, situation, paragraphs: ['not_named'] }, ticketWith(), { stored: false });

      expect(sent.text + sent.subject).not.toMatch(/BEE-|now ticket/u);
    }
  });
});

describe('the forward', () => {
  it('has the printed labels in order, what is assumed, the writer’s words, and the same for machines', async () => {
    const sent = onlyOf(mailsOf(await half({ ...full, text: 'Dear all,\nplease help.' })), 'forward');
    const json = JSON.parse(sent.files[0]?.text ?? '{}') as Record<string, unknown>;

    expect(sent).toMatchObject({ to: [{ displayName: 'Apiary keepers', addrSpec: 'keepers@works.example' }], files: [{ name: 'ticket.json', mediaType: 'application/json' }] });
    expect(sent.text.indexOf('CLUB NUMBER: 4711')).toBeGreaterThan(0);
    expect(sent.text.indexOf('CLUB NUMBER: 4711')).toBeLessThan(sent.text.indexOf('Began: 09.03.2026 09:00 UTC+1'));
    expect(sent.text).toContain('Trace: one bee [taken from another answer]');
    expect(sent.text).toContain('All required details are there.');
    expect(sent.text).toContain('Dear all,\nplease help.');
    expect(sent.text).toMatch(/First response due +Tue 10 Mar 2026 14:00 CET/u);
    expect(json).toMatchObject({ schema: 'postern/ticket/1', ref: 'BEE-2026-0001', type: 'SICKNESS', complete: true, replyTo: sent.replyTo.addrSpec, severity: '2', severityAssumed: true });
  });

  it('of an incomplete ticket says first what is missing and what does not fit', () => {
    const ticket = ticketWith({ missing: ['story'], wrong: [{ field: 'began', reason: 'not_a_date', detail: '', raw: 'today\nor so' }] });
    const { text } = composed({ kind: 'forward', to: 'keepers@works.example', reason: 'opened', attachmentsOf: [] }, ticket);

    expect(text).toContain('NOT COMPLETE');
    expect(text).toContain('  - Story (missing)\n  - Began ("today or so": we cannot read this as a date and time.)\n');
  });
});

describe('relays', () => {
  it('to the requester carry the words, not what the house says to itself', () => {
    const ticket = ticketWith({ flags: ['response_late'], assignedTo: 'lead', vendorRefs: ['KP1'], severityReason: 'set by lee@works.example: he is slow to pay' });
    const { text } = onlyOf(mailsOf(acted(ticket, 'reply', 'Feed them.\n\nLee')), 'relay');

    expect(text).toMatch(/^Feed them\.\n\nLee\n/u);
    expect(text).not.toMatch(/response_late|slow to pay|lead|KP1|#note/u);
  });

  it('to the requester never show the private address of who wrote', () => {
    for (const author of ['lee@works.example', 'cli']) {
      const { text } = composed({ kind: 'relay', direction: 'to-requester', text: 'Feed them.', author, attachmentsOf: null, changed: [], paragraphs: [], inReplyTo: null }, ticketWith());

      expect(text).toMatch(/\nApiary keepers\n$/u);
      expect(text).not.toMatch(/lee@|cli\b/u);
    }
  });

  it('to the working side say who, what changed, and how to answer', () => {
    const decision = joined(ticketWith(), mail({ text: 'It was three.', fields: [claim('sample', 'three bees')], attachments: [] }));
    const { text } = onlyOf(mailsOf(decision), 'relay');

    expect(text).toContain('Ida Holm writes on ticket BEE-2026-0001\n(sickness, severity 2, working):\n\nIt was three.\n');
    expect(text).toContain('  - Sample = three bees\n');
    expect(text).toContain('#note');
  });
});

describe('telephone numbers on the way to the working side', () => {
  const desk = apiaryWith(['forward:\n', 'forward:\n  mask_phones: true\n']);
  const story = 'They lie before the hive; call +49 89 5550199 or mail\n+49 30 5550177';
  const forwardOf = async (of: typeof desk): Promise<OutgoingMail> => {
    const facts = await factsOf('ida@linden.example', ['club_no', '4711'], ['licence', 'LIC-LINDEN-1001']);
    const decision = opened(mail({ ...full, facts, text: story, fields: [...(full.fields ?? []).filter((one) => one.field !== 'story'), claim('story', story)] }), of);
    return onlyOf(decision.effects.flatMap((effect) => (effect.kind === 'notice' || isStoreEffect(effect) ? [] : [effect])).map((effect) => composed(effect, ticketOf(decision), { desk: of })), 'forward');
  };

  it('are masked in text, HTML and the file for machines where the pack says so, and stay where it does not', async () => {
    const masked = await forwardOf(desk);
    const whole = await forwardOf(apiaryWith());

    for (const text of [masked.text, masked.html ?? '', masked.files.map((file) => file.text).join('')]) expect(text).not.toMatch(/55501/u);
    expect(() => { JSON.parse(masked.files[0]?.text ?? ''); }).not.toThrow();
    expect(whole.text).toContain('5550199');
  });
});
