// Does a version name its minor part, in any of the notations people use? 8u201, 11.0.2, 1.8.0_201, "8 update 201".

export function hasMinor(text: string): boolean {
  return /\d\s?(?:u|\.|_|\+|-b|,?\s?(?:update|upd\.?|build|b))\s?\d/i.test(text);
}

/** The problem of a version that does not. */
export const noMinor = 'no minor version';
