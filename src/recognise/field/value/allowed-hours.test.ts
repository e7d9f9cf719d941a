// A permission that keeps to hours: allowed within them, whatever it refuses before. Three languages, and what is none.
import { expect, it } from 'vitest';
import { allowsWithinHours } from './allowed-hours.ts';

it.each([
  'not before 18:00, thereafter yes', 'Please no trials before six in the evening, afterwards go ahead.', 'No trials until noon, after that you are free to flash.', 'before 18h please not, then ok', 'only after 6 pm', 'after hours only, please',
  'You may try it, only outside office hours.', 'not during the day before 17:00, later yes', 'Vor 18 Uhr bitte nicht, danach gern.', 'erst ab 18:00', 'Bis zur Mittagspause bitte keine Proben, danach jederzeit.', 'nur außerhalb der Dienstzeit', 'Sie dürfen proben, aber erst nach Feierabend.',
  'pas avant 18 h, ensuite oui', "Pas d'essai avant midi, après c'est bon.", 'uniquement en dehors des heures de bureau', 'seulement le soir',
])('allows: %s', (text) => {
  expect(allowsWithinHours(text, false)).toBe(true);
});

it.each(['from 18:00 on', 'after 6 pm', 'ab 18 Uhr', 'à partir de 18 h', 'outside business hours'])('is an answer behind the label alone: %s', (text) => {
  expect(allowsWithinHours(text, true)).toBe(true);
  expect(allowsWithinHours(`The keeper slept ${text}.`, false)).toBe(false);
});

it.each([
  'not before 18:00', 'Please send nothing before noon.', 'not before the keeper agrees', 'no trials until the inspectors have left', 'nicht vor der Zusage des Wärters', "pas avant l'accord du gardien", 'not before 18:00, and not after it either', 'not before 18:00 unless the keeper agrees', 'We have to ask whether trials are fine only after 18:00.',
  'Ob Proben erst ab 18 Uhr erlaubt sind, klären wir noch.', 'never', 'no', 'yes', 'The lamp went dark at 18:00, not before.', `not before 18:00, then yes ${'and so on '.repeat(40)}`,
])('allows nothing: %s', (text) => {
  expect(allowsWithinHours(text, true)).toBe(false);
});
