// Labels that are none because of where they stand: "2. Server: type the address" among the steps below "Steps to
// reproduce:", "    Company : Fabrikam" in pasted output. In: the anchors of a region. Out: those that speak for the
// writer. A line set in deeper or marked as an item, in a mail whose labels are not, belongs to the text label that its
// list began under, and it never disputes what the mail's own labels say. Left alone: mails whose labels are all items.
import type { Anchor } from './label-anchors.ts';
import { linesNearHeader } from '../log-lines.ts';
import type { TextLine } from '../text-line.ts';

interface Place {
  readonly indent: number;
  readonly mark: 'none' | 'bullet' | 'number';
}
interface Run {
  readonly from: number;
  readonly to: number;
}

const bullet = /^[-*•·–—▪◦●○■□+]\s/;
const number = /^\(?(?:\d{1,2}[a-z]?|[a-z])[.)]\s/i;
/** One blank in front of a line is a slip, two set it in. */
const indentMin = 2;

function placeOf(text: string): Place {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  return { indent: lead.replaceAll('\t', '    ').length, mark: bullet.test(rest) ? 'bullet' : number.test(rest) ? 'number' : 'none' };
}

function isInner(place: Place, outer: Place): boolean {
  return place.indent >= outer.indent + indentMin || (place.mark !== 'none' && place.mark !== outer.mark && place.indent >= outer.indent);
}

/** `answers`: whether something readable stands behind a label. */
export function withoutPasted(lines: readonly TextLine[], anchors: readonly Anchor[], answers: (anchor: Anchor) => boolean): readonly Anchor[] {
  const outer = commonPlace(lines, anchors);
  if (outer === null) return anchors;
  const inner = (index: number): boolean => isInner(placeOf(lines[index]?.text ?? ''), outer);
  const near = linesNearHeader(lines);
  if (!anchors.some((anchor) => inner(anchor.index) || near.has(anchor.index))) return anchors;
  const own = anchors.filter((anchor) => !inner(anchor.index) && !near.has(anchor.index));
  const ownFields = new Set(own.map((anchor) => anchor.label.field.id));
  const answered = new Set(own.filter(answers).map((anchor) => anchor.label.field.id));
  const dropped = new Set(anchors.filter((anchor) => near.has(anchor.index) && answered.has(anchor.label.field.id)));
  for (const run of runsOf(lines, inner)) {
    const held = anchors.filter((anchor) => anchor.index >= run.from && anchor.index <= run.to);
    if (held.length === 0) continue;
    const fields = new Set(held.map((anchor) => anchor.label.field.id));
    const disputed = [...fields].filter((field) => answered.has(field)).length;
    const whole = ownFields.size > fields.size && (beginsUnder(lines, own, run) || disputed * 2 >= fields.size);
    for (const anchor of held) if ((whole && !isPoint(lines, anchor, ownFields, answers)) || (answered.has(anchor.label.field.id) && anchor.label.field.kind !== 'id_list')) dropped.add(anchor);
  }
  return anchors.filter((anchor) => !dropped.has(anchor));
}

/** "Checks" / "- Monitoring Console: all green" / "- tried another laptop": a point that answers a choice which nothing else answers. */
function isPoint(lines: readonly TextLine[], anchor: Anchor, known: ReadonlySet<string>, answers: (anchor: Anchor) => boolean): boolean {
  const { field, quality, inside } = anchor.label;
  return field.kind === 'enum' && quality === 'exact' && inside === false && !known.has(field.id) && placeOf(lines[anchor.index]?.text ?? '').mark === 'bullet' && answers(anchor);
}

/** Where most fields of the mail have their label; null when no two labels stand alike. */
function commonPlace(lines: readonly TextLine[], anchors: readonly Anchor[]): Place | null {
  const fields = new Map<string, { place: Place; ids: Set<string> }>();
  for (const anchor of anchors) {
    if (anchor.label.inside !== false) continue;
    const place = placeOf(lines[anchor.index]?.text ?? '');
    const key = `${place.indent} ${place.mark}`;
    const entry = fields.get(key) ?? { place, ids: new Set<string>() };
    entry.ids.add(anchor.label.field.id);
    fields.set(key, entry);
  }
  const most = [...fields.values()].sort((a, b) => b.ids.size - a.ids.size)[0];
  return most === undefined || most.ids.size < 2 ? null : most.place;
}

/** Stretches of lines that are set in or marked; blank lines inside belong to them. */
function runsOf(lines: readonly TextLine[], inner: (index: number) => boolean): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let to = -1;
  lines.forEach((line, index) => {
    if (line.text.trim() === '') return;
    if (inner(index)) {
      if (from < 0) from = index;
      to = index;
      return;
    }
    if (from >= 0) runs.push({ from, to });
    from = -1;
  });
  if (from >= 0) runs.push({ from, to });
  return runs;
}

/** The run is the list that a text label announces: two lines or more, and nothing but blank lines between them and it. */
function beginsUnder(lines: readonly TextLine[], own: readonly Anchor[], run: Run): boolean {
  const above = own.findLast((anchor) => anchor.index < run.from);
  if (above === undefined || !above.last || (above.label.field.kind !== 'text' && above.label.field.kind !== 'bool_text')) return false;
  if (lines.slice(run.from, run.to + 1).filter((line) => line.text.trim() !== '').length < 2) return false;
  const between = [lines[above.index]?.text.slice(above.label.valueStart) ?? '', ...lines.slice(above.index + 1, run.from).map((line) => line.text)];
  return between.every((text) => text.trim() === '');
}
