// "I get a message", "ich komme nicht hinein": whoever writes has the fault himself. In: sentences. Out: the first that
// says so, null when none does.
import type { Sentence } from '../field/sentences.ts';

const hitsMe = /(?<![\p{L}])(?:I\s(?:(?:still|just|always|now|also|only|can|suddenly|keep)\s){0,2}(?:get|got|getting|see|can(?:no|['’])t|cannot|can not|cant|am (?:unable|locked|stuck|no longer)|have lost|lose|lost|do(?:n['’]t| not) (?:get|see|receive)|dont (?:get|see|receive)|receive)|[Ii]ch\s(?:kann|bekomme|sehe|komme|erhalte|verliere|finde)|(?:kann|bekomme|sehe|komme|erhalte|finde)\sich|[Jj]e\s(?:ne (?:peux|vois|reçois|trouve)|n['’](?:arrive|ai plus|accède)|reçois|obtiens|vois))(?![\p{L}])/u;

export function hitsWriter(sentences: readonly Sentence[]): Sentence | null {
  return sentences.find((sentence) => !sentence.wish && hitsMe.test(sentence.text)) ?? null;
}
