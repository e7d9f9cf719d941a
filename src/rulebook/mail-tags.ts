// The tags by which a mail template says what a piece of it is: a heading, a question, a known value. They leave marks in
// the rendered text, from which compose/ makes the plain and the HTML part alike. What is printed by `{{ … }}` can make
// no mark: a partner's words never become a question of ours.
import { Tag, evalToken, type Context, type Emitter, type Liquid, type TagToken, type Template, type TopLevelToken } from 'liquidjs';

/** Around the JSON of a block; code points for private use, which no mail program writes. */
export const markOpen = '\uE000';
export const markClose = '\uE001';

/** A value as it is printed: text that can make no mark. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000\uE001]/gu, '');
}

/** What a tag takes: names of its values in order, and whether it has a body. */
interface TagShape {
  readonly takes: readonly string[];
  readonly body: string | null;
  readonly kind: string;
}

const mailTags = {
  heading: { takes: [], body: 'text', kind: 'heading' },
  small: { takes: [], body: 'text', kind: 'small' },
  /** `{% ask q, words.for_example %}what to say before it{% endask %}` */
  ask: { takes: ['question', 'forExample'], body: 'lead', kind: 'ask' },
  /** Only the label to type behind. */
  ask_briefly: { takes: ['question'], body: null, kind: 'ask' },
  /** `{% fact label, value, note %}`: what an answer says is known. */
  fact: { takes: ['label', 'value', 'note'], body: null, kind: 'fact' },
  /** A line of the head of a forward, and a detail below it. */
  head: { takes: ['label', 'value', 'note'], body: null, kind: 'head' },
  detail: { takes: ['label', 'value', 'note'], body: null, kind: 'detail' },
  /** `{% table columns, rows %}`: a list of headings, and of rows of as many cells. */
  table: { takes: ['columns', 'rows'], body: null, kind: 'table' },
  item: { takes: ['text'], body: null, kind: 'item' },
  /** Somebody's own words, line by line as he wrote them: as the message itself, or quoted. */
  words: { takes: ['text'], body: null, kind: 'words' },
  quote: { takes: ['text'], body: null, kind: 'quote' },
} as const satisfies Readonly<Record<string, TagShape>>;

/** Teaches an engine the tags. */
export function registerMailTags(engine: Liquid): void {
  for (const [name, shape] of Object.entries(mailTags)) engine.registerTag(name, tagClass(name, shape));
}

type TagClass = Parameters<Liquid['registerTag']>[1];
type Parser = Liquid['parser'];
type ValueToken = NonNullable<ReturnType<Tag['tokenizer']['readValue']>>;

function tagClass(name: string, shape: TagShape): TagClass {
  return class extends Tag {
    private readonly given: ValueToken[] = [];
    private readonly templates: Template[] = [];

    constructor(token: TagToken, rest: TopLevelToken[], engine: Liquid, parser: Parser) {
      super(token, rest, engine);
      this.readValues();
      if (shape.body === null) return;
      while (rest.length > 0) {
        const next = rest.shift() as TopLevelToken;
        if ((next as Partial<TagToken>).name === `end${name}`) return;
        this.templates.push(parser.parseToken(next, rest));
      }
      throw new Error(`tag ${name} without end${name}`);
    }

    private readValues(): void {
      const { tokenizer } = this;
      for (const _ of shape.takes) {
        tokenizer.skipBlank();
        if (tokenizer.peek() === ',') tokenizer.advance();
        const value = tokenizer.readValue();
        if (value !== undefined) this.given.push(value);
      }
      tokenizer.skipBlank();
      const left = !tokenizer.end();
      // A note may be left out.
      const few = this.given.length < shape.takes.filter((one) => one !== 'note' && one !== 'forExample').length;
      if (left || few) throw new Error(`tag ${name} takes ${shape.takes.length === 0 ? 'no values' : shape.takes.join(', ')}`);
    }

    override* render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const block: Record<string, unknown> = { kind: shape.kind };
      for (const [index, token] of this.given.entries()) block[shape.takes[index] ?? ''] = yield evalToken(token, context);
      if (shape.body !== null) block[shape.body] = yield this.liquid.renderer.renderTemplates(this.templates, context);
      emitter.write(`${markOpen}${withoutMarks(JSON.stringify(block))}${markClose}`);
    }

    * arguments(): Generator<ValueToken> {
      yield* this.given;
    }

    // oxlint-disable-next-line require-yield -- liquidjs asks for a generator; there is nothing to wait for
    * children(): Generator<unknown, Template[]> {
      return this.templates;
    }
  };
}
