// A stranger's HTML as something a browser may show: the words, their order and their tables stay; everything that runs, that
// calls home or that pretends goes: scripts, styles, forms, frames, pictures from elsewhere. Pictures that came along (cid:,
// data:) may stay. Bounded: nesting is cut, and what is longer than mail/limits allows is shown up to there.
import sanitizeHtml from 'sanitize-html';
import { limits } from '../mail/limits.ts';

const layout = ['align', 'valign', 'width', 'height', 'dir', 'lang'];

const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    'a', 'abbr', 'address', 'article', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl', 'dt',
    'em', 'figcaption', 'figure', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'main', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp',
    'section', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'wbr',
  ],
  allowedAttributes: {
    '*': layout, a: ['href', 'name', 'title', 'rel'], img: ['src', 'alt', 'title'], font: ['color', 'size', 'face'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], ol: ['start', 'type'],
    table: ['border', 'cellpadding', 'cellspacing'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // A remote picture tells its owner that and where the mail was read.
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener noreferrer nofollow' } }),
    img: (tagName, attribs) => (/^data:(?!image\/(?:png|jpe?g|gif|webp|bmp);base64,)/i.test((attribs['src'] ?? '').replaceAll(/\s+/g, '')) ? { tagName, attribs: { alt: attribs['alt'] ?? '' } } : { tagName, attribs }),
  },
  nestingLimit: limits.htmlDepthMax,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'xmp', 'title', 'template', 'noembed', 'noframes', 'plaintext'],
};

/** The HTML without anything that acts. Never throws. */
export function safeHtml(html: string): string {
  try {
    return sanitizeHtml(html.slice(0, limits.htmlBytesMax), rules);
  } catch {
    // What the library cannot take is shown as the text it is.
    return `<pre>${html.slice(0, limits.htmlBytesMax).replaceAll(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? '')}</pre>`;
  }
}

/** A page around it that a browser may open as a file: it may load nothing at all. */
export function safePage(html: string): string {
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'none'">\n<meta name="referrer" content="no-referrer">\n</head>\n<body>\n${safeHtml(html)}\n</body>\n</html>\n`;
}
