// The words of a letter that make the letters of a domain, and those that only look like them.
import { describe, expect, it } from 'vitest';
import { companyOfDomain } from './company-of-domain.ts';

const named = (text: string, label: string): string | undefined => companyOfDomain(text, label)?.name;

describe('a company by its domain', () => {
  it.each([
    ['in capitals', 'You remember Pelican Vets from spring?', 'pelicanvets', 'Pelican Vets'],
    ['without capitals', 'its pelican dental again, outlook asks for the password', 'pelican', 'pelican dental'],
    ['by one word of it', 'no mail in or out at pelican since noon', 'pelican', 'pelican'],
    ['before its host', 'Pelican Vets, pelicanvets.example', 'pelicanvets', 'Pelican Vets'],
    ['with the word of its trade before it', 'Die Bäckerei Quendel klagt über Outlook.', 'quendelbrot', 'Bäckerei Quendel'],
    ['with its legal form', 'Es trifft nur die Quendel Metallbau GmbH.', 'quendelmetall', 'Quendel Metallbau GmbH'],
    ['in another order, with a small word between', 'notre client Clinique du Grèbe attend', 'grebeclinique', 'Clinique du Grèbe'],
    ['with a small beginning', 'mardi la pharmacie du Héron nous a appelés', 'pharmacieduheron', 'pharmacie du Héron'],
    ['with a word that the domain leaves out', 'der kunde heißt surf schule grebe und wartet', 'surfgrebe', 'surf schule grebe'],
    ['with an umlaut', 'Unsere Kundin Möwen Optik wartet.', 'moewen-optik', 'Möwen Optik'],
    ['with its trade behind it', 'New one: Heron Cricket Club', 'heroncricket', 'Heron Cricket Club'],
    ['from the word for whose it is on', 'kunde seekontor quendel. mandant quendel.example', 'quendel', 'seekontor quendel'],
    ['where it is said in full', 'Pelican again. company is pelican dental', 'pelican', 'pelican dental'],
    ['in the genitive', "we are Pelican's IT", 'pelican', 'Pelican'],
  ])('is found %s', (_, text, label, name) => {
    expect(named(text, label)).toBe(name);
  });

  it.each([
    ['the host itself', 'domain is pelicanvets.example, user kim@pelicanvets.example', 'pelicanvets'],
    ['a word that makes little of it', 'the legal department waits', 'pelicanlegal'],
    ['an everyday word', 'all users see it in Teams', 'teams'],
    ['a person of that name', 'Ida Quendel cannot log in', 'quendel'],
    ['too short a domain', 'the abc waits', 'abc'],
  ])('is not %s', (_, text, label) => {
    expect(named(text, label)).toBeUndefined();
  });
});
