// The page that an admin reads is made from the table that the gateway reads. UPDATE_GOLDEN=1 writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configDocument } from '../../src/cli/config-document.ts';

const published = new URL('../../docs/config.md', import.meta.url);

test('docs/config.md names every setting as it is read today', () => {
  const now = configDocument();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(published, now);

  expect(readFileSync(published, 'utf8')).toBe(now);
});
