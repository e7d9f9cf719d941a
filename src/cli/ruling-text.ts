// A rule of the pack that had its way in a decision, in words: what it does, when it holds, and where it stands.
import { actionsText } from '../rulebook/action-words.ts';
import { requirementField } from '../rulebook/pack-parts.ts';
import type { Pack, Predicate } from '../rulebook/pack-schema.ts';
import { predicateWords } from '../rulebook/predicate-words.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Path } from '../rulebook/yaml-source.ts';

export interface Ruling {
  readonly section: string;
  /** `accept: a partner`, `mail.opened: ask missing`, the field that is needed. */
  readonly what: string;
  /** In words; null = always, or there is none to tell. */
  readonly condition: string | null;
  /** `retail/pack.yaml:41` */
  readonly line: string;
}

/** The rule at a path of the pack, as decide/ tells it to its witness. */
export function rulingOf(desk: Desk, path: Path): Ruling {
  const [section = '', ...rest] = path;
  const { what, if: condition } = words(desk.pack, String(section), rest);
  return { section: path.includes('severity') ? 'severity' : String(section), what, condition: condition === undefined ? null : predicateWords(condition).replace(/^\(([^()]*)\)$/u, '$1'), line: desk.line(path) };
}

/** "Since" and 3 other labels, for a field that nothing in the mail tells; '' when it has none. */
export function labelsText(desk: Desk, id: string): string {
  const labels = Object.values(desk.pack.fields[id]?.labels ?? {}).flat();
  const [first, ...others] = labels;
  if (first === undefined) return '';
  return `nothing stands behind "${first}"${others.length === 0 ? '' : ` or its ${others.length} other label${others.length === 1 ? '' : 's'}`} of ${desk.line(['fields', id, 'labels'])}`;
}

function words(pack: Pack, section: string, [first = '', second = '']: readonly (string | number)[]): { what: string; if?: Predicate | undefined } {
  const index = Number(first);
  switch (section) {
    case 'open_by': return { what: `${pack.open_by[index]?.then ?? ''}: ${pack.open_by[index]?.reason ?? ''}`, if: pack.open_by[index]?.if };
    case 'types': return { what: String(first), if: second === 'detect' ? pack.types[first]?.detect : undefined };
    case 'flow': return { what: `to ${pack.flow[index]?.to ?? ''}`, if: pack.flow[index]?.if };
    case 'rules': return { what: `${pack.rules[index]?.event ?? ''}: ${actionsText(pack.rules[index]?.do ?? [])}`, if: pack.rules[index]?.if };
    case 'hints': return { what: `say ${pack.hints[index]?.say ?? ''}`, if: pack.hints[index]?.if };
    case 'require': {
      const one = pack.require[first]?.[Number(second)];
      return { what: one === undefined ? '' : requirementField(one).field, if: typeof one === 'string' ? undefined : one?.if };
    }
    case 'severity': return { what: String(first), if: first === 'cap' ? pack.severity.cap?.[Number(second)]?.if : undefined };
    default: return { what: '' };
  }
}
