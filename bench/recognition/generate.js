// A generated corpus: the pack's own labels in all languages, filled with values from pools, laid out in every way
// people lay out a form, damaged a little, and surrounded by what must not be read (signatures, post codes, ports,
// quoted history, logs). The truth is known by construction. Deterministic: the same seed gives the same mails.

/** Mulberry32: small, good enough, and no dependency. */
function randomFrom(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { chance: (p) => next() < p, pick: (list) => list[Math.floor(next() * list.length)], int: (n) => Math.floor(next() * n), shuffle: (list) => [...list].map((one) => [next(), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one) };
}

const texts = [
  'Since the change on Friday nobody in the Bremen office gets attachments above five megabytes.',
  'Die Anmeldung dauert minutenlang, danach erscheint eine leere Seite bei etwa 80 Personen.',
  'Depuis lundi la page de connexion tourne en boucle pour tous les comptes du siège.',
  'Mails from three partners arrive twice, the second copy about 20 minutes later',
  'search shows only results of last year, affects the whole accounting team (12 people)',
  'Der Export bricht bei 70 % ab.\nEs erscheint keine Meldung, nur das Fenster schließt sich.',
  'The sync job stops: "quota exceeded", although half of the space is free.',
  'Rules are ignored - every message lands in the inbox, also those from the list server',
  'Status 502 on each third call; the response body is empty.\n\nIt began after the maintenance window at 22:00.',
  'kein Fax seit gestern Mittag, Rückmeldung "busy" (Code 17)',
];
const shortTexts = ['cleared the cache, tried another browser', 'Neustart, Rechte geprüft', 'redémarrage du service', 'asked the firewall team; they see nothing', 'opened a test account: same', 'DNS and MX are fine'];
const names = [['Mara Lindt', '+49 421 5550 123'], ['Jules Petit', '+33 5 55 01 44 55'], ['Kim Osei', '+61 3 5550 0177'], ['Rob Fenn', '020 7946 0991'], ['Ute Brandt', '0421 5550-188']];
const domains = ['contoso.onmicrosoft.com', 'contoso.example', 'wattle.onmicrosoft.com', 'wattle.example'];
const hosts = ['https://ox.fabrikam.example', 'mail.tailspin.example', 'https://imap1.north.example:993', 'webmail-02.wind.example'];
const products = ['Drive', 'App Suite Mail', 'Portal (new)', 'Calendar', 'Reporting'];

function instants(random, later) {
  const day = 1 + random.int(27);
  const month = later ? 7 + random.int(6) : 1 + random.int(6);
  const hour = random.int(24);
  const minute = random.int(60);
  const two = (n) => String(n).padStart(2, '0');
  const offset = random.pick([0, 1, 2, -5, 10]);
  const utc = new Date(Date.UTC(2025, month - 1, day, hour - offset, minute)).toISOString().slice(0, 16);
  const zone = offset === 0 ? random.pick(['UTC', 'GMT', 'UTC+0', 'Z']) : `UTC${offset > 0 ? '+' : '-'}${random.pick([String(Math.abs(offset)), `${two(Math.abs(offset))}:00`])}`;
  const en = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const de = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];
  const fr = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
  const clock = `${two(hour)}:${two(minute)}`;
  const text = random.pick([
    `${two(day)}.${two(month)}.2025 - ${clock} ${zone}`, `${day}.${month}.25 ${hour}:${two(minute)} ${zone}`, `2025-${two(month)}-${two(day)} ${clock} ${zone}`,
    `${day} ${en[month - 1]} 2025, ${clock} ${zone}`, `${day}. ${de[month - 1]} 2025 um ${clock} Uhr ${zone}`, `${day} ${fr[month - 1]} 2025 à ${hour}h${two(minute)} ${zone}`,
    `${en[month - 1]} ${day}, 2025 ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'} ${zone}`, `${clock} ${zone}, ${two(day)}.${two(month)}.2025`,
    `${en[month - 1].slice(0, 3)} ${day} 2025 ${clock} (${zone})`, `ca. ${clock} ${zone} am ${two(day)}.${two(month)}.2025`,
  ]);
  return [text, `${utc}:00Z`];
}

/** [what stands in the mail, truth] for one field. */
function valueFor(field, rules, random, number) {
  const pattern = field.identifier ?? field.id;
  switch (field.kind) {
    case 'id':
      if (pattern === 'main_id') { return ['73125', '73125']; }
      if (pattern === 'support_key') { const id = random.pick(['MWAG-SUP-77120-4F2K9', 'MWAG-SaaS-99810-1']); return [id, id]; }
      if (pattern === 'tenant_domain') { const id = random.pick(domains); return [id, id]; }
      if (pattern === 'server') { const id = random.pick(['AVN-CMS-0042', 'AVN-CMS-0117', 'SVN-CMS-1003']); return [id, id]; }
      if (pattern === 'track_id') { const id = random.pick([`20250${100000 + random.int(900000)}`, `TT-${random.int(99999) + 100}`]); return [id, id]; }
      return null;
    case 'id_list': {
      const ids = random.shuffle(['12345RS', '23456RS']).slice(0, 1 + random.int(2));
      return [ids.map((id) => (random.chance(0.1) ? id.toLowerCase() : id)).join(random.pick([', ', '; ', ' / ', ' and ', ' und ', ','])), [...new Set(ids)]];
    }
    case 'instant': {
      const [text, truth] = instants(random, field.id === 'end');
      return [text, truth];
    }
    case 'bool':
    case 'bool_text': {
      const yes = random.chance(0.5);
      return [random.pick(yes ? ['yes', 'Yes, please', 'ja', 'Ja, gerne', 'oui', 'YES', 'yes (only at night)'] : ['no', 'No.', 'nein', 'Nein, bitte nicht', 'non', 'no - not during the day']), yes ? 'yes' : 'no'];
    }
    case 'enum': {
      if (field.values.length === 0) return null;
      const value = random.pick(field.values);
      const spellings = [value, value, ...field.words.filter((word) => word.value === value).map((word) => word.text), ...(/^\d$/.test(value) ? [`${value} - as agreed by phone`, `Sev ${value}`, `${value} (please confirm)`] : [`${value} (see below)`, value.toUpperCase()])];
      return [random.pick(spellings), value];
    }
    case 'enum_open': {
      const value = field.values.length > 0 ? random.pick(field.values) : random.pick(products);
      return [value, value];
    }
    case 'contact': {
      const [name, phone] = random.pick(names);
      const mail = `${name.toLowerCase().replace(' ', '.')}@partner${number % 7}.example`;
      if (field.id === 'poc') return [`${name}, ${phone}, ${mail}, Mon-Fri 9-17 CET`, { contains: [name, phone, mail] }];
      return [random.pick([`${name}, ${phone}, ${mail}`, `${name} (${mail}, ${phone})`, `${name}, Tel. ${phone}, ${mail}`, `${name} <${mail}> ${phone}`]), { contains: [name, phone, mail] }];
    }
    case 'list': {
      if (random.chance(0.25) && field.allWords.length > 0) return [random.pick(field.allWords), ['all']];
      const users = Array.from({ length: 1 + random.int(4) }, (_, i) => `user${random.int(90)}${'abcd'[i]}@contoso.example`);
      return [users.join(random.pick([', ', '; ', ' and '])), [...new Set(users)]];
    }
    case 'url': { const host = random.pick(hosts); return [host, host]; }
    case 'version': return ['8u201', '8u201'];
    case 'text': {
      if (field.reference === true) { const own = random.pick([`INC-${10000 + number}`, `INC ${10000 + number}`, `${2020 + random.int(7)}/${100 + number}-${random.int(9)}`]); return [own, { contains: [own], not_contains: [] }]; }
      if (field.names.length > 0) { const id = `${random.pick(field.names)} ${7 + random.int(5)}.${random.int(9)}`; return [id, { contains: [id] }]; }
      const text = /version/.test(field.id) ? `8.${random.int(40)}.${random.int(20)}` : field.id === 'company' || field.id === 'partner_name' ? random.pick(['Tailspin Toys Pty Ltd', 'Wide World GmbH & Co. KG', 'A. Datum Corp.']) : random.chance(0.6) ? random.pick(texts) : `${random.pick(shortTexts)} (${1000 + random.int(9000)}${field.charactersMin > 20 ? ', nothing else helped' : ''})`;
      const pieces = text.split('\n').filter((piece) => piece !== '');
      return [text, { contains: pieces, not_contains: [] }];
    }
    default: return null;
  }
}

function typo(label, random) {
  if (label.length < 9) return label;
  const at = 2 + random.int(label.length - 4);
  if (!/[a-z]/i.test(label[at]) || !/[a-z]/i.test(label[at + 1] ?? '')) return label;
  return random.pick([label.slice(0, at) + label.slice(at + 1), label.slice(0, at) + label[at + 1] + label[at] + label.slice(at + 2), label.slice(0, at) + label[at] + label.slice(at)]);
}

const decoySignatures = ['', '', '\n\nBest regards\nMara Lindt\nWeserstr. 5, 28195 Bremen\nTel. +49 421 5550 123\nHRB 20457', '\n\nViele Grüße\n\n-- \nUte Brandt | Support | 80331 München | Port 10025', '\n\nCordialement,\nJules Petit\n33000 Bordeaux', '\n\nThanks,\nKim\n\nSent from my phone', '\n\nCheers\nRob'];
const decoyQuotes = ['', '', '', '\n\nOn Mon, Mar 2, 2026 at 9:00 AM Old Friend <old@friend.example> wrote:\n> Main Customer ID: 99999\n> License Key: OLD1-SUP-4711-A1\n> Tenant domain: old.onmicrosoft.com\n> Severity: 1\n> Description: the old story'];
const senders = { 'waratek-reseller': 'Jo Park <jo@kestrel.example>', 'zynstra-cms': 'Sam Reed <sam@avonit.example>', 'retarus-partner': 'Anna Keller <anna.keller@nordlicht.example>', 'ox-cloud': 'Kim Lange <k.lange@mailwerk.example>', 'rhipe-csp': 'Tom Hale <tom@harbour.example>' };
const greetings = ['', 'Hi,\n\n', 'Hello team,\nplease find the details below.\n\n', 'Guten Tag,\n\n', 'Bonjour,\n\n', 'Dear support,\n\nwe need your help with this one:\n\n'];

function layout(pairs, style, random) {
  const bold = random.pick(['**', '*', '']);
  const line = (label, value) => `${label}: ${value}`;
  switch (style) {
    case 'colon': return pairs.map(([label, value]) => line(label, value)).join('\n');
    case 'spaced': return pairs.map(([label, value]) => line(label, value)).join('\n\n');
    case 'french': return pairs.map(([label, value]) => `${label} : ${value}`).join('\n');
    case 'wide': return pairs.map(([label, value]) => `${label}：${value}`).join('\n');
    case 'equals': return pairs.map(([label, value]) => `${label} = ${value}`).join('\n');
    case 'bold': return pairs.map(([label, value]) => (random.chance(0.5) ? `${bold}${label}:${bold} ${value}` : `${bold}${label}${bold}: ${value}`)).join('\n');
    case 'bullets': return pairs.map(([label, value]) => `${random.pick(['- ', '* ', '• ', '  - '])}${line(label, value)}`).join('\n');
    case 'numbers': return pairs.map(([label, value], i) => `${random.pick([`${i + 1}. `, `${i + 1}) `, `(${i + 1}) `])}${line(label, value)}`).join('\n');
    case 'dash': return pairs.map(([label, value]) => `${label} ${random.pick(['-', '–', '—'])} ${value}`).join('\n');
    case 'tab': return pairs.map(([label, value]) => `${label}\t${value.replace(/\n+/g, ' ')}`).join('\n');
    case 'below': return pairs.map(([label, value]) => `${label}:\n${value}`).join('\n\n');
    case 'caps-below': return pairs.map(([label, value]) => `${label.toUpperCase()}\n${value}`).join('\n\n');
    case 'upper': return pairs.map(([label, value]) => line(label.toUpperCase(), value)).join('\n');
    case 'lower': return pairs.map(([label, value]) => line(label.toLowerCase(), value)).join('\n');
    case 'markdown-table': return `| Field | Value |\n|---|---|\n${pairs.map(([label, value]) => `| ${label} | ${value.replace(/\n+/g, ' ')} |`).join('\n')}`;
    case 'brackets': return pairs.map(([label, value]) => `[${label}] ${value}`).join('\n');
    default: throw new Error(style);
  }
}

const plainStyles = ['colon', 'colon', 'spaced', 'french', 'wide', 'equals', 'bold', 'bullets', 'numbers', 'dash', 'tab', 'below', 'caps-below', 'upper', 'lower', 'markdown-table', 'brackets'];
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');
const htmlStyles = {
  table: (pairs) => `<table>${pairs.map(([label, value]) => `<tr><td>${escape(label)}</td><td>${escape(value)}</td></tr>`).join('')}</table>`,
  'table-colon': (pairs) => `<table border=1><tbody>${pairs.map(([label, value]) => `<tr><td><p><b>${escape(label)}:</b></p></td><td><p>${escape(value)}</p></td></tr>`).join('')}</tbody></table>`,
  paragraphs: (pairs) => pairs.map(([label, value]) => `<p><strong>${escape(label)}:</strong> ${escape(value)}</p>`).join(''),
  divs: (pairs) => pairs.map(([label, value]) => `<div>${escape(label)}: ${escape(value)}</div>`).join(''),
  list: (pairs) => `<ul>${pairs.map(([label, value]) => `<li><b>${escape(label)}</b>: ${escape(value)}</li>`).join('')}</ul>`,
  headings: (pairs) => pairs.map(([label, value]) => `<h3>${escape(label)}</h3><p>${escape(value)}</p>`).join(''),
};

/** `count` mails for one desk. Roughly a third HTML; each leaves some fields out and some empty. */
export function generatedMails(collection, rules, count) {
  const random = randomFrom(collection.desk.length * 7919 + 17);
  const usable = rules.fields.filter((field) => field.labels.length > 0 && field.kind !== 'attachments');
  return Array.from({ length: count }, (_, number) => {
    const chosen = random.shuffle(usable).slice(0, 3 + random.int(Math.min(9, usable.length - 2)));
    const truth = {};
    const absent = usable.filter((field) => !chosen.includes(field) && !field.prose && field.kind !== 'contact').map((field) => field.id);
    const pairs = [];
    const html = random.chance(0.35);
    const style = html ? random.pick(Object.keys(htmlStyles)) : random.pick(plainStyles);
    const damaged = random.chance(0.25);
    for (const field of chosen) {
      const made = valueFor(field, rules, random, number);
      if (made === null) continue;
      const label = random.pick(field.labels).text;
      if (random.chance(0.1) && !field.prose && style !== 'caps-below' && field.kind !== 'contact') {
        pairs.push([label, random.pick(['', '', '-', 'n/a', '?', 'tbd'])]);
        absent.push(field.id);
        continue;
      }
      const value = style === 'brackets' || style === 'dash' ? made[0].replace(/\n+/g, ' ') : made[0];
      pairs.push([damaged && style !== 'dash' && style !== 'caps-below' && style !== 'brackets' ? typo(label, random) : label, value]);
      truth[field.id] = made[1];
    }
    // "JDK: Oracle HotSpot 8u291" tells the version of Java as well.
    const told = (id) => id === 'java' && ('runtime' in truth || pairs.some(([, value]) => /\d+u\d+/.test(value)));
    const body = html ? undefined : `${random.pick(greetings)}${layout(pairs, style, random)}${random.pick(decoySignatures)}${random.pick(decoyQuotes)}\n`;
    const page = html ? `<html><body>${escape(random.pick(greetings))}${htmlStyles[style](pairs)}${escape(random.pick(decoySignatures))}</body></html>` : undefined;
    return { n: `generated-${String(number).padStart(4, '0')}-${style}`, d: damaged ? 'nasty' : 'real', g: true, from: senders[collection.desk], s: random.pick(['ticket', 'New case', 'Störung', 'problème', 'Fwd', 'please help']), ...(html ? { h: page } : { b: body }), t: truth, a: absent.filter((id) => !told(id)) };
  });
}
