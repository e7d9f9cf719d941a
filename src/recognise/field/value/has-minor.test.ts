import { describe, expect, it } from 'vitest';
import { hasMinor } from './has-minor.ts';

describe('the minor part of a version', () => {
  it.each(['8u201', 'Java 8u201', '11.0.2', '1.8.0_201', '8 update 201', '17.0.9+9', '8 build 25', '8-b132'])('stands in %s', (text) => {
    expect(hasMinor(text)).toBe(true);
  });

  it.each(['8', 'Java 8', 'Java 17 LTS', 'version 21', '64-bit', 'latest'])('is missing in %s', (text) => {
    expect(hasMinor(text)).toBe(false);
  });
});
