// Ten simulated years with a thousand tickets: opened by mail, answered, resolved, closed by silence, some reopened, and
// every timer on the way. Prints how long it took, what happened and how much memory was in use; compare runs of one
// machine only. Usage, after `npm run build`:
//   node bench/simulate.js [--tickets 1000] [--years 10]
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readRulebook } from '../dist/main/installation.js';
import { Simulation } from '../dist/main/simulation.js';
import { contentFingerprint } from '../dist/parse/content-fingerprint.js';
import { parseMessage } from '../dist/parse/parse-message.js';
import { yamlDirectory } from '../dist/platform/yaml-directory.js';
import { recognise } from '../dist/recognise/recognise.js';

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '1000' }, years: { type: 'string', default: '10' } } });
const tickets = Number(values.tickets);
const years = Number(values.years);
const dayMs = 86_400_000;

/** One sample a desk: what its partners write most. */
const samples = [
  ['rhipe-csp', 'default-priority-on-a-weekend'], ['waratek-reseller', 'severity-one-on-a-saturday-night'], ['ox-cloud', 'key-first-full-template'],
  ['retarus-partner', 'complete-incident-with-both-ids-on-one-line'], ['zynstra-cms', 'console-fine-and-still-unclear'],
];
const root = new URL('../', import.meta.url);
const rulebook = await readRulebook(fileURLToPath(new URL('rules', root)));
const mails = await Promise.all(samples.map(async ([desk, name]) => ({ desk, raw: await readFile(new URL(`fixtures/scenarios/${desk}/${name}.eml`, root), 'utf8') })));

let events = 0;
let sent = 0;
const spent = { understand: 0 };
const from = Date.parse('2016-01-04T00:00:00Z');
const simulation = new Simulation({
  rulebook: () => rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: [], keys: [{ id: 'b', secret: 'bench' }],
  understand: async (raw, input, rules) => {
    const began = performance.now();
    const mail = parseMessage(raw);
    const understood = { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    spent.understand += performance.now() - began;
    return understood;
  },
}, from, (happening) => {
  events += 1;
  sent += happening.mails.length;
});

const started = performance.now();
const used = process.cpuUsage();
const memory = [];
for (let number = 0; number < tickets; number++) {
  const at = from + Math.floor((number / tickets) * years * 365.25 * dayMs);
  await simulation.passTo(at);
  const { desk, raw } = mails[number % mails.length];
  const bytes = Buffer.from(raw.replace(/^Message-ID: .*$/imu, `Message-ID: <bench-${number}@partner.example>`));
  const opened = await simulation.receive({ desk, raw: bytes, reversePath: null, forwardPaths: [] });
  // Three of four are answered and solved; the others wait for somebody until the end.
  if (opened.ref !== null && number % 4 !== 0) {
    await simulation.passTo(at + dayMs);
    if (simulation.ticket(opened.ref).severity !== null) await simulation.act(opened.ref, 'severity', simulation.ticket(opened.ref).severity, 'bench');
    await simulation.act(opened.ref, 'resolve', 'Please try again.', 'bench');
  }
  if (number % Math.ceil(tickets / 10) === 0) {
    globalThis.gc?.();
    memory.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20));
  }
}
await simulation.passTo(from + years * 365.25 * dayMs);
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(used).user / 1e6;
console.log(`${tickets} tickets over ${years} years: ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of one core), ${events} events, ${sent} mails; ${(spent.understand / 1000).toFixed(1)} s of it reading mails`);
console.log(`heap in MB, ten times on the way: ${memory.join(' ')}`);
