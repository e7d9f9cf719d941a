// The marks that programs put before a subject: of answers and forwards, and tags in brackets ("AW: lamp").

const marks = /^(?:\s*(?:re|aw|antw|sv|fwd?|wg|tr)\s?:|\s*\[[^\]]{0,60}\]){1,8}\s*/i;
const answer = /^\s*(?:re|aw|antw|sv)\s?:/i;
const passedOn = /^\s*(?:fwd?|wg|tr)\s?:/i;
const charactersMax = 400;

/** What somebody wrote as the subject, without them, at most 400 characters. */
export function unmarkedSubject(subject: string): string {
  return subject.slice(0, charactersMax).replace(marks, '').trim();
}

/** Its subject was written by whoever wrote first: with an answer to us it is ours. */
export function isAnswerSubject(subject: string): boolean {
  return answer.test(subject);
}

/** The mail came from somebody else first. */
export function isPassedOnSubject(subject: string): boolean {
  return passedOn.test(subject);
}
