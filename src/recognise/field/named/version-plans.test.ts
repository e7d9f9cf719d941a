import { describe, expect, it } from 'vitest';
import { isPlannedVersion } from './version-plans.ts';

describe('a version that is only wanted', () => {
  it.each([
    ['We plan to go to ', '', ''], ['They want ', '', ' soon'], ['They would like to move the Beam to ', '', ''], ['Der Kunde möchte auf ', '', ' umsteigen'], ['We will install Beam ', 'Beam', ' tonight'], ['Le client voudrait passer en ', '', ''],
  ])('is one: %s', (lead, called, behind) => {
    expect(isPlannedVersion(lead, called, behind)).toBe(true);
  });

  it.each([
    ['We want to report a fault in Beam ', 'Beam', ' here'], ['All signals will fail with Beam ', 'Beam', ''], ['Wir möchten eine Störung am Beam ', 'Beam', ' melden'], ['Anfragen werden mit Beam ', 'Beam', ' abgelehnt'], ['Les tâches planifiées ne tournent plus avec le Beam ', 'Beam', ''],
  ])('is none: %s', (lead, called, behind) => {
    expect(isPlannedVersion(lead, called, behind)).toBe(false);
  });
});
