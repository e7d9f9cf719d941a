import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLockHolder, takeStoreLock, type StoreLock } from './store-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock of a store', () => {
  it('is held by one until released, and leaves no files behind', () => {
    const lock = takeStoreLock(path) as StoreLock;

    expect(takeStoreLock(path)).toMatchObject({ pid: process.pid });
    lock.release();

    expect(findLockHolder(path)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(path, `${pid} 12345\n`);

    expect(takeStoreLock(path)).toHaveProperty('release');
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is taken over when its pid now belongs to another process', () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(path, `${other.pid} 1\n`);

    expect(takeStoreLock(path)).toHaveProperty('release');
    other.kill();
  });

  it('is taken over when the file says nothing', () => {
    writeFileSync(path, '');

    expect(takeStoreLock(path)).toHaveProperty('release');
  });
});
