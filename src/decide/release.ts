// A held mail waits for the word of somebody who may give it (RET-S06, ZYN-S07): the answer to our question whose first
// line says yes. Anything else on the first line is not a yes; a machine's mail never is. Whose word counts was decided
// with the mail itself and is kept with it; that he is who he says is shown by the token he answers to, which only he was
// sent, and by the authentication of his From (H-08).
import type { Instant } from '../mail/instant.ts';
import { matchesAddress, sameAddress } from '../mail/mailbox.ts';
import type { Side } from '../mail/reply-token.ts';
import { isCredible, type Recognition } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Contact, DirectoryFacts } from './directory-facts.ts';
import { valueText } from './ticket.ts';

/** Whose word lets a held mail pass. The working side's always does. */
export interface HeldTerms {
  /** Organisation of its sender; null = a stranger. */
  readonly organisation: string | null;
  /** The authorised contacts of that organisation were asked. */
  readonly authorised: boolean;
  /** What the sender's own yes stands for; null = his word releases nothing. */
  readonly sender: { readonly field: string; readonly value: string } | null;
}

/** The earlier held mail of the same sender; `together`: it is the same matter, and this is the first of it. */
export interface EarlierHeld {
  readonly id: string;
  readonly together: boolean;
}

/** What is kept with a held mail. */
export type HeldNote = HeldTerms & {
  readonly with?: EarlierHeld;
  /** Its question was shown to the working side. */
  readonly asked?: true;
};

/** The word that let a mail pass. */
export interface ReleaseWord {
  /** First line of the answer. */
  readonly said: string;
  /** Field values that it stands for. */
  readonly set: Readonly<Record<string, string>>;
}

/** A mail that was held and may now open its ticket. */
export interface Release extends ReleaseWord {
  /** An address, or what the command line says. */
  readonly by: string;
  /** When the word was given: what is asked and reminded of counts from here, not from the receipt. */
  readonly at?: Instant;
  /** His record, when he is an authorised contact of the sender's organisation. */
  readonly contact: Contact | null;
  /** More mails on the same matter were held with it and come next: only the last is answered. */
  readonly more: boolean;
}

/** An answer to our question about a held mail. */
export interface AnswerOnHeld {
  readonly recognition: Recognition;
  readonly facts: DirectoryFacts;
  readonly from: string;
  /** Whose question it answers: the one to the sender, or the one to those who may release. */
  readonly side: Side;
}

export interface HeldMail {
  readonly from: string;
  /** null: held before they were kept. */
  readonly terms: HeldTerms | null;
}

/** Longer first lines are stories, which may say anything. */
const firstLineCharactersMax = 60;

/** The word that lets the held mail pass; null when this answer is none. */
export function releasingWord(desk: Desk, answer: AnswerOnHeld, held: HeldMail): ReleaseWord | null {
  const { recognition, from } = answer;
  if (recognition.mailClass.classification !== 'human' || recognition.authentication.from === 'fail') return null;
  const said = recognition.reply.text.split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
  if (answer.side === 'working') return mayRelease(desk, answer, held.terms) && saysYes(desk, said) ? { said, set: {} } : null;
  const own = held.terms?.sender ?? null;
  if (own === null || !sameAddress(from, held.from)) return null;
  const stated = recognition.fields.filter((claim) => claim.field === own.field && claim.value !== null).map((claim) => valueText(claim.value ?? ''));
  // What he writes behind the label counts more than how his answer begins.
  const confirmed = stated.length > 0 ? stated.every((value) => value === own.value) : saysYes(desk, said);
  return confirmed ? { said, set: { [own.field]: own.value } } : null;
}

/**
 * "OK", written by one of those whom we asked, but to the held mail itself and not to our question (F37): whoever answers
 * all. Only the word alone: what says more may be a matter of his own. null = no such word.
 */
export function wordToHeldMail(desk: Desk, answer: Omit<AnswerOnHeld, 'side'>, held: HeldMail): ReleaseWord | null {
  const text = answer.recognition.reply.text.trim();
  if (sameAddress(answer.from, held.from) || text.includes('\n') || !isCredible(answer.recognition.authentication)) return null;
  return releasingWord(desk, { ...answer, side: 'working' }, held);
}

/** An authorised contact of the sender's own organisation, where those were asked; or the working side. */
function mayRelease(desk: Desk, { facts, from }: AnswerOnHeld, terms: HeldTerms | null): boolean {
  if (desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from))) return true;
  if (facts.contact?.authorised !== true) return false;
  return terms === null || (terms.authorised && terms.organisation !== null && terms.organisation === facts.contact.organisation);
}

/** Begins with a word of agreement, and takes nothing of it back. */
export function saysYes(desk: Desk, line: string): boolean {
  if (line.length > firstLineCharactersMax || line.includes('?')) return false;
  const said = fold(line);
  const words = (name: string): string[] => desk.pack.desk.languages.concat('en').flatMap((language) => desk.word(name, language).split(',').map(fold));
  const doubts = words('release_doubts');
  return words('release_words').some((word) => said === word || said.startsWith(`${word} `)) && !said.split(' ').some((word) => doubts.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[.,!;:–—-]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}
