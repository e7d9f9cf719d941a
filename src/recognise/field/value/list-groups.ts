// A group or account that a list names beside mail addresses, in words: "orders@fern.example and the warehouse account",
// "a@fern.example, also the whole accounts team". In: an entry, or what stands behind an address. Out: its words without
// what leads to them, null when it is something else. A name beside its own address is told by the address already.

const article = String.raw`(?:(?:also|auch|aussi|plus|all|the|our|their|his|her|a|an|das|die|der|den|dem|ein|eine|unser|unsere|deren|ihr|ihre|le|la|les|l['’]|un|une|notre|leur|toute?)\s?)*`;
const group = String.raw`(?:accounts?|mailbox(?:es)?|teams?|departments?|dept|desks?|groups?|crew|office|staff|reception|warehouse|workshop|kont(?:o|en)|\p{L}*(?:konto|postfach|abteilung|team|gruppe|werkstatt|empfang|vertrieb|buchhaltung|lager|einkauf)|postfächer|comptes?|boîtes?|services?|équipes?|groupes?|atelier|accueil|comptabilité)`;
const named = String.raw`(?:(?!(?:is|are|was|has|have|not|no|ist|sind|hat|nicht|est|sont|pas)\s)[\p{L}&-]{2,16}\s){0,2}${group}(?:\s(?:team|account|mailbox|department|of|de|du|des|commercial\p{L}*|comptable|partagée?)){0,2}`;
const whole = new RegExp(String.raw`^\s*${article}(?<group>${named})[\s.]*$`, 'iu');
const next = new RegExp(String.raw`^["'>)]{0,2}(?:,?\s(?:and|und|et|sowie|plus|as well as|ainsi que)|\s?[+&,])\s(?:(?:also|auch|aussi)\s)?(?:the|our|their|das|die|der|dem|den|le|la|les|l['’])\s?(?<group>${named})(?![\p{L}@-])`, 'iu');

/** An entry of a list; null = no group. */
export function groupIn(entry: string): string | null {
  return entry.includes('@') ? null : (whole.exec(entry)?.groups?.['group']?.trim() ?? null);
}

/** What goes on behind the last address of a row. */
export function groupBehind(rest: string): string | null {
  return next.exec(rest)?.groups?.['group']?.trim() ?? null;
}
