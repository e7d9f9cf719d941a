// Texts and fixed words of a rules folder, as they are looked up.

/** Words by language and name. */
export type Catalogue = ReadonlyMap<string, Readonly<Record<string, string>>>;
