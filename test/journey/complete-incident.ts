// A mail of a retarus partner that lacks nothing, for journeys that are about something else.

/** Behind the customer id stands `line`: the tenant, or who is to be called. */
export function completeIncident(line = 'Tenant(s): 12345RS'): string {
  return `Main Customer ID: 73125
${line}
AFFECTED SERVICE: Email Security
START OF INCIDENT: 10.03.2026 - 08:00 UTC+1
DESCRIPTION: around 40 users of Hafen AG get refusals when they write to gmx
EXAMPLE: 10.03.2026 08:41, a@hafen.example -> b@gmx.example, refused
Was it possible to reproduce the error: yes, three test mails
What has already been done: checked the outbound logs
Test transactions permitted: yes
Already known: no`;
}
