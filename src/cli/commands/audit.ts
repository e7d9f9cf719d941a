// postern audit: who did what by hand or through the API. What somebody did by mail stands in the history of its ticket.
import type { Command } from 'commander';
import { afterSpan, readInstant } from '../../main/time-span.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import { listAudit, type AuditRow } from '../../record/audit-rows.ts';
import { withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--since <time>', 'an instant, or a span such as 7d or 12h', '30d').option('--of <object>', 'only about this ticket, "message 42", "mail 7" or "desk ID"')
    .option('--json', 'one JSON array of {id, at, who, what, object, detail}')
    .addHelpText('after', '\nExamples: postern audit --since 7d\n          postern audit --of ABC-000042');
}

interface Options {
  readonly since: string;
  readonly of?: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  await withInstallation(async ({ db, journey }) => {
    const now = journey.now();
    const filter = { since: sinceOf(options.since, now), object: options.of ?? null };
    if (options.json === true) return printJsonArray(asJson(listAudit(db, filter)));
    const all: AuditRow[] = [];
    for await (const page of listAudit(db, filter)) all.push(...page);
    if (all.length === 0) return console.log('nobody did anything by hand');
    const rows = all.map((one) => [shortInstant(isoInstant(one.at), now), printable(one.who), printable(one.what), printable(one.object), printable(one.detail)]);
    console.log(tableText([{ head: 'at (UTC)' }, { head: 'who', width: 20 }, { head: 'what', width: 20 }, { head: 'of', width: 24 }, { head: 'in detail', flexible: true }], rows));
  });
}

function sinceOf(text: string, now: Instant): Instant {
  const span = afterSpan(0, text, null);
  const since = readInstant(text) ?? (span === null ? null : now - span);
  if (since === null) throw usageFault(`--since ${text}: expected an instant such as 2026-03-10, or a span such as 7d`);
  return since;
}

async function* asJson(pages: AsyncGenerator<readonly AuditRow[]>): AsyncGenerator<readonly object[]> {
  for await (const page of pages) yield page.map((one) => ({ ...one, at: isoInstant(one.at) }));
}
