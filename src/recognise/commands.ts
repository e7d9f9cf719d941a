// Commands of the working side: lines such as `#resolve` or `#status open` at the top of its answer. Only the first
// lines of the new text count, so that a quoted or pasted `#note` further down does nothing.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { plainSpaces } from './field/text-line.ts';
import type { CommandClaim, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';

const command = /^\s*#\s?([a-z][a-z_-]{1,20})\b[ \t:]*(.*)$/i;

/** Commands in order; the first line that is neither blank nor a known command ends them. */
export function recogniseCommands(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): CommandClaim[] {
  const known = new Set(rules.commands.map((word) => word.toLowerCase()));
  const claims: CommandClaim[] = [];
  for (const segment of reply.segments) {
    if (segment.kind !== 'new') continue;
    for (let line = segment.from; line <= segment.to; line++) {
      const text = plainSpaces(mail.lines[line - 1]?.text ?? '');
      if (text.trim() === '') continue;
      const found = command.exec(text);
      const verb = found?.[1]?.toLowerCase() ?? '';
      if (!known.has(verb)) return claims;
      claims.push({ verb, argument: (found?.[2] ?? '').trim(), line });
    }
  }
  return claims;
}

/** The reply text without its command lines. */
export function withoutCommands(mail: ParsedMessage, text: string, commands: readonly CommandClaim[]): string {
  if (commands.length === 0) return text;
  const left = commands.map((claim) => plainSpaces(mail.lines[claim.line - 1]?.text ?? '').trim());
  const lines = text.split('\n').filter((line) => {
    const at = left.indexOf(plainSpaces(line).trim());
    if (at < 0 || line.trim() === '') return true;
    left.splice(at, 1);
    return false;
  });
  return lines.join('\n').trim();
}
