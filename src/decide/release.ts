// A held mail waits for the word of somebody who may give it (RET-S06): the answer to our question whose first line says
// yes. Anything else on the first line is not a yes; a machine's mail never is.
import { matchesAddress } from '../mail/mailbox.ts';
import type { Recognition } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { DirectoryFacts } from './directory-facts.ts';

/** Longer first lines are sentences that may say anything ("ok, but wait until tomorrow"). */
const firstLineCharactersMax = 30;

/** Does this mail release a held one? `from` must be an authorised contact of the desk or its working side. */
export function confirmsRelease(desk: Desk, recognition: Recognition, facts: DirectoryFacts, from: string): boolean {
  if (recognition.mailClass.classification !== 'human' || recognition.authentication.from === 'fail') return false;
  const authorised = facts.contact?.authorised === true || desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from));
  if (!authorised) return false;
  const first = recognition.reply.text.split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
  if (first.length > firstLineCharactersMax) return false;
  const said = fold(first);
  return desk.pack.desk.languages.concat('en').some((language) =>
    desk.word('release_words', language).split(',').some((word) => {
      const wanted = fold(word);
      return said === wanted || said.startsWith(`${wanted} `);
    }),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[.,!;:]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}
