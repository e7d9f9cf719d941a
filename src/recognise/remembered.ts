// Answers about a line that several recognisers ask for: its words, its sentences, what a sentence is like. In: a pure
// function of a text. Out: the same function, which works each text out once while a mail or two are read.

/** The lines, sentences and clauses of a mail are some hundred. */
const textsMax = 2_000;
/** A longer text is a paragraph that is hardly asked about twice. */
const charactersMax = 1_000;

export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    if (text.length > charactersMax) return fresh;
    if (known.size >= textsMax) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
