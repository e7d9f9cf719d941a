#!/usr/bin/env node
// Cost of admin patterns over a 20 kB mail: the prefilter over all, the search for those that occur. Prints
// milliseconds a mail for 50 and 1,000 patterns. Run `npm run build` before.
import { compilePatterns, findMatches, occurringIdentifiers } from '../../dist/recognise/pattern.js';

const lines = Array.from({ length: 250 }, (_, i) => `line ${i} of an ordinary mail about KEY${i % 40}-SUP-${1000 + i} and 2026-03-10, nothing else`);
const text = lines.join('\n').slice(0, 20_000);
const mail = text.split('\n');
for (const count of [50, 1_000]) {
  const rules = Array.from({ length: count }, (_, i) => ({ id: `p${i}`, pattern: `KEY${i}-(?:SUP|SaaS)-\\d{4,}(?:-[A-Z0-9]+)*`, ignoreCase: i % 2 === 0, labelNeeded: false, placeholders: [], rule: 'x' }));
  const begin = performance.now();
  const patterns = compilePatterns(rules);
  const compiled = performance.now() - begin;
  const rounds = 20;
  let found = 0;
  for (let warm = 0; warm < 3; warm++) occurringIdentifiers(patterns, text);
  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    for (const line of mail) for (const identifier of occurringIdentifiers(patterns, line)) found += findMatches(identifier.pattern, line).length;
  }
  const whole = (performance.now() - start) / rounds;
  const before = performance.now();
  for (let round = 0; round < rounds; round++) occurringIdentifiers(patterns, text);
  const prefilter = (performance.now() - before) / rounds;
  console.log(`${count} patterns, ${text.length} characters: compiled once in ${compiled.toFixed(0)} ms; prefilter ${prefilter.toFixed(2)} ms, with the search ${whole.toFixed(2)} ms a mail (${found / rounds} matches)`);
}
