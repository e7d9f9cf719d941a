// Answers that only point at something said before.
import { describe, expect, it } from 'vitest';
import { pointsBack } from './points-back.ts';

describe('an answer that is said elsewhere', () => {
  it.each([
    'same as last time', 'Same as in the last ticket', 'see previous ticket', 's. letztes Ticket', 'siehe Vorgängerticket', 'wie gehabt', 'wie beim letzten Mal', 'das Übliche', 'comme la dernière fois', 'comme d\'habitude', 'voir ticket précédent', 'idem dernier ticket',
    'as on previous tickets', 'refer to previous case', 'as described in my last mail', 'same as in WAR-00412', 'same steps as last time', 'same reason as before', 'gleiche Version wie im letzten Fall', 'même version que la dernière fois', 'like always', 'as discussed',
  ])('is none: %s', (text) => {
    expect(pointsBack(text)).toBe(true);
  });

  it.each([
    'as before the update', 'wie vor dem Update', 'same on another PC', 'same as in the old version', 'last week', 'before', 'never before', 'INC-4711', 'RCR-901177 looked the same', 'see below', 'the same fault in two offices', 'the lamp', 'last ticket was closed by mistake', 'siehe 09.03.2026 10:20', 'avant la mise à jour', '',
  ])('is one: %s', (text) => {
    expect(pointsBack(text)).toBe(false);
  });
});
