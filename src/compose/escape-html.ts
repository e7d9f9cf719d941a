// Text → HTML that shows exactly this text. Everything is escaped; the one thing that becomes markup is an http(s)
// address, which links to itself. The Word engine of Outlook knows no white-space: breaks and indents are written out.

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/** An address ends before a blank, a quote or an angle bracket, and before the punctuation of its sentence. */
const webAddress = /https?:\/\/[^\s<>"'\u00AB\u00BB\u201C-\u201F]*[^\s<>"'\u00AB\u00BB\u201C-\u201F.,;:!?)\]}]/giu;

/** One line of text, its web addresses as links. */
export function linked(text: string): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(webAddress)) {
    const address = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${address}" style="color:#3b76c4">${address}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

/** Every line break and every indent as written. */
export function asWritten(text: string): string {
  return text.split('\n').map((line) => line.replace(/\t/gu, '    '))
    .map((line) => linked(line).replace(/^ +| {2,}/gu, (blanks) => '&nbsp;'.repeat(blanks.length - 1) + (blanks.length === 1 ? '&nbsp;' : ' '))).join('<br>\n');
}

/** A paragraph that was wrapped for plain text: its lines flow together, but lists, and what follows a colon, keep their lines. */
export function flowing(text: string): string {
  const lines = text.split('\n');
  return lines.map((line, index) => {
    const next = lines[index + 1];
    if (next === undefined) return linked(line.trim());
    const breaks = /^\s/u.test(next) || /[:\uFF1A]\s*$/u.test(line) || /^\s*-?\s*https?:\S+$/u.test(line);
    return linked(line.trim()) + (breaks ? '<br>\n' : '\n');
  }).join('');
}
