// "It began at 07:30 and was over at 08:50", "von 07:30 bis 08:50 ging nichts": which time of a sentence is the beginning of
// a fault and which its end. Each time is judged by the words of its own clause. In: a sentence. Out: its times with what
// they are; `open` = no word says it. A deed, a test, a plan, office hours and an older case are neither.
import { type ToldTime, toldTimes } from '../value/told-times.ts';
import * as words from './moment-words.ts';
import { whatStopped, withoutStop } from './moment-stops.ts';

/** `stop`: what ought to run stopped; `resume`: only behind such a stop; `until`, `last`: the end, where a beginning is told. */
type Role = 'start' | 'end' | 'stop' | 'resume' | 'until' | 'last' | 'first' | 'open' | 'other';

export interface RoleOfTime {
  readonly moment: ToldTime;
  readonly role: 'start' | 'end' | 'resume' | 'open' | 'other';
  /** It stands in a sentence that tells the other end as well, or is one end of a stretch of time. */
  readonly paired: boolean;
  /** The beginning of what ought to run and stopped. */
  readonly stop: boolean;
  /** Words around it: whether another day is meant is asked of them. */
  readonly clause: string;
}

const clauseEnd = /[;!]|,(?=\s)|\.(?=\s\p{Lu})|\s(?:and|und|et|but|aber|mais|then|dann|puis)\s|\s[–—]\s/giu;

/** "The mail of 08:50 is gone": what it is told of, and not when. */
const attribute = /(?<!\p{L})(?:of|von|vom|du)\s*$/iu;

export function rolesOfTimes(sentence: string): RoleOfTime[] {
  const { times, bare } = toldTimes(sentence);
  const roles: Role[] = [];
  const clauses: string[] = [];
  for (let i = 0; i < times.length; i++) {
    const stretched = stretchRoles(times, i, bare);
    if (stretched !== null) {
      for (const { role, clause } of stretched) {
        roles.push(role);
        clauses.push(clause);
      }
      i++;
      continue;
    }
    const [lead, tail] = [leadOf(times, i, bare), tailOf(times, i, bare)];
    const near = roleIn(lead, tail);
    const far = i === 0 ? bare.slice(0, times[0]?.at) : lead;
    roles.push(near === 'open' && far !== lead ? roleIn(far, tail) : near);
    clauses.push(`${lead} ${tail}`);
  }
  return settled(times, roles, clauses, bare);
}

/** "From 07:30 to 08:50", "between 07:30 and 08:50", "07:30 – 08:50". */
function stretchRoles(times: readonly ToldTime[], i: number, bare: string): { readonly role: Role; readonly clause: string }[] | null {
  const [one, next] = [times[i], times[i + 1]];
  if (one === undefined || next === undefined) return null;
  const gap = bare.slice(one.end, next.at).replace(/^\s*uhr(?!\p{L})/iu, '');
  const lead = bare.slice(times[i - 1]?.end ?? 0, one.at);
  if (!words.stretch.test(gap) && !(words.joined.test(gap) && words.between.test(lead))) return null;
  const clause = `${lastClause(lead)} ${tailOf(times, i + 1, bare)}`;
  const around = `${lead} ${bare.slice(next.end, times[i + 2]?.at)}`;
  const other = words.otherDoing.test(around) || words.toCome.test(clause) || (words.goodStretch.test(clause) && !words.denied.test(clause));
  return [{ role: other ? 'other' : 'start', clause }, { role: other ? 'other' : 'end', clause }];
}

/** What leads to the time itself, "… stopped, at", belongs to the clause in front of it. */
function lastClause(whole: string): string {
  const text = whole.replace(/[\s,(]+$/, ' ');
  const cut = [...text.matchAll(clauseEnd)].at(-1);
  return cut === undefined ? text : text.slice(cut.index + cut[0].length);
}

function leadOf(times: readonly ToldTime[], i: number, bare: string): string {
  const text = bare.slice(times[i - 1]?.end ?? 0, times[i]?.at);
  return lastClause(text);
}

/** Up to where the clause of the next time begins, or a clause of its own behind the last one. */
function tailOf(times: readonly ToldTime[], i: number, bare: string): string {
  const next = times[i + 1];
  const text = next === undefined ? bare.slice(times[i]?.end ?? 0) : bare.slice(times[i]?.end ?? 0, next.at).replace(/[\s,(]+$/, ' ');
  const cuts = [...text.matchAll(clauseEnd)];
  if (next !== undefined) return text.slice(0, cuts.at(-1)?.index ?? 0);
  // A comma right behind the time only sets it off.
  return text.slice(0, cuts.find((cut) => /\p{L}{2}/u.test(text.slice(0, cut.index)) || /\p{L}|;/u.test(cut[0]))?.index ?? text.length);
}

function roleIn(lead: string, tail: string): Role {
  const clause = `${lead} ${tail}`;
  if (words.lastGood.test(clause)) return 'other';
  if (words.until.test(lead)) {
    if (words.goodTime.test(clause) && !words.denied.test(clause)) return 'start';
    return words.otherDoing.test(clause) || words.toCome.test(clause) ? 'other' : words.lasting.test(clause) ? 'end' : 'until';
  }
  if (words.otherDoing.test(clause)) return 'other';
  const ceased = whatStopped(clause);
  if (ceased === 'service' && !words.over.test(withoutStop(clause)) && !words.denied.test(clause)) return 'stop';
  if (ceased === null && words.goodStopped.test(clause)) return 'stop';
  if (words.resumed.test(clause) && !words.over.test(clause)) return 'resume';
  if (words.missing.test(clause)) return 'open';
  if (ceased === 'fault' || words.over.test(clause)) return words.denied.test(clause) || words.toCome.test(clause) || attribute.test(lead) ? 'other' : 'end';
  if (words.last.test(clause)) return 'last';
  if (words.first.test(clause)) return 'first';
  return words.began.test(clause) ? 'start' : 'open';
}

function settled(times: readonly ToldTime[], roles: readonly Role[], clauses: readonly string[], bare: string): RoleOfTime[] {
  const has = (...sought: readonly Role[]): boolean => roles.some((role) => sought.includes(role));
  const begins = has('start', 'stop', 'first');
  const known = roles.map((role): RoleOfTime['role'] => {
    if (role === 'stop' || role === 'first') return 'start';
    if (role === 'resume') return has('stop') ? 'end' : 'resume';
    if (role === 'until') return begins || has('open') ? 'end' : 'open';
    if (role === 'last') return has('first') ? 'end' : 'other';
    return role;
  });
  // "07:30 hakte es, ab 08:50 war alles wieder normal": what stands before the end of it, and is nothing else, is the beginning.
  const open = known.flatMap((role, i) => (role === 'open' ? [i] : []));
  const [only] = open;
  if (only !== undefined && open.length === 1 && !known.includes('start') && known.indexOf('end') > only && !words.otherDoing.test(bare.slice(0, times[only]?.at))) known[only] = 'start';
  const paired = known.includes('start') && known.includes('end');
  return times.map((moment, i) => ({ moment, role: known[i] ?? 'other', paired, stop: roles[i] === 'stop', clause: clauses[i] ?? '' }));
}
