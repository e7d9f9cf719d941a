// Names as parts of patterns: their own characters, whatever they mean in patterns. In: a name. Out: source of a pattern.

export function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A name of several words, as people part them: "Big Lamp", "Big-Lamp", "Big (Lamp)". */
export function namePattern(name: string): string {
  return name.trim().split(/[\s-]+/).map(escapedPattern).join(String.raw`[\s-]{1,2}\(?`);
}

/** The same with nothing but blanks between its words. */
export function spacedPattern(name: string): string {
  return escapedPattern(name).replace(/\s+/g, '\\s+');
}
