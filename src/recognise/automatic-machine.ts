// Mail of machines that forget to mark it: voicemail and fax gateways, monitoring. A channel of a pack may want such
// mail as a ticket (PEERS F71, SCENARIOS WAR-S11): this only says that no person sits there to be answered. Out goes
// the sentence why, or null. The subject alone is never enough: people forward such subjects and quote them.
import type { ParsedMessage } from '../parse/parsed-message.ts';

interface MachineMail {
  readonly name: string;
  readonly subject: RegExp;
  /** What besides the subject must hold. */
  readonly also: (mail: ParsedMessage) => boolean;
}

const machineLocalPart = /^(?:[\w.-]{1,30}[-._]no[-._]?reply|no[-._]?reply|do[-._]?not[-._]?reply|donotreply|voice-?mail|vm|fax|efax|scanner|scan|printer|copier|nagios|icinga|zabbix|prtg|munin|monit(?:or(?:ing)?)?|alert(?:s|manager|ing)?|grafana|prometheus|checkmk|check_mk|root|(?:ana)?cron|daemon|backup|prtg|veeam|logwatch|smartd|ups|pbx|asterisk|unity|notifications?|system|watchdog|pingdom|uptime(?:robot)?)\b/i;

function fromMachine(mail: ParsedMessage): boolean {
  return machineLocalPart.test(mail.from[0]?.addrSpec ?? '');
}

function hasMedia(kind: RegExp): (mail: ParsedMessage) => boolean {
  return (mail) => mail.attachments.some((attachment) => kind.test(attachment.mediaType) || kind.test(attachment.name));
}

const machineMails: readonly MachineMail[] = [
  { name: 'voicemail', subject: /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:new )?(?:voice ?mail|voice message|missed call|sprachnachricht|message vocal|mensaje de voz|anruf in abwesenheit)\b/i, also: (mail) => fromMachine(mail) || hasMedia(/^audio\/|\.(?:wav|mp3|amr|ogg)$/i)(mail) },
  { name: 'fax', subject: /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:new |incoming |eingehendes )?(?:fax|efax|telefax)\b.{0,40}\b(?:from|message|received|von|de|\d)/i, also: (mail) => fromMachine(mail) || hasMedia(/^image\/tiff|\.tiff?$/i)(mail) },
  { name: 'monitoring', subject: /^\s*(?:\*\*\s*)?(?:\[(?:firing|resolved|alerting|ok|problem|recovery)[^\]]{0,10}\]|(?:problem|recovery|acknowledgement|flapping\w*)(?: (?:host|service))?\b.{0,20}(?:alert|:)|(?:host|service) (?:down|up|critical|warning)\b|\[(?:failed|success|warning|error)\]|(?:down|up|recovery) alert\b|(?:ana)?cron job\b|\[[^\]]{2,50}\] .{1,80}\b(?:down|up|warning|unusual|unreachable)\b|[^:]{2,30}:? (?:activated|resolved|fired) severity\b|\[?alert(?:ing)?\]?\s*:|cron\s*<)/i, also: fromMachine },
];

export function recogniseMachineMail(mail: ParsedMessage): string | null {
  const found = machineMails.find((one) => one.subject.test(mail.subject) && one.also(mail));
  return found === undefined ? null : `${found.name} of a machine: subject "${mail.subject.slice(0, 80)}"`;
}
