// What was found wrong in a mail while it was being understood. Expected, hostile input is a value, never an
// exception: the mail goes on with what could be read, and a person can see what could not.

/** `code` is kebab-case and closed per stage; `detail` is for people; `severe` = content was lost or cut. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly severe: boolean;
}
