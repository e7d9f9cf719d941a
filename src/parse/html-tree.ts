// HTML → a small tree of elements and text, from htmlparser2's tokenizer. Its Parser is not used: it keeps open
// elements in an array it shifts, which is quadratic on `<table><table>…`. Ours has a bounded depth: what is opened
// beyond it becomes flat text. One pass, linear in the size of the HTML, which the caller caps.
// Knowingly not handled: the adoption agency and foster parenting of HTML5; mail does not need them.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { limits } from '../mail/limits.ts';
import type { ProblemLog } from './problem-log.ts';

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
}

export type HtmlNode = string | HtmlElement;

const voidTags = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'wbr', 'source', 'embed', 'param', 'track', 'basefont', 'frame']);

/** Attributes the converter asks for; all others of hostile markup are not even kept. */
const wantedAttributes = new Set(['href', 'class', 'id', 'style', 'type', 'start', 'hidden', 'alt', 'value']);

/** A value longer than this is a data: URL or an attack; styles and links stay below. */
const attributeCharactersMax = 4_000;

/** Opening one of these ends an open one of those (HTML 13.1.2.4 optional tags), unless a boundary stands between. */
const impliedEnd: Readonly<Record<string, readonly string[]>> = {
  li: ['li'], dt: ['dt', 'dd'], dd: ['dt', 'dd'], option: ['option'],
  tr: ['td', 'th', 'tr'], td: ['td', 'th'], th: ['td', 'th'],
  thead: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'], tbody: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'], tfoot: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'],
};
const closesParagraph = new Set(['p', 'div', 'table', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'form', 'section', 'article', 'address']);
/** An implied end never reaches beyond these: a nested list or table is its own world. */
const boundaries = new Set(['table', 'ul', 'ol', 'dl', 'blockquote', 'div', 'body', 'html']);

/** Shared by all elements without attributes: hostile HTML has hundreds of thousands of them. */
const noAttributes: ReadonlyMap<string, string> = new Map();

class TreeBuilder implements TokenizerCallbacks {
  readonly root: HtmlElement = { tag: '#root', attributes: new Map(), children: [] };
  readonly #html: string;
  readonly #problems: ProblemLog;
  readonly #stack: HtmlElement[] = [this.root];
  /** How many of each tag are open, so that an end tag nobody opened costs nothing. */
  readonly #openCount = new Map<string, number>();
  #tag = '';
  #attributes: Map<string, string> | null = null;
  #attributeName = '';
  #attributeValue = '';

  constructor(html: string, problems: ProblemLog) {
    this.#html = html;
    this.#problems = problems;
  }

  ontext(start: number, end: number): void {
    this.#addText(this.#html.slice(start, end));
  }
  ontextentity(codepoint: number): void {
    this.#addText(String.fromCodePoint(codepoint));
  }
  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, Math.min(end, start + 100)).toLowerCase();
    this.#attributes = null;
  }
  onattribname(start: number, end: number): void {
    this.#attributeName = this.#html.slice(start, Math.min(end, start + 100)).toLowerCase();
    this.#attributeValue = '';
  }
  onattribdata(start: number, end: number): void {
    if (!wantedAttributes.has(this.#attributeName)) return;
    const room = attributeCharactersMax - this.#attributeValue.length;
    if (room > 0) this.#attributeValue += this.#html.slice(start, Math.min(end, start + room));
  }
  onattribentity(codepoint: number): void {
    if (this.#attributeValue.length < attributeCharactersMax) this.#attributeValue += String.fromCodePoint(codepoint);
  }
  onattribend(): void {
    if (!wantedAttributes.has(this.#attributeName)) return;
    this.#attributes ??= new Map();
    if (!this.#attributes.has(this.#attributeName)) this.#attributes.set(this.#attributeName, this.#attributeValue);
  }
  onopentagend(): void {
    this.#open(this.#tag, false);
  }
  onselfclosingtag(): void {
    // `<div/>` opens a div in HTML; `<o:p/>` of Outlook is empty.
    this.#open(this.#tag, this.#tag.includes(':'));
  }
  onclosetag(start: number, end: number): void {
    const tag = this.#html.slice(start, Math.min(end, start + 100)).toLowerCase();
    if (tag === 'br') this.#open('br', true);
    else this.#close(tag);
  }
  oncdata(start: number, end: number): void {
    this.#addText(this.#html.slice(start, end));
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #addText(text: string): void {
    const children = (this.#stack.at(-1) as HtmlElement).children;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  #open(tag: string, empty: boolean): void {
    const ended = impliedEnd[tag];
    if (ended !== undefined) this.#endImplied(ended);
    if (closesParagraph.has(tag) && this.#stack.at(-1)?.tag === 'p') this.#close('p');
    const element: HtmlElement = { tag, attributes: this.#attributes ?? noAttributes, children: [] };
    (this.#stack.at(-1) as HtmlElement).children.push(element);
    this.#attributes = null;
    if (empty || voidTags.has(tag)) return;
    if (this.#stack.length > limits.htmlDepthMax) {
      this.#problems.add('html-too-deep', `elements nested deeper than ${limits.htmlDepthMax} were read as flat text`, false);
      return;
    }
    this.#stack.push(element);
    this.#openCount.set(tag, (this.#openCount.get(tag) ?? 0) + 1);
  }

  #endImplied(ended: readonly string[]): void {
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const { tag } = this.#stack[at] as HtmlElement;
      if (ended.includes(tag)) this.#popTo(at);
      else if (boundaries.has(tag)) return;
    }
  }

  #close(tag: string): void {
    if ((this.#openCount.get(tag) ?? 0) === 0) return;
    const cell = tag !== 'table' && tag !== 'body' && tag !== 'html' && !(tag in impliedEnd);
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const open = (this.#stack[at] as HtmlElement).tag;
      if (open === tag) {
        this.#popTo(at);
        return;
      }
      // A stray `</div>` inside a cell must not close the table around it.
      if (open === 'table' || (cell && (open === 'td' || open === 'th'))) return;
    }
  }

  #popTo(at: number): void {
    for (const element of this.#stack.splice(at)) this.#openCount.set(element.tag, (this.#openCount.get(element.tag) ?? 1) - 1);
  }
}

/** The tree of one HTML text, at most `limits.htmlDepthMax` deep. Unclosed and wrongly nested markup is normal here. */
export function parseHtml(html: string, problems: ProblemLog): HtmlElement {
  const builder = new TreeBuilder(html, problems);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true, recognizeSelfClosing: false }, builder);
  tokenizer.write(html);
  tokenizer.end();
  return builder.root;
}
