// "Please open a ticket for this, see below": where the note above says nothing of what the rules ask for, the mail that it passes
// on does. In: what the recognition of sayings takes. Out: what the note says, else what the mail below it says.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { isOursPassedOn } from './field/told/passed-on.ts';
import { passedOnAsNew } from './passed-on-as-new.ts';
import type { Recognition, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { recogniseSayings } from './sayings.ts';

export function recognisePassedOnSayings(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): Recognition['phrases'][number][] {
  const own = recogniseSayings(mail, reply, rules);
  if (own.length > 0 || reply.forwardedLines.length === 0 || isOursPassedOn(mail, reply, rules)) return own;
  return recogniseSayings(mail, passedOnAsNew(reply), rules, { sureOnly: true });
}
