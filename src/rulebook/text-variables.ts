// The names that a paragraph of a desk (texts.<lang>.yaml) may use. compose/ must fill in each of them, or it does not
// compile.

/** Everything that stands in `{{ … }}` begins with one of these. */
export const textVariables = [
  'ref', 'subject', 'desk', 'team', 'name', 'type', 'type_name', 'type_assumed', 'status', 'status_text', 'severity', 'severity_name',
  'severity_assumed', 'severity_reason', 'severity_to_confirm', 'severity_guarded', 'requester', 'organisation', 'tier', 'received', 'closed',
  'close_reason', 'follows', 'vendor_refs', 'links', 'phone', 'phones', 'known', 'timers', 'reopen_until', 'words',
] as const;
export type TextVariable = (typeof textVariables)[number];
