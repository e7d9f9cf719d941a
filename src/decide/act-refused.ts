// An act that cannot be done.

/** Raised for an act that cannot be done; the sentence is for the person who tried. */
export class ActRefused extends Error {}
