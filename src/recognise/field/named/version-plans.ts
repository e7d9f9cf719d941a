// "We plan to move to 4.2.0", "der Kunde möchte auf 4.2.0 umsteigen": a version that is only wanted. In: what leads to a number
// in its clause and what follows it there. Out: yes or no. "We want to report a fault in 4.2.0" wants no version, and
// "requests will fail with 4.2.0" plans none: a word of will or future says so only beside one of moving.

/** Of scheduled tasks nothing is planned: "les tâches planifiées ne se lancent plus". */
const plan = /(?<!\p{L})(?:plan(?!ifi)\p{L}*|geplant|vorgesehen|prévu\p{L}*|comptons|compte(?:nt)? (?:passer|migrer)|going to (?:be|go|move|get|upgrade|update)|intend\p{L}*|beabsichtig\p{L}*)(?!\p{L})/iu;
const modal = /(?<!\p{L})(?:want\p{L}*|wish\p{L}*|would like|will|shall|möcht\p{L}*|will|woll\p{L}*|soll\p{L}*|werden|wird|souhait\p{L}*|voudr\p{L}*|veut|veulent|allons|vont|va)(?!\p{L}|\snot(?!\p{L})|\snicht(?!\p{L}))/iu;
const moving = /(?<!\p{L})(?:upgrad\p{L}*|updat\p{L}*|mov(?:e|ed|ing)|migrat\p{L}*|switch\p{L}*|roll(?:ed|ing)? out|install\p{L}*|deploy\p{L}*|go(?:ing)? (?:to|up|live)|get|put|give|have|bring|receive|wait for|umsteig\p{L}*|umgestiegen|umstell\p{L}*|umgestellt|wechsel\p{L}*|gewechselt|aktualisier\p{L}*|einspiel\p{L}*|eingespielt|ausroll\p{L}*|ausgerollt|gehen|heben|gehoben|ziehen|gezogen|hochzieh\p{L}*|passer|passe(?:r?ons|ront|ra)|migrer\p{L}*|mettre|montera?|monter|basculer|déployer|update|erhalten|bekommen)(?!\p{L})/iu;
/** "They want 4.2.0", "voudrait le Beam 4.2.0". */
const wanted = /(?<!\p{L})(?:want(?:s|ed)?|wish(?:es)? for|would like|möcht\p{L}*|voudr\p{L}*|souhait\p{L}*)\s(?:(?:to have|the|their|an?|den|die|das|eine?n?|le|la|un|une|version|release)\s){0,3}$/iu;
const behindCharactersMax = 60;

/** `called`: the name of the thing, which stands last in what leads to the number. */
export function isPlannedVersion(lead: string, called: string, behind: string): boolean {
  if (plan.test(lead)) return true;
  const before = called !== '' && lead.trimEnd().endsWith(called) ? lead.slice(0, lead.lastIndexOf(called)) : lead;
  const rest = /^[^.;!?\n]*/.exec(behind)?.[0].slice(0, behindCharactersMax) ?? '';
  return wanted.test(before) || (modal.test(before) && moving.test(`${before} ${rest}`));
}
