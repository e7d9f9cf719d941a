// What a letter tells of a field, read by a shipped pack and its sentences. In: the desk, the field, the text of the letter and its subject.
// Out: the value as words, two claims parted by a stroke, '' when nothing tells it.
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();

export function toldValue(desk: string, field: string, text: string, subject = 'help'): string {
  const { fields } = recognised(desk, text, subject);
  return fields.filter((claim) => claim.field === field && claim.value !== null).map((claim) => [claim.value ?? ''].flat().join(', ')).join(' / ');
}

/** The numbers of a kind that stand in the text of the letter, each once. */
export function toldNumbers(desk: string, identifier: string, text: string): string[] {
  return [...new Set(recognised(desk, text, 'help').identifiers.filter((one) => one.identifier === identifier).map((one) => one.value))];
}

function recognised(desk: string, text: string, subject: string): ReturnType<typeof recognise> {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: ${subject}\r\nMessage-ID: <m1@quay.example>\r\nDate: Fri, 20 Mar 2026 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`));
  return recognise({ mail, reversePath: 'ida.holm@quay.example', forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt: Date.parse('2026-03-20T12:00:00Z') }, rules);
}
