// "<customer>.cloud.example", "[your key]", "{Issue / Question}": a place of a blank form that nobody filled. It is no
// value, and what stands in it is no choice that anybody made.
const open = /^(?:<[^<>@\d]{3,60}>|\[[^\][\d]{3,60}\]|\{[^{}\d]{3,60}\})/;
const whole = new RegExp(`${open.source}\\s*$`);
/** "[1-4]": what may stand there. */
const range = /^[[(<{]\s?\d{1,2}\s?(?:[-–…]|to|\.\.)\s?\d{1,2}\s?[\])>}]$/;
/** "https://your.server.example", "yourtenant.cloud.example": a name that a form shows as an example. */
const yours = /^(?:https?:\/\/)?(?:www\.)?your[\w-]*\./i;

/** The text is nothing else. */
export function isOpenPlace(text: string): boolean {
  return whole.test(text.trim()) || range.test(text.trim()) || isExampleHost(text);
}

/** It begins with one, and the form goes on behind it. */
export function startsOpen(text: string): boolean {
  return open.test(text.trim());
}

/** The name is nobody's: a form shows with it what belongs there. */
export function isExampleHost(text: string): boolean {
  return yours.test(text.trim());
}
