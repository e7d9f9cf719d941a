// "How did we do?" Once a case: asked when it enters the status the pack names, not again while it comes back within some
// days. The answer is kept on the ticket, for the figures; it opens nothing again and starts no clock.
import type { MailEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { holds } from './predicate.ts';
import { readSurveyAnswer, type SurveyRating } from './survey-answer.ts';

const dayMs = 24 * 60 * 60_000;

/** Puts the question into the mail that says that the ticket is closed, when it is time to ask. */
export function askSurvey(draft: Draft, because: string): void {
  const { survey } = draft.desk.pack;
  if (survey === undefined || draft.ticket.status !== survey.status || survey.not_after.includes(because) || !holds(draft, survey.if)) return;
  const before = draft.ticket.survey;
  if (before !== undefined && draft.now - before.askedAt < Number.parseInt(survey.again_after, 10) * dayMs) return;
  if (!draft.answer.paragraphs.includes(survey.text)) draft.answer.paragraphs.push(survey.text);
  draft.ticket.survey = { askedAt: draft.now, answer: before?.answer ?? null };
  remember(draft, 'survey', 'asked');
}

/** The rating that this mail is: only while the ticket is where it was asked. */
export function surveyAnswer(draft: Draft, event: MailEvent): SurveyRating | null {
  const { survey } = draft.desk.pack;
  if (survey === undefined || draft.ticket.survey === undefined || draft.ticket.status !== survey.status || event.release !== null) return null;
  return event.mail.attachments.length > 0 ? null : readSurveyAnswer(survey, event.recognition);
}

/** Keeps the rating; a bad one is told to whom the pack names. The text for who gave it, if there is one. */
export function recordSurvey(draft: Draft, rating: SurveyRating, by: string): { readonly tell: string; readonly template: string } | null {
  const { survey } = draft.desk.pack;
  const asked = draft.ticket.survey;
  if (survey === undefined || asked === undefined) return null;
  draft.ticket.survey = { ...asked, answer: { score: rating.score, scale: survey.scale, words: rating.words, by, at: draft.now } };
  remember(draft, 'survey', `${rating.score === null ? 'no figure' : `${rating.score} of ${survey.scale}`}: ${rating.words.replace(/\s+/gu, ' ').slice(0, 200)}`, 'requester');
  const low = survey.low !== undefined && rating.score !== null && rating.score <= survey.low.at_most ? survey.low : null;
  const said = low?.say ?? survey.thanks;
  if (said !== undefined) draft.answer.paragraphs.push(said);
  return low === null ? null : { tell: low.tell, template: low.template };
}
