// What a letter puts right further down, and what it says only to keep another case apart, read by the shipped packs and
// sentences. Invented words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { toldNumbers, toldValue as told } from './told-value.ts';

const product = 'Product: Waratek Secure\nProduct version: 24.1.0\nJava version: 8u391\nOperating system: SLES 12\nSeverity: 2\n\nDescription: the nightly job is stopped although its class is on the list.\n\n';
const fax = 'Tenant: 23456RS\nSTART OF INCIDENT: 13.03.2026 - 16:00 UTC+1\nDescription: order letters come back.\n\n';

describe('a value that is put right further down', () => {
  it.each([
    ['os', 'Some corrections, the keeper is on the line now:\n- severity 3 and not 2\n- the operating system is SLES 15, not 12', 'SLES 15'],
    ['os', 'PS: not SLES 12 but Debian 12, sorry.', 'Debian 12'],
    ['os', 'Zwei Korrekturen:\n- Betriebssystem SLES 15, nicht 12\n- Schweregrad 3, nicht 2', 'SLES 15'],
    ['os', 'Beim Betriebssystem bitte 12 durch 15 ersetzen.', 'SLES 15'],
    ['version', 'Please replace 24.1.0 by 25.2.0 above.', '25.2.0'],
    ['version', 'Merci de remplacer 24.1.0 par 25.2.0 plus haut.', '25.2.0'],
  ])('holds: %s, %s', (field, below, value) => {
    expect(told('waratek-reseller', field, product + below)).toBe(value);
  });

  it.each([
    ['version', 'Correction: the Java version is 11.0.20, not 8u391.', '24.1.0'],
    ['version', 'Please do not replace 24.1.0 by 25.2.0 before Monday.', '24.1.0'],
    ['version', 'We want to replace 24.1.0 by 25.2.0 next week.', '24.1.0'],
    ['severity_wish', 'My keeper thinks 3, not 2, but leave it as it is.', '2'],
  ])('stays where nothing of it is put right: %s, %s', (field, below, value) => {
    expect(told('waratek-reseller', field, product + below)).toBe(value);
  });

  it('holds without a blank line above it, and the form goes on below', () => {
    const text = 'Tenant: 23456RS\nSTART OF INCIDENT: 13.03.2026 - 16:00 UTC+1\nCorrection to that: 16:00 is when they rang. Please take\n13.03.2026 - 14:25 UTC+1 as the start.\nAffected service: Transactional Email\nDescription: order letters come back.';

    expect([told('retarus-partner', 'start', text), told('retarus-partner', 'service', text)]).toEqual(['2026-03-13T13:25:00Z', 'Transactional Email']);
  });

  it.each(['Bitte 23456RS durch 12345RS ersetzen.', 'Please swap 23456RS for 12345RS, I was in the wrong row.', 'Veuillez remplacer 23456RS par 12345RS.'])('takes back a number: %s', (below) => {
    expect(toldNumbers('retarus-partner', 'tenant', fax + below)).toEqual(['12345RS']);
  });
});

describe('the number of another customer', () => {
  it.each([
    "Don't mix this up with Quay Tinworks please: 12345RS had trouble in November, that was a full disk.",
    'Please keep this apart from Quay Tinworks: 12345RS came back last year for another reason.',
    'Quay (12345RS) had letters back in November (start 14.11.2025 - 09:00 UTC+1), that was a full disk and is long closed.',
    'Verwechselt das bitte nicht mit Quay: 12345RS hatte im November Ausfälle (Beginn 14.11.2025 - 09:00 UTC+1), das ist erledigt.',
    "Ne confondez pas avec Quay : 12345RS avait des retours en novembre, c'est clos.",
  ])('is none of this case: %s', (aside) => {
    expect([toldNumbers('retarus-partner', 'tenant', fax + aside), told('retarus-partner', 'start', fax + aside)]).toEqual([['23456RS'], '2026-03-13T15:00:00Z']);
  });

  it('counts where it is hit as well', () => {
    expect(toldNumbers('retarus-partner', 'tenant', `${fax}12345RS has the same since this morning.`)).toEqual(['23456RS', '12345RS']);
  });
});
