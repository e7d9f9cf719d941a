// What the requester told us, in one bounded text for the working side: the beginning of the story and all of the newest
// mail. The middle goes first, because the mails themselves are kept and nobody misses the middle of a pasted log.
import { textCharactersMax } from './ticket.ts';

const gap = '\n[…]\n';
/** Of a text that is too long, so much of its end stays: the question often stands below the log. */
const endCharacters = textCharactersMax / 4;

/** One mail's text, its middle left out when it is too long. */
export function boundedText(text: string): string {
  if (text.length <= textCharactersMax) return text;
  return `${text.slice(0, textCharactersMax - endCharacters - gap.length)}${gap}${text.slice(-endCharacters)}`;
}

/** The text so far with a newer mail's text below it: when both are too long together, the older one is cut. */
export function toldText(sofar: string, newest: string): string {
  const added = boundedText(newest.trim());
  const both = `${sofar}\n\n${added}`.trim();
  if (both.length <= textCharactersMax) return both;
  const room = textCharactersMax - added.length - gap.length;
  return room <= 0 ? added : `${sofar.slice(0, room).trimEnd()}${gap}${added}`;
}
