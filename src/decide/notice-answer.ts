// The working side answers a mail about an announcement: `#notice PHASE` sends the next one, other commands act, and
// plain words are how it goes, kept for the next mail of its kind. Nothing of it goes to one requester: there is none.
import { act } from './act.ts';
import { actVerbs, type MailEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { announcer, nextPhases, noticeOf, sendPhase } from './notice.ts';
import { readNoticeCommand } from './notice-text.ts';
import { isProven } from './open-notice.ts';

/** Verbs that speak to a requester. */
const toRequester = ['reply', 'ask', 'workaround', 'resolve', 'plan', 'elsewhere'];

/** What a mail of a person of the working side does to an announcement. */
export function answerOnNotice(draft: Draft, event: MailEvent): void {
  const { commands, message } = event.recognition;
  const problems: string[] = [];
  let sent = false;
  for (const command of commands) {
    if (command.verb === 'note') continue;
    if (command.verb !== 'notice') {
      const verb = actVerbs.find((one) => one === command.verb);
      const problem = verb === undefined ? `no command #${command.verb}` : toRequester.includes(verb) ? whyNoRequester(verb) : act(draft, verb, command.argument);
      if (problem !== null) problems.push(problem);
      continue;
    }
    const { word, said } = readNoticeCommand(command.argument, message);
    const refused = isProven(event) ? sendPhase(draft, word, said) : ['this mail carries no proof of who sent it: answer the mail that we sent you about this announcement'];
    problems.push(...refused);
    sent ||= refused.length === 0;
  }
  const internal = commands.some((command) => command.verb === 'note');
  if (!commands.some((command) => command.verb === 'notice') && message !== '') {
    if (internal || !isProven(event) || !keepsProgress(draft, message)) remember(draft, 'note', message.slice(0, 4_000));
  }
  tellHow(draft, problems, sent);
}

/** OX-35: words for the next update; false when no update is to come. */
function keepsProgress(draft: Draft, message: string): boolean {
  const found = noticeOf(draft);
  const field = found?.rules.fields.progress;
  if (found === null || field === undefined || !nextPhases(found).some((phase) => found.rules.phases[phase]?.needs.some((need) => need.startsWith('progress')))) return false;
  draft.ticket.fields = { ...draft.ticket.fields, [field]: { value: message, raw: message, source: 'label', line: 0, rule: `by ${draft.by}`, assumed: false } };
  draft.ticket.notice = { ...found.notice, progressAt: draft.now };
  remember(draft, 'progress', `for the next update: ${message.slice(0, 400)}`, 'working');
  return true;
}

/** An announcement has no requester who could be answered. */
export function whyNoRequester(verb: string): string {
  return `${verb}: an announcement has no requester; write notice PHASE and what everybody should read`;
}

function tellHow(draft: Draft, problems: readonly string[], sent: boolean): void {
  const found = noticeOf(draft);
  if (problems.length > 0) {
    for (const problem of problems) remember(draft, 'problem', problem);
    draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: 'notice_not_sent', lines: problems });
  } else if (sent && found !== null) {
    draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: 'notice_sent', lines: nextPhases(found).map((phase) => `#notice ${phase}`) });
  }
}
