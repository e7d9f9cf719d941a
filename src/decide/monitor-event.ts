// The monitoring feed on an outage that is open already: another service is down too, or all of them answer again. Staff
// are told once of each; that it is over they say themselves, unless the pack lets the feed say so.
import { flag } from './actions.ts';
import { formatLocal } from './calendar.ts';
import type { Decision, DecisionInput, MonitorEvent } from './decision.ts';
import { remember } from './draft.ts';
import { newDraft } from './new-draft.ts';
import { announcer, nextPhases, noticeOf, publish } from './notice.ts';
import type { Ticket } from './ticket.ts';

const recovered = 'looks_restored';

/** The decision on what the feed sees now. */
export function decideMonitor(input: DecisionInput, event: MonitorEvent, ticket: Ticket): Decision {
  const draft = newDraft(input, ticket, 'monitor');
  const news = event.down.filter((one) => !draft.ticket.flags.includes(`down_${one.service}`));
  for (const { service, since } of news) {
    flag(draft, `down_${service}`);
    remember(draft, 'monitor', `${service} is down since ${formatLocal(since, draft.ticket.zone)}`, 'working');
  }
  if (event.down.length > 0 && draft.ticket.flags.includes(recovered)) {
    draft.ticket.flags = draft.ticket.flags.filter((one) => one !== recovered);
    remember(draft, 'monitor', 'it has come back', 'working');
    draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: 'monitor_down_again', lines: event.down.map((one) => one.service) });
  } else if (news.length > 0 && ticket.flags.some((one) => one.startsWith('down_'))) {
    draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: 'monitor_sees_more', lines: news.map((one) => one.service) });
  }
  if (event.recovered && !draft.ticket.flags.includes(recovered)) {
    flag(draft, recovered);
    remember(draft, 'monitor', 'every service answers again', 'working');
    const found = noticeOf(draft);
    const last = found === null ? undefined : nextPhases(found).find((phase) => found.rules.phases[phase]?.raise === 'outage.restored');
    if (event.restore === 'automatic' && last !== undefined) publish(draft, last);
    else draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: 'monitor_sees_it_over', lines: last === undefined ? [] : [`#notice ${last}`] });
  }
  return { outcome: null, ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false, sender: { verdict: 'none', reason: '' } };
}
