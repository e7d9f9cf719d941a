// Who writes during a soak. Partners open a case and answer the first mail they get; engineers answer each forward;
// robots answer without end, some of them unmarked; spam and broken mail come in between; and one mail in ten is delivered
// twice, as by a sender that never heard our 250. Everything is told apart by words that occur once.
import { randomBytes } from 'node:crypto';
import { mailBytes, sendBytes } from '../../test/support/smtp-client.ts';
import type { TakenMail } from '../../test/support/capturing-relay.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';

export const deskAddress = 'partner.support@rhipe.example';
export const engineers = 'engineers@rhipe.example';

/** What a delivered mail must have become. */
export type Kind = 'case' | 'answer' | 'work' | 'vacation' | 'report' | 'spam' | 'broken' | 'robot';

export interface Delivered {
  readonly kind: Kind;
  readonly messageId: string;
  /** The case it belongs to. */
  readonly about: string;
}

export interface People {
  /** Everything answered 250, each once. */
  readonly delivered: Delivered[];
  /** Reads what left, and lets those write who would answer; call it again and again. */
  read(taken: readonly TakenMail[]): void;
  /** Nobody begins anything new; what is read is still answered. */
  rest(): void;
  /** Resolves when the last answers are delivered. */
  stop(): Promise<void>;
}

interface Letter {
  readonly kind: Kind;
  readonly about: string;
  readonly from: string;
  readonly reversePath?: string;
  readonly to: string;
  readonly raw: Buffer;
  readonly messageId: string;
}

/** Answers of an unmarked robot: more than any budget lets us write to it, fewer than a night of it. */
const robotAnswersMax = 30;
/** Deciding is slower than accepting: what piles up would only make the run longer. */
const pauseMs = 250;

/** `clients` writers at once; `port` says where to deliver, `random` is seeded. */
export function startPeople(port: (turn: number) => number, clients: number, random: () => number): People {
  const delivered: Delivered[] = [];
  const waiting: Letter[] = [];
  const answered = new Map<string, number>();
  let [count, readUpTo, resting, stopping] = [0, 0, false, false];

  const nextLetter = (): Letter | null => waiting.shift() ?? (resting ? null : begin((count += 1), random));
  const writer = async (turn: number): Promise<void> => {
    for (let letter = nextLetter(); letter !== null || !stopping; letter = nextLetter()) {
      if (letter !== null) {
        await deliver(port, turn, letter, random() < 0.1 ? 2 : 1);
        delivered.push({ kind: letter.kind, messageId: letter.messageId, about: letter.about });
      }
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  };
  const writers = Array.from({ length: clients }, (_, turn) => writer(turn));
  return {
    delivered,
    read: (taken) => {
      for (const mail of taken.slice(readUpTo)) waiting.push(...answersTo(mail, answered));
      readUpTo = taken.length;
    },
    rest: () => {
      resting = true;
    },
    stop: async () => {
      [resting, stopping] = [true, true];
      await Promise.all(writers);
    },
  };
}

async function deliver(port: (turn: number) => number, turn: number, letter: Letter, times: number): Promise<void> {
  for (let done = 0, attempt = turn; done < times; attempt += 1) {
    // Like a mail server: the other door when this one does not answer, and again until it is taken.
    const taken = await sendBytes(port(attempt), letter.reversePath ?? letter.from, [letter.to], letter.raw).then(() => true, () => false);
    if (taken) done += 1;
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A mail out of the blue. */
function begin(number: number, random: () => number): Letter {
  const draw = random();
  // A machine that does not say so is known by its name here, and by nothing in its mail.
  const robot = draw >= 0.18 && draw < 0.22;
  const about = `soak${robot ? 'bot' : ''}${number}`;
  const from = `${about}@harbour.example`;
  const text = `Hi,\n\none of our customers cannot log in to the portal since this morning, please help. (word-${about}-case)`;
  const letter = (kind: Kind, more: Partial<Letter> & { headers?: readonly string[] } = {}): Letter => ({
    kind, about, from, to: deskAddress, messageId: `${about}.${kind}@harbour.example`,
    raw: mailBytes({ from, to: deskAddress, subject: `user cannot log in ${about}`, messageId: `${about}.${kind}@harbour.example`, text, headers: more.headers ?? [] }), ...more,
  });
  if (draw < 0.06) return letter('spam', { headers: ['Precedence: bulk', 'List-Unsubscribe: <mailto:out@spam.example>'] });
  if (draw < 0.12) return letter('vacation', { headers: ['Auto-Submitted: auto-replied'], reversePath: '' });
  if (draw < 0.18) {
    const junk = Buffer.concat([Buffer.from(`Message-ID: <${about}.broken@harbour.example>\r\nContent-Type: multipart/mixed; boundary=never\r\nX-Junk: \0`), randomBytes(20_000)]);
    return letter('broken', { raw: junk });
  }
  return letter(robot ? 'robot' : 'case');
}

/** What the people and machines behind an address write back; each conversation ends by itself. */
function answersTo(mail: TakenMail, answered: Map<string, number>): Letter[] {
  const parsed = parseMessage(mail.raw);
  const text = parsed.lines.map((line) => line.text).join('\n');
  const to = parsed.replyTo[0]?.addrSpec ?? deskAddress;
  const reader = mail.to[0] ?? '';
  const about = reader === engineers ? (/word-(soak(?:bot)?\d+)-/u.exec(text)?.[1] ?? '') : (reader.split('@')[0] ?? '');
  const times = answered.get(`${reader} ${about}`) ?? 0;
  const letter = (kind: Kind, words: string, headers: readonly string[] = [], reversePath?: string): Letter => ({
    kind, about, from: reader, to, messageId: `${about}.${kind}.${times}@${reader.split('@')[1] ?? ''}`, ...(reversePath === undefined ? {} : { reversePath }),
    raw: mailBytes({
      from: reader, to, subject: `Re: ${parsed.subject}`, messageId: `${about}.${kind}.${times}@${reader.split('@')[1] ?? ''}`, text: words,
      headers: [`In-Reply-To: <${mail.messageId}>`, `References: <${mail.messageId}>`, ...headers],
    }),
  });
  if (about === '' || to === deskAddress) return [];
  const robot = about.startsWith('soakbot');
  if (times >= (robot ? robotAnswersMax : 1)) return [];
  answered.set(`${reader} ${about}`, times + 1);
  if (robot && reader !== engineers) return [letter('robot', `We have received your message and will look at it. (${times})`)];
  return [letter(reader === engineers ? 'work' : 'answer', `word-${about}-${reader === engineers ? 'work' : 'answer'}: here is what you asked for.`)];
}
