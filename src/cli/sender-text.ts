// What is known of who wrote a mail, in words for an admin: the verdict, what it did, and each answer behind it.
import type { SenderCheck } from '../mail/sender-check.ts';
import type { AuthenticationVerdict } from '../recognise/recognition.ts';

const means = {
  pass: 'verified', fail: 'FORGED, says its domain', unverified: 'not verified', none: 'nobody has checked this sender',
} as const satisfies Record<AuthenticationVerdict['from'], string>;

/** What the verdict changes for a mail; '' when it changes nothing. */
const changes = {
  pass: '', none: 'who the From says; only a stated failure would change that',
  fail: 'nobody known; no ticket by subject or reference alone, no word of the working side, held where the pack would let it pass',
  unverified: 'not authorised; no ticket by subject or reference alone, no word of the working side without its reply token',
} as const satisfies Record<AuthenticationVerdict['from'], string>;

/** `verified: dmarc=pass for nordlicht.example`, then one line for what follows from it and one for each answer. */
export function senderLines({ from, detail, shows, silent }: AuthenticationVerdict, check: SenderCheck | null): string[] {
  return [
    `${silent === true ? `${means[from]}, nobody has checked this sender` : means[from]}: ${detail}`,
    ...(changes[from] === '' ? [] : [`counts as: ${changes[from]}`]),
    ...(shows === undefined ? [] : [`the display name shows ${shows}`]),
    ...(check === null ? [] : checkLines(check)),
  ];
}

function checkLines({ client, helo, spf, dkim, dmarc, arc, incomplete }: SenderCheck): string[] {
  return [
    `spf=${spf.result}${spf.domain === '' ? '' : ` for ${spf.domain}`} (${client === '' ? 'no client' : client}, HELO ${helo === '' ? 'unknown' : helo})`,
    ...(dkim.length === 0 ? ['dkim=none'] : dkim.map((one) => `dkim=${one.result} by ${one.domain}, key ${one.selector}${one.detail === '' ? '' : `: ${one.detail}`}`)),
    `dmarc=${dmarc.result}${dmarc.policy === '' ? '' : `, policy ${dmarc.policy}`}`,
    ...(arc === null ? [] : [`arc=${arc.result}${arc.detail === '' ? '' : `: ${arc.detail}`}`]),
    ...(incomplete === null ? [] : [incomplete]),
  ];
}
