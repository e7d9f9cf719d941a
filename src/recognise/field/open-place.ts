// "<customer>.cloud.example", "[your key]", "{Issue / Question}": a place of a blank form that nobody filled. It is no
// value, and what stands in it is no choice that anybody made.
const open = /^(?:<[^<>@\d]{3,60}>|\[[^\][\d]{3,60}\]|\{[^{}\d]{3,60}\})/;
const whole = new RegExp(`${open.source}\\s*$`);

/** The text is nothing else. */
export function isOpenPlace(text: string): boolean {
  return whole.test(text.trim());
}

/** It begins with one, and the form goes on behind it. */
export function startsOpen(text: string): boolean {
  return open.test(text.trim());
}
