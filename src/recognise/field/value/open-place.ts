// "<customer>.cloud.example", "[your key]", "{Issue / Question}": a place of a blank form that nobody filled. It is no
// value, and what stands in it is no choice that anybody made.
const open = /^(?:<[^<>@\d]{3,60}>|\[[^\][\d]{3,60}\]|\{[^{}\d]{3,60}\})/;
const whole = new RegExp(`${open.source}\\s*$`);
/** "[your customer] Northwind", "[list the accounts, or write \"all\"]": what a form says belongs there, in words that begin small. */
const hint = /^\s*\[(?:e\.\s?g\.|eg[.:]|z\.\s?b\.|p\.\s?ex\.|ex\.\s?:|(?=\p{Ll}+['’,]?[\s/]))[^\][@]{2,160}\]\s*[:=–-]?\s*/iu;
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

/** Without the hint of the form in front of the value that was typed behind it. */
export function withoutHint(text: string): string {
  const found = hint.exec(text);
  return found === null || !isSmall(found[0]) ? text : text.slice(found[0].length);
}

/** "[INFO] started", "[Contoso] cannot log on": a log and a subject write it so. */
function isSmall(bracketed: string): boolean {
  return /^\s*\[\s*\p{Ll}/u.test(bracketed);
}

/** The name is nobody's: a form shows with it what belongs there. */
export function isExampleHost(text: string): boolean {
  return yours.test(text.trim());
}
