// Lines of our own sentences that grew beyond what mail programs show in one: a name, a date or a reason was put into
// them. They are broken at blanks; what cannot be broken (an address of a page) and what is set apart stays as it is.

/** Room for the marks of two answers that quote it. */
const lineCharactersMax = 76;

/** The text with no sentence running over its line; what is broken off a line begins the next one. */
export function wrapLines(text: string): string {
  const lines: string[] = [];
  let carried = '';
  for (const line of text.split('\n')) {
    // Set apart: an example, a command, a list. What was broken off before it stays above.
    const apart = /^(\s|[-#>|*]|https?:)/u.test(line);
    if (carried !== '' && (apart || /[.:!?]$/u.test(carried))) {
      lines.push(carried);
      carried = '';
    }
    const whole = carried === '' ? line : `${carried} ${line}`;
    carried = '';
    if (apart || whole.length <= lineCharactersMax + (whole === line ? 2 : 0)) {
      lines.push(whole);
      continue;
    }
    const broken = brokenAt(whole);
    carried = broken.pop() ?? '';
    lines.push(...broken);
  }
  if (carried !== '') lines.push(carried);
  return lines.join('\n');
}

/** One long line as several. */
function brokenAt(line: string): string[] {
  const lines: string[] = [];
  let rest = '';
  for (const word of line.split(' ')) {
    if (rest !== '' && rest.length + 1 + word.length > lineCharactersMax) {
      lines.push(rest);
      rest = word;
    } else rest = rest === '' ? word : `${rest} ${word}`;
  }
  return [...lines, rest];
}
