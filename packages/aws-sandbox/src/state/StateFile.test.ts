import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { StateFile } from './StateFile';
import { StateFileLock } from './StateFileLock';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-file-'));
  path = join(folder, 'deep', 'state');
});
afterEach(() => rmSync(folder, { recursive: true }));

const SAVED = new Date('2030-01-02T03:04:05Z');

describe('a state file', () => {
  it('gives back what was put in last, for its owner only, and leaves nothing beside it', () => {
    const file = new StateFile(path);
    expect(file.read()).toBeUndefined();
    file.write(Buffer.from('first'), SAVED);
    chmodSync(path, 0o644);
    file.write(Buffer.from('second\n\u0000'), SAVED);
    expect(file.read()).toMatchObject({
      body: Buffer.from('second\n\u0000'),
      savedAt: SAVED,
      bytes: statSync(path).size,
    });
    // eslint-disable-next-line no-bitwise
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['state']);
  });

  it('removes what a process left that was ended while it wrote', () => {
    const file = new StateFile(path);
    file.write(Buffer.from('whole'), SAVED);
    writeFileSync(join(folder, 'deep', '.state.draft-1'), 'hal');
    writeFileSync(join(folder, 'deep', '.other.draft-1'), 'hal');
    file.removeDrafts();
    expect(readdirSync(join(folder, 'deep')).sort()).toEqual([
      '.other.draft-1',
      'state',
    ]);
    expect(file.read()!.body.toString()).toBe('whole');
  });

  const damages: [string, (whole: Buffer) => Buffer, string][] = [
    ['nothing', () => Buffer.alloc(0), 'no saved state'],
    ['something else', () => Buffer.from('{"a":1}\n'), 'no saved state'],
    [
      'another format',
      whole => Buffer.from(whole.toString().replace('state 1', 'state 99')),
      "the format '99', this version reads 1",
    ],
    ['a part of it', whole => whole.subarray(0, -1), 'damaged'],
    ['its first line', whole => whole.subarray(0, 20), 'damaged'],
    [
      'a changed byte',
      whole => {
        const changed = Buffer.from(whole);
        changed[changed.length - 2] += 1;
        return changed;
      },
      'damaged',
    ],
  ];
  it.each(damages)('says what is wrong with %s', (_name, damage, reason) => {
    const file = new StateFile(path);
    file.write(Buffer.from('whole'), SAVED);
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    expect(() => file.read()).toThrow(reason);
    expect(() => file.read()).toThrow(path);
    expect(readFileSync(path)).toEqual(damaged);
  });
});

describe('the lock of a state file', () => {
  const lockPath = () => join(folder, 'state.lock');
  const lock = () => new StateFileLock(join(folder, 'state'));

  it('is for one at a time and can be taken again after its release', () => {
    const first = lock();
    first.take();
    expect(() => lock().take()).toThrow(
      `is in use by process ${process.pid}; stop it or name another file`,
    );
    first.release();
    expect(existsSync(lockPath())).toBe(false);
    lock().take();
    expect(readdirSync(folder)).toEqual(['state.lock']);
  });

  it.each([
    ['a process that is gone', '{"pid":4194304}'],
    [
      'an earlier process of the same id',
      `{"pid":${process.pid},"startedAt":"boot/1"}`,
    ],
    ['nobody', ''],
    ['nonsense', '{"pid":-1}'],
  ])('is taken over from %s', (_name, content) => {
    writeFileSync(lockPath(), content);
    lock().take();
    expect(JSON.parse(readFileSync(lockPath(), 'utf8')).pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['state.lock']);
  });

  it('is not released by somebody else', () => {
    const content = `{"pid":${process.ppid}}`;
    writeFileSync(lockPath(), content);
    expect(() => lock().take()).toThrow(`process ${process.ppid}`);
    lock().release();
    expect(readFileSync(lockPath(), 'utf8')).toBe(content);
  });
});
