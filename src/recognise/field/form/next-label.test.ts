// Lines that are written like the label above them, and lines that only look so.
import { describe, expect, it } from 'vitest';
import { isNextLabel } from './next-label.ts';

describe('a line written like the label above it', () => {
  it.each([
    ['**Sighting:** a red flare', '**Who saw it:** Ida Holm'],
    ['*Sicht:* ein rotes Licht', '*Gesehen von:* Ida Holm'],
    ['__Vue__ : une fusée rouge', '__Vue par__ : Ida Holm'],
    ['5. Sighting – a red flare', '6. Harbour log – nothing in it'],
    ['2a) Sighting - a red flare', '2b) Harbour log - nothing in it'],
  ])('ends its value: %s / %s', (own, text) => {
    expect(isNextLabel(own, text)).toBe(true);
  });

  it.each([
    ['**Sighting:** a red flare', '**Error:** lamp 550'],
    ['**Sighting:** a red flare', '*Who saw it:* Ida Holm'],
    ['**Sighting:** a red flare', 'Who saw it: Ida Holm'],
    ['**Sighting:** a red flare', 'and **two more** of them: both green'],
    ['5. Sighting – a red flare', '1. Lamp – out'],
    ['5. Sighting – a red flare', '6. the flare went up – twice'],
    ['5. Sighting: a red flare', '6. Harbour log – nothing in it'],
  ])('is more of the value where the marks are others or a machine speaks: %s / %s', (own, text) => {
    expect(isNextLabel(own, text)).toBe(false);
  });
});
