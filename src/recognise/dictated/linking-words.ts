// "Is", "ist", "est": what links a label or a subject with what is told of it. In: a word of a text without marks, folded. Out:
// yes or no.
const linking = new Set(['is', 'are', 'was', 'were', 'ist', 'sind', 'war', 'waren', 'lautet', 'est', 'sont', 'etait']);

export function isLinking(word: string): boolean {
  return linking.has(word);
}

/** "… what it is | i will ask", "dass man drin ist | wir haben": a link that ends its clause. */
const closed = new Set(['wir', 'ich', 'ihr', 'i', 'we', 'they', 'you', 'nous', 'je']);
const inverted = new Set(['war', 'waren', 'sind', 'was', 'were', 'are']);

export function endsClause(word: string, next: string): boolean {
  return linking.has(word) && !inverted.has(word) && closed.has(next);
}
