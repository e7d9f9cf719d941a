// "What should happen there I still have to clear with the team": the question is said again, and the sentence goes on with what
// is done about it. In: a sentence. Out: what it says behind the question, or null. Whether that leaves the answer open is judged
// by whoever asks; behind a comma a clause begins that is read by itself anyway.
const question = /^\W*(?:what|how|where|when|which|who|why|whether)\s[^,;.!?]{4,90}?\s(?=(?:i|we|they|he|she|nobody|no one|only|(?:our|my|their|the)\s\p{L}+(?:\s\p{L}+)?\s(?:will|still|decides?|has|have|must|needs?))\s)/iu;

export function behindQuestion(sentence: string): string | null {
  const said = question.exec(sentence)?.[0];
  return said === undefined || /[.!?;,]\s/.test(sentence) ? null : sentence.slice(said.length);
}
