import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handler } from './index';
import { NodeHomeFileSystem } from './NodeHomeFileSystem';
import { parseRequest } from './parseRequest';

describe('a request', () => {
  it.each(['ana', 'A-1', 'a--b', '0', 'a'.repeat(63)])('takes %s', name => {
    expect(parseRequest({ profileName: name, uid: 10_000 })).toEqual({
      profileName: name,
      uid: 10_000,
    });
  });

  it.each([
    '',
    '.',
    '..',
    '../ana',
    'ana/..',
    '/ana',
    'ana\\bruno',
    'ana\0',
    'ana\n',
    'ana ',
    '-ana',
    'ana-',
    'ana.b',
    'ana_b',
    'ána',
    'аna',
    '👩',
    '%2e%2e',
    '*',
    'a'.repeat(64),
    `${'-'.repeat(50_000)}!`,
    5,
    null,
    undefined,
    ['ana'],
    { toString: () => 'ana' },
  ])('refuses the name %j', name => {
    const refused = () => parseRequest({ profileName: name, uid: 10_000 });
    expect(refused).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        message: expect.stringMatching(/^profileName must be .{0,180}$/s),
      }),
    );
  });

  it.each([10_000, 4_000_000])('takes uid %d', uid => {
    expect(parseRequest({ profileName: 'ana', uid }).uid).toBe(uid);
  });

  it.each([
    0,
    9_999,
    4_000_001,
    -10_000,
    10_000.5,
    NaN,
    Infinity,
    2 ** 53,
    '10000',
    null,
    undefined,
    [10_000],
    true,
  ])('refuses uid %p', uid => {
    expect(() => parseRequest({ profileName: 'ana', uid })).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        message: expect.stringMatching(/^uid must be a whole number/),
      }),
    );
  });

  it.each([undefined, null, 'ana', 5])('refuses %p for an event', event => {
    expect(() => parseRequest(event)).toThrow(
      expect.objectContaining({ name: 'InvalidInput' }),
    );
  });
});

describe('handler', () => {
  const { MOUNT_PATH } = process.env;
  afterEach(() => {
    if (MOUNT_PATH === undefined) delete process.env.MOUNT_PATH;
    else process.env.MOUNT_PATH = MOUNT_PATH;
  });

  it('refuses bad input before it looks at the file system', async () => {
    process.env.MOUNT_PATH = '/does/not/exist';
    await expect(
      handler({ profileName: '../etc', uid: 10_000 }),
    ).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it('says what it misses', async () => {
    delete process.env.MOUNT_PATH;
    await expect(
      handler({ profileName: 'ana', uid: 10_000 }),
    ).rejects.toMatchObject({
      name: 'InvalidInput',
      message: 'MOUNT_PATH is not set',
    });
  });
});

describe('NodeHomeFileSystem', () => {
  const files = new NodeHomeFileSystem();
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'homes-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('gives a directory away, with its permissions', async () => {
    const path = join(directory, 'ana');
    mkdirSync(path);
    chmodSync(path, 0o777);
    // Root may give it to anybody, others only to themselves.
    const isRoot = process.getuid!() === 0;
    const owner = isRoot
      ? { uid: 10_001, gid: 10_002 }
      : { uid: process.getuid!(), gid: process.getgid!() };
    await files.own(path, { ...owner, mode: 0o700 });
    expect(lstatSync(path)).toMatchObject(owner);
    expect(await files.look(path)).toEqual({
      kind: 'directory',
      ...owner,
      mode: 0o700,
    });
  });

  it('lets one of several claim a path, and tells the others what it wrote', async () => {
    const path = join(directory, 'claim');
    const all = await Promise.all(
      ['a', 'b', 'c'].map(text => files.claim(path, text)),
    );
    expect(new Set(all).size).toBe(1);
  });

  it('tells making from finding', async () => {
    const path = join(directory, 'ana');
    expect(await files.look(path)).toBeUndefined();
    expect(await files.makeDirectory(path, 0o700)).toBe(true);
    expect(await files.makeDirectory(path, 0o700)).toBe(false);
  });

  it('passes on what else goes wrong', async () => {
    await expect(
      files.makeDirectory(join(directory, 'no', 'parent'), 0o700),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
