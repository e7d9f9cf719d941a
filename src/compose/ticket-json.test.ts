import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ticketJsonSchema } from './ticket-json.ts';

const published = new URL('../../docs/ticket.schema.json', import.meta.url);

it('publishes the schema of ticket.json as it is (UPDATE_GOLDEN=1 writes it anew)', () => {
  const schema = { title: 'ticket.json, the machine-readable part of a forwarded ticket', ...z.toJSONSchema(ticketJsonSchema) };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(published, text);

  expect(readFileSync(published, 'utf8')).toBe(text);
});
