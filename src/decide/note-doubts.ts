// What is doubtful about who wrote a mail, for the people who read its ticket: a flag each, and a line of the history.
import { isCredible } from '../recognise/recognition.ts';
import { flag } from './actions.ts';
import { remember, type Draft } from './draft.ts';

/** Tells those who read the ticket what is doubtful about who wrote this mail. */
export function noteDoubts(draft: Draft): void {
  const verdict = draft.mail?.recognition.authentication;
  if (verdict === undefined) return;
  if (!isCredible(verdict)) {
    flag(draft, verdict.from === 'fail' ? 'from_failed' : 'from_unverified');
    remember(draft, 'sender', `the From of this mail ${verdict.from === 'fail' ? 'failed authentication' : 'is not verified'}: ${verdict.detail}`);
  }
  if (verdict.shows !== undefined) {
    flag(draft, 'name_shows_other_address');
    remember(draft, 'sender', `its display name shows ${verdict.shows}, but ${draft.mail?.mail.from[0]?.addrSpec ?? ''} wrote it`);
  }
}
