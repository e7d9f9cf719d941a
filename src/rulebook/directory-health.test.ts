import { expect, it } from 'vitest';
import { apiary } from '../../test/support/desk.ts';
import { examineDirectory } from './directory-health.ts';
import { directorySchema } from './directory-schema.ts';

const health = (organisations: readonly object[], entitlements: readonly object[] = []): ReturnType<typeof examineDirectory> =>
  examineDirectory(directorySchema.parse({ desk: 'apiary', organisations, entitlements }), apiary.pack, '2026-03-10', 30);
const club = { id: 'linden', name: 'Linden', kind: 'club', domains: ['linden.example'], contacts: [{ address: 'ida@linden.example', name: 'Ida', authorised: true }] };

it('finds nothing where all is well', () => {
  expect(health([club])).toEqual({ organisations: 1, unreachable: [], withoutAuthorised: [], unknownKind: [], dangling: [], over: [], endsSoon: [] });
});

it('names whom no mail can come from, and whose mail nobody of his may release', () => {
  expect(health([{ ...club, domains: [], contacts: [] }])).toMatchObject({ unreachable: ['linden'], withoutAuthorised: ['linden'] });
  expect(health([{ ...club, id: 'farm', kind: 'member', contacts: [] }])).toMatchObject({ unreachable: [], withoutAuthorised: [] });
});

it('names a kind that the rules have lost, and what points to nobody', () => {
  expect(health([{ ...club, kind: 'guild', under: 'gone' }], [{ key: 'LIC-A-1', organisation: 'away' }])).toMatchObject({ unknownKind: ['linden'], dangling: ['linden', 'away'] });
});

it('tells what is over from what ends within the month, without showing a key', () => {
  const found = health([{ ...club, term: { to: '2026-03-09' } }], [
    { key: 'LIC-LINDEN-1001', organisation: 'linden', to: '2026-04-09' }, { key: 'LIC-LINDEN-1002', organisation: 'linden', to: '2026-04-10' }, { key: 'LIC-LINDEN-1003', organisation: 'linden', to: '2026-03-10' },
  ]);

  expect(found).toMatchObject({ over: ['contract of linden (2026-03-09)'], endsSoon: ['key of linden (2026-03-10)', 'key of linden (2026-04-09)'] });
});
