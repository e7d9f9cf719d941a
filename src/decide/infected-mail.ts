// A mail in which the virus scanner found something: held, whatever else it is, and never answered, because its sender is
// mostly forged. A person may release it; what was found stays behind even then (ticket-files.ts).
import type { Decision, DecisionInput, MailEvent } from './decision.ts';
import { blankTicket } from './new-draft.ts';
import { watchAddress } from './role-address.ts';

/** The decision to hold it; null when nothing was found, or somebody let it pass. */
export function holdInfected(input: DecisionInput, event: MailEvent): Decision | null {
  const { infections = [], release, facts } = event;
  const [first] = infections;
  if (first === undefined || release !== null) return null;
  const lines = infections.slice(0, 10).map((one) => `${one.name}: ${one.signature}`);
  const reason = `the virus scanner found ${first.signature} in ${first.name}${infections.length > 1 ? ` and ${infections.length - 1} more` : ''}`;
  // A stranger's is one of many; of somebody we know, a person should hear.
  const known = facts.contact !== null || facts.organisation !== null;
  return {
    outcome: { state: 'held', reason }, ticket: blankTicket(input.desk, event, ''), history: [], wantsRef: false, sender: { verdict: 'hold', reason },
    effects: known ? [{ kind: 'tell', to: [watchAddress(input.desk)], text: 'mail_infected', lines }] : [],
  };
}
