// Labels that are only near, written short or put in other words, where a form says that a label must stand: and what is none even there.
import { describe, expect, it } from 'vitest';
import { beacon, htmlOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { compileLabels } from './label-index.ts';
import { guessLabel } from './label-guess.ts';

const index = compileLabels(beacon);
const asks = (lead: string): string | null => guessLabel(index, lead)?.field.id ?? null;

describe('a lead in a form', () => {
  it.each([
    ['Sihgtnig', 'sighting'], ['Frimwaer versoin', 'firmware'], ['Shisp affcetd', 'ships'], ['Betrofens Singal', 'signal'], ['Sihctugn', 'sighting'], ['Singal concreén', 'signal'], ['Etient dpuis', 'dark_since'],
  ])('is the label that it is a few slips away from: %s', (lead, field) => {
    expect(asks(lead)).toBe(field);
  });

  it.each([
    ['Firmware vers.', 'firmware'], ['Which level do you propose?', 'level'], ['Welcher Standort des Vorfalls', 'site'], ['Quel signal concerné par la panne', 'signal'], ['Which error code', 'error'],
  ])('is the label that it is short for, or asks with: %s', (lead, field) => {
    expect(asks(lead)).toBe(field);
  });

  it.each([
    ['Affected signal', 'signal'], ['Signal betroffenes', 'signal'], ['Concerné : signal', 'signal'], ['Spare lamps', 'lamps'], ['Code of the error', 'error'], ['Version of the firmware', 'firmware'],
  ])('is the label whose words it has, in whatever order: %s', (lead, field) => {
    expect(asks(lead)).toBe(field);
  });

  it.each(['Weather', 'Signals from the sea', 'Affected', 'Test', 'Affected crew', 'Signal code', 'Wetter', 'Betroffene Schiffe', 'Météo', 'Code', 'Mast', 'Prio', 'Kd.-Nr.', 'Which harbour', 'x'.repeat(5000)])('is none: %s', (lead) => {
    expect(asks(lead)).toBeNull();
  });

  it('is read in a table that the desk asks for', () => {
    const rows = [['Station number', '40117'], ['Level', '3'], ['Sihgtnig', 'a red flare'], ['Firmware vers.', '7.1'], ['Affected signal', 'Fog Horn']];
    const { fields } = recognised(htmlOf(`<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`));

    expect(fields.map((claim) => `${claim.field} ${[claim.value].flat().join()}`)).toEqual(expect.arrayContaining(['sighting a red flare', 'firmware 7.1', 'signal Fog Horn']));
  });
});
