// A mail that was passed on, read as a letter of its own. In: the reply text of the mail that passed it on. Out: the same with
// nothing new in it but what the writer below wrote.
import type { ReplyText, Segment } from './recognition.ts';

/** Only the lines that the writer of the mail below wrote, as new ones. */
export function passedOnAsNew(reply: ReplyText): ReplyText {
  const written = new Set(reply.forwardedLines);
  const segments: Segment[] = [];
  for (const { from, to } of reply.segments) {
    for (let number = from; number <= to; number++) {
      const kind = written.has(number) ? 'new' : 'disclaimer';
      const last = segments.at(-1);
      if (last?.kind === kind) segments[segments.length - 1] = { ...last, to: number };
      else segments.push({ kind, from: number, to: number });
    }
  }
  return { ...reply, segments, text: reply.forwardedText, forwardedFrom: null, forwardedText: '', forwardedLines: [] };
}
