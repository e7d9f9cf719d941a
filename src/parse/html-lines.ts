// HTML body → readable lines: blocks and <br> make lines, data tables give rows with cells (html-table.ts), lists get
// marks, quoted mail gets `> ` per level as text/plain has it, links keep their target when the text hides it.
// The HTML is cut before parsing (limits.htmlBytesMax) and its depth is bounded, so the time is linear.
// Knowingly not handled: style sheets, images other than emoji, text hidden by colour or size.
import { limits } from '../mail/limits.ts';
import { cutText } from './cut-text.ts';
import { tableLines } from './html-table.ts';
import { parseHtml, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { LineList, trimLines } from './line-list.ts';
import { LineWriter, type DraftLine } from './line-writer.ts';
import type { BodyLine } from './parsed-message.ts';
import type { ProblemLog } from './problem-log.ts';

const unseenTags = new Set(['style', 'script', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'xml', 'noframes', 'select']);
const struckTags = new Set(['s', 'del', 'strike']);
const blockTags = new Set(['address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'html', 'legend', 'li', 'main', 'nav', 'ol', 'pre', 'section', 'table', 'td', 'th', 'tr', 'ul']);
const apartTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'ul', 'ol']);

/** Outlook draws this line above the header block of the quoted mail; plain text mailers write it as underscores. */
const ruler = '________________________________';

/** Where a link leads is shown up to here; tracking links run to kilobytes. */
const linkCharactersMax = 500;

interface Context {
  readonly preformatted: boolean;
  readonly listDepth: number;
}

function textOf(node: HtmlNode, room: number): string {
  if (typeof node === 'string') return node.slice(0, room);
  let text = '';
  for (const child of node.children) {
    if (text.length >= room) break;
    text += textOf(child, room - text.length);
  }
  return text;
}

function styleOf(element: HtmlElement): string {
  return (element.attributes.get('style') ?? '').toLowerCase().replaceAll(/\s+/g, '');
}

function classesOf(element: HtmlElement): string[] {
  return (element.attributes.get('class') ?? '').split(/\s+/);
}

function isHidden(element: HtmlElement): boolean {
  const style = styleOf(element);
  return element.attributes.has('hidden') || style.includes('display:none') || style.includes('mso-hide:all') || isStruckOut(element, style);
}

/** What the writer crossed out he no longer says; a plain text mailer would have deleted it. */
function isStruckOut(element: HtmlElement, style: string): boolean {
  return struckTags.has(element.tag) || /text-decoration(?:-line)?:[^;]*line-through/.test(style);
}

/** Outlook sets each line as a paragraph without margins; margins there would tear label and value apart. */
function standsApart(element: HtmlElement): boolean {
  if (!apartTags.has(element.tag)) return false;
  if (element.tag !== 'p') return true;
  return !classesOf(element).some((name) => /^Mso/i.test(name)) && !/margin(?:-top|-bottom)?:0(?:px|cm|in|pt|em)?(?:[;"]|$)/.test(styleOf(element));
}

function contains(element: HtmlElement, tag: string): boolean {
  return element.children.some((child) => typeof child !== 'string' && (child.tag === tag || contains(child, tag)));
}

/** An element whose whole content is quoted mail. */
function isQuote(element: HtmlElement): boolean {
  if (element.tag === 'blockquote') {
    // The indent button of mail editors also makes block quotes, without a bar beside them.
    const style = styleOf(element);
    return !(element.attributes.get('type') === undefined && (style.includes('border:none') || classesOf(element).includes('webkit-indent-blockquote')));
  }
  if (element.tag !== 'div' || !classesOf(element).some((name) => name === 'gmail_quote' || name === 'yahoo_quoted')) return false;
  // With a block quote inside, that one is the quote and this holds the attribution; a forward is no quote.
  return !contains(element, 'blockquote') && !/^\s*-{3,}/.test(textOf(element, 200));
}

/** The address of a link when a reader would not see it in the text, else null. */
function hiddenTarget(element: HtmlElement): string | null {
  const href = (element.attributes.get('href') ?? '').trim();
  if (!/^(?:https?|ftp|mailto):/i.test(href)) return null;
  const plain = (value: string): string => value.toLowerCase().replace(/^(?:https?:\/\/|ftp:\/\/|mailto:)(?:www\.)?/, '').replace(/^www\./, '').replace(/[/\s]+$/, '').replace(/^\s+/, '');
  const target = plain(href.toLowerCase().startsWith('mailto:') ? (href.split('?')[0] ?? '') : href);
  const text = plain(textOf(element, 2 * linkCharactersMax));
  // A link around a picture only says nothing to a reader of text.
  if (text === '' || target === '' || text === target || text.includes(target)) return null;
  return cutText(href.replace(/^mailto:/i, ''), linkCharactersMax);
}

function writeNodes(nodes: readonly HtmlNode[], writer: LineWriter, context: Context): void {
  for (const node of nodes) {
    if (typeof node === 'string') writer.text(node, context.preformatted);
    else if (!unseenTags.has(node.tag) && !isHidden(node)) writeElement(node, writer, context);
  }
}

function writeElement(element: HtmlElement, writer: LineWriter, context: Context): void {
  switch (element.tag) {
    case 'br':
      writer.lineBreak();
      return;
    case 'hr':
      writer.block();
      writer.text(ruler, true);
      writer.block();
      return;
    case 'img':
      // Mail clients send emoji as pictures; other alternative texts are file names and slogans.
      if (/^[^ -~]{1,8}$/u.test(element.attributes.get('alt') ?? '')) writer.text(element.attributes.get('alt') ?? '', true);
      return;
    case 'a': {
      writeNodes(element.children, writer, context);
      const target = hiddenTarget(element);
      if (target !== null) writer.text(` <${target}>`, false);
      return;
    }
    case 'table':
      writer.add(tableLines(element, (nodes) => renderNodes(nodes, context)));
      return;
    default:
      writeBlock(element, writer, context);
  }
}

function writeBlock(element: HtmlElement, writer: LineWriter, context: Context): void {
  const quote = isQuote(element);
  const apart = standsApart(element) && !(context.listDepth > 0 && (element.tag === 'ul' || element.tag === 'ol'));
  const block = apart || blockTags.has(element.tag) || element.tag === 'p';
  if (apart) writer.margin();
  else if (block) writer.block();
  if (quote) writer.quote(1);
  if (element.tag === 'ul' || element.tag === 'ol') writeList(element, writer, context);
  else {
    const preformatted = context.preformatted || element.tag === 'pre' || element.tag === 'textarea' || styleOf(element).includes('white-space:pre');
    writeNodes(element.children, writer, { ...context, preformatted });
  }
  if (quote) writer.quote(-1);
  if (apart) writer.margin();
  else if (block) writer.block();
}

function writeList(list: HtmlElement, writer: LineWriter, context: Context): void {
  const indent = '  '.repeat(Math.min(context.listDepth, 10));
  let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 1;
  for (const child of list.children) {
    if (typeof child !== 'string' && child.tag === 'li') {
      writer.mark(indent + (list.tag === 'ol' ? `${number++}. ` : '- '));
      if (!isHidden(child)) writeNodes(child.children, writer, { ...context, listDepth: context.listDepth + 1 });
      writer.clearMark();
    } else writeNodes([child], writer, { ...context, listDepth: context.listDepth + 1 });
  }
}

function renderNodes(nodes: readonly HtmlNode[], context: Context): DraftLine[] {
  const writer = new LineWriter();
  writeNodes(nodes, writer, { ...context, listDepth: 0 });
  return writer.finish();
}

/** Lines of a decoded HTML body; empty lines at both ends are gone. Problems: `html-too-long`, `html-too-deep`. */
export function htmlLines(html: string, problems: ProblemLog): BodyLine[] {
  if (html.length > limits.htmlBytesMax) problems.add('html-too-long', `HTML beyond ${limits.htmlBytesMax} characters was left out`, true);
  const root = parseHtml(cutText(html, limits.htmlBytesMax), problems);
  const list = new LineList(problems);
  for (const line of renderNodes(root.children, { preformatted: false, listDepth: 0 })) {
    const prefix = '> '.repeat(line.quoteLevel);
    if (line.cells === undefined) list.addText(prefix + line.text);
    else list.addRow(prefix, line.cells);
  }
  return trimLines(list.lines);
}
