// Message-ids of Message-ID, In-Reply-To and References (RFC 5322 3.6.4) as real mailers write them: commas between
// (Exchange), comments and phrases around ("Your message of … <id>"), line junk inside, brackets missing (F20, F28).

/** Longest id that is kept; real ones stay below 250, and the ids become keys of an index. */
const idCharactersMax = 995;

/** Ids in the order they stand, without brackets and without doubles. Bare tokens with `@` count when none is bracketed. */
export function parseMessageIds(body: string, countMax: number): string[] {
  const ids = new Set<string>();
  for (const match of body.matchAll(/<([^<>]{1,2000})>/g)) {
    // Blanks inside come from folding in the middle of an id.
    const id = (match[1] as string).replaceAll(/\s+/g, '');
    if (id !== '' && id.length <= idCharactersMax) ids.add(id);
  }
  if (ids.size === 0) {
    for (const token of body.replaceAll(/\([^()]{0,500}\)/g, ' ').split(/[\s,;<>"]+/)) {
      if (token.includes('@') && token.length <= idCharactersMax) ids.add(token);
    }
  }
  // The newest stand last: those are the ones that lead to a ticket.
  return [...ids].slice(-countMax);
}

/** The id of the message itself, null when the field is absent or empty. Without brackets or `@` the token still counts. */
export function parseMessageId(body: string | null): string | null {
  if (body === null) return null;
  const [first] = parseMessageIds(body, 1_000);
  if (first !== undefined) return first;
  const bare = body.replaceAll(/[\s<>]+/g, '');
  return bare === '' || bare.length > idCharactersMax ? null : bare;
}
