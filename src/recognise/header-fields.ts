// Looking fields up in a header as it was parsed: by name without case (RFC 5322 1.2.2), in the order they stand.
// Bodies come out trimmed and undecoded; nothing is interpreted here.
import type { HeaderField } from '../parse/parsed-message.ts';

/** Bodies of every field of that name, topmost first. */
export function fieldBodies(headers: readonly HeaderField[], name: string): readonly string[] {
  const bodies = known.get(headers) ?? bodiesByName(headers);
  known.set(headers, bodies);
  return bodies.get(name.toLowerCase()) ?? [];
}

/** Some fifty fields are looked up in every mail. The memory goes with the header. */
const known = new WeakMap<readonly HeaderField[], ReadonlyMap<string, readonly string[]>>();

function bodiesByName(headers: readonly HeaderField[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const field of headers) {
    const name = field.name.toLowerCase();
    const bodies = found.get(name);
    if (bodies === undefined) found.set(name, [field.body.trim()]);
    else bodies.push(field.body.trim());
  }
  return found;
}

/** Body of the topmost field of that name, null when the header has none. */
export function fieldBody(headers: readonly HeaderField[], name: string): string | null {
  return fieldBodies(headers, name)[0] ?? null;
}

/** The value in front of parameters and comments, lower case: `auto-generated (failure)` becomes `auto-generated`. */
export function fieldKeyword(body: string): string {
  return (/^[^\s;(]*/.exec(body.trim())?.[0] ?? '').toLowerCase();
}
