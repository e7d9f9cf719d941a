// How did we do: asked once when a case closes, answered by mail with a figure or in words, kept on the case. A closed
// case stays closed for it; what is not over opens again as ever.
import { expect, it } from 'vitest';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const jess = 'Jess Tan <jess@harbour.example>';
const partner = 'jess@harbour.example';
const engineers = 'engineers@rhipe.example';

const closed: readonly Turn[] = [
  {
    what: 'Jess writes', mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: partner }],
    mail: () => ({
      from: jess, to: 'partner.support@rhipe.example', subject: 'Shared mailboxes not working', messageId: 'survey@harbour.example',
      text: 'Partner: Harbour Cloud Pty Ltd\nTechnical contact: Jess Tan, +61 2 5550 0188, jess@harbour.example\nCompany Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nIssue: shared mailboxes no longer appear in Outlook\nUsers affected: reception@contoso.example\nTroubleshooting steps: new Outlook profile',
    }),
  },
  { what: 'staff solve it', act: { verb: 'resolve', argument: 'The permission was missing.' }, mails: [{ kind: 'relay', to: partner }], ticket: { status: 'resolved' } },
  {
    what: 'Jess is content, and is asked how it went', until: '2026-03-10T05:00:00Z', ticket: { status: 'closed', survey: { askedAt: expect.any(Number) as unknown as number, answer: null } },
    mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'Thank you, it works now.'),
    mails: [{ kind: 'relay', to: engineers }, { kind: 'answer', to: partner, says: [/from 1 \(poor\) to 5/u] }],
  },
];

const rated = (score: number | null, words: string): NonNullable<Turn['ticket']> => ({
  status: 'closed', survey: { askedAt: expect.any(Number) as unknown as number, answer: { score, scale: 5, words, by: partner, at: expect.any(Number) as unknown as number } },
});

onEveryGround((gateway) => {
  it('files a figure without a word to anybody, and keeps the last one', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [
      ...closed,
      { what: 'stars', mail: (sofar) => answerTo(lastTo(sofar, partner), jess, '★★★★'), state: 'joined', reason: /survey/u, mails: [], ticket: rated(4, '★★★★'), history: [/^survey: 4 of 5/u] },
      { what: 'a second thought', mail: (sofar) => answerTo(lastTo(sofar, partner), jess, '5/5\n\nPat was patient with us.'), state: 'joined', mails: [], ticket: rated(5, '5/5\n\nPat was patient with us.') },
      { what: 'the days to reopen are over; a rating opens no new case', until: '2026-04-20T01:00:00Z', mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'very satisfied'), state: 'joined', mails: [], ticket: rated(5, 'very satisfied') },
    ]);
  });

  it('tells the service delivery manager of a bad one, and says sorry', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [
      ...closed,
      {
        what: 'a bad one', mail: (sofar) => answerTo(lastTo(sofar, partner), jess, '1 - two days for a tick in a box.'), state: 'joined', ticket: rated(1, '1 - two days for a tick in a box.'),
        mails: [{ kind: 'tell', to: 'sdm@rhipe.example', says: [/1 of 5: 1 - two days/u] }, { kind: 'answer', to: partner, says: [/sorry/u], saysNot: [/How did we do/u] }],
      },
    ]);
  });

  it('reopens for what is not over, and asks again only after thirty days', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [
      ...closed,
      {
        what: 'not over', mail: (sofar) => answerTo(lastTo(sofar, partner), jess, '2 - and it is still broken for two people.'), state: 'joined', ticket: { status: 'open' },
        mails: [{ kind: 'relay', to: engineers, says: ['still broken'] }, { kind: 'answer', to: partner, says: [/open again/u] }],
      },
      { what: 'closed again', act: { verb: 'close', argument: '' }, mails: [{ kind: 'answer', to: partner, says: [/now closed/u], saysNot: [/How did we do/u] }] },
      { what: 'taken up once more', act: { verb: 'reopen', argument: '' }, mails: [] },
      { what: 'closed after a month', until: '2026-04-20T01:00:00Z', act: { verb: 'close', argument: '' }, mails: expectAnyTells() },
    ]);
  });
});

/** What watchers of open cases are told on the way, then the mail that asks again. */
function expectAnyTells(): Turn['mails'] {
  return [{ kind: 'answer', to: partner, says: [/How did we do/u] }];
}
