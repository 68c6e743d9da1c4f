import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnershipInMemory } from './__testUtils__/OwnershipInMemory';
import { HomeDirectories } from './HomeDirectories';

let mountPath: string;
let fileSystem: OwnershipInMemory;

beforeEach(() => {
  mountPath = mkdtempSync(join(tmpdir(), 'homes-'));
  fileSystem = new OwnershipInMemory();
});
afterEach(() => rmSync(mountPath, { recursive: true, force: true }));

// As a function that was just started: nothing is remembered from call to call.
const ensure = (profileName: string, uid: number) =>
  new HomeDirectories({
    mountPath,
    fileSystem,
    root: { uid: 0, gid: 0 },
  }).ensure({ profileName, uid });

const at = (...parts: string[]) => join(mountPath, ...parts);
const modeOf = (path: string) => lstatSync(path).mode & 0o7777;
const homes = () =>
  readdirSync(at('home'))
    .filter(name => name !== '.claims')
    .sort();
const results = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map(outcome =>
    outcome.status === 'fulfilled' ? outcome.value : outcome.reason.name,
  );

describe('a new directory', () => {
  it('belongs to its person alone', async () => {
    expect(await ensure('ana', 10_001)).toEqual({
      path: '/home/ana',
      uid: 10_001,
      gid: 10_001,
      created: true,
    });
    expect(modeOf(at('home/ana'))).toBe(0o700);
    expect(await fileSystem.look(at('home/ana'))).toMatchObject({
      uid: 10_001,
      gid: 10_001,
    });
  });

  it('lies where everybody may pass and nobody may write', async () => {
    await ensure('ana', 10_001);
    expect(modeOf(at('home'))).toBe(0o755);
    expect(modeOf(at('home/.claims'))).toBe(0o700);
  });

  it('has its permissions whatever the umask is', async () => {
    const before = process.umask(0o077);
    try {
      await ensure('ana', 10_001);
    } finally {
      process.umask(before);
    }
    expect(modeOf(at('home'))).toBe(0o755);
  });

  it('closes a home that was left open', async () => {
    mkdirSync(at('home'));
    chmodSync(at('home'), 0o777);
    await ensure('ana', 10_001);
    expect(modeOf(at('home'))).toBe(0o755);
  });

  it('may have the longest name there is', async () => {
    const name = 'a'.repeat(63);
    expect((await ensure(name, 10_001)).path).toBe(`/home/${name}`);
  });
});

describe('an existing directory', () => {
  it('stays with its owner', async () => {
    await ensure('ana', 10_001);
    writeFileSync(at('home/ana/notebook.ipynb'), '{}');
    chmodSync(at('home/ana'), 0o750);
    expect(await ensure('ana', 20_002)).toEqual({
      path: '/home/ana',
      uid: 10_001,
      gid: 10_001,
      created: false,
    });
    expect(modeOf(at('home/ana'))).toBe(0o750);
    expect(readdirSync(at('home/ana'))).toEqual(['notebook.ipynb']);
  });

  it('is found whatever its case: Studio takes the names for one', async () => {
    await ensure('Ana', 10_001);
    expect(await ensure('ana', 20_002)).toMatchObject({
      path: '/home/Ana',
      uid: 10_001,
      created: false,
    });
    expect(homes()).toEqual(['Ana']);
  });

  it('may have been made by somebody else', async () => {
    mkdirSync(at('home/ana'), { recursive: true });
    await fileSystem.belongs(at('home/ana'), 12_345, 2_000);
    expect(await ensure('ana', 10_001)).toEqual({
      path: '/home/ana',
      uid: 12_345,
      gid: 2_000,
      created: false,
    });
  });

  it('is finished when its making was cut short', async () => {
    mkdirSync(at('home/ana'), { recursive: true });
    expect(await ensure('ana', 10_001)).toEqual({
      path: '/home/ana',
      uid: 10_001,
      gid: 10_001,
      created: false,
    });
    expect(modeOf(at('home/ana'))).toBe(0o700);
  });

  it.each([
    ['belongs to root and holds something', 0],
    ['belongs to an id that no profile may have', 9_999],
  ])('is not given away when it %s', async (_what, uid) => {
    mkdirSync(at('home/ana'), { recursive: true });
    writeFileSync(at('home/ana/backup'), '');
    await fileSystem.belongs(at('home/ana'), uid);
    await expect(ensure('ana', 10_001)).rejects.toMatchObject({
      name: 'HomeUnusable',
      message: expect.stringContaining(`it belongs to ${uid}:${uid}`),
    });
  });
});

describe('an id', () => {
  it('belongs to one name only', async () => {
    await ensure('ana', 10_001);
    await expect(ensure('bruno', 10_001)).rejects.toMatchObject({
      name: 'UidTaken',
      message: "uid 10001 belongs to the home directory of 'ana'",
    });
    expect(homes()).toEqual(['ana']);
    expect(await ensure('bruno', 10_002)).toMatchObject({ created: true });
  });

  it('is never given to somebody else, even when the directory is gone', async () => {
    await ensure('ana', 10_001);
    rmSync(at('home/ana'), { recursive: true });
    await expect(ensure('bruno', 10_001)).rejects.toMatchObject({
      name: 'UidTaken',
    });
    expect(await ensure('ana', 20_002)).toMatchObject({
      uid: 10_001,
      created: true,
    });
  });

  it('may be that of a directory which somebody else has made', async () => {
    mkdirSync(at('home/zoe'), { recursive: true });
    await fileSystem.belongs(at('home/zoe'), 10_001);
    await expect(ensure('ana', 10_001)).rejects.toMatchObject({
      name: 'UidTaken',
    });
    expect(homes()).toEqual(['zoe']);
  });
});

describe('calls at once', () => {
  it('for one name and id make one directory', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => ensure('ana', 10_001)),
    );
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ uid }) => uid))).toEqual(new Set([10_001]));
  });

  it('for one name with several ids agree on one', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ensure('ana', 10_001 + n)),
    );
    const [{ uid }] = all;
    expect(new Set(all.map(home => home.uid))).toEqual(new Set([uid]));
    expect(await fileSystem.look(at('home/ana'))).toMatchObject({ uid });
  });

  it('for one name in several cases make one directory', async () => {
    const all = await Promise.all(
      ['Ana', 'ana', 'ANA'].map(name => ensure(name, 10_001)),
    );
    expect(new Set(all.map(({ path }) => path)).size).toBe(1);
    expect(homes()).toHaveLength(1);
  });

  it('for one id with several names give it to one', async () => {
    const all = results(
      await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => ensure(`person${n}`, 10_001)),
      ),
    );
    expect(all.filter(result => result === 'UidTaken')).toHaveLength(19);
    expect(homes()).toHaveLength(1);
  });
});

describe('a symbolic link', () => {
  let outside: string;
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'outside-'));
    chmodSync(outside, 0o755);
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  it.each([
    ['in place of all homes', 'home'],
    ['in place of a home', 'home/ana'],
    ['in place of the claims', 'home/.claims'],
  ])('%s is not followed', async (_what, path) => {
    if (path !== 'home') mkdirSync(at('home'));
    symlinkSync(outside, at(path));
    await expect(ensure('ana', 10_001)).rejects.toMatchObject({
      name: 'HomeUnusable',
    });
    expect(readdirSync(outside)).toEqual([]);
    expect(modeOf(outside)).toBe(0o755);
  });

  it('to nowhere is none either', async () => {
    mkdirSync(at('home'));
    symlinkSync('/does/not/exist', at('home/ana'));
    await expect(ensure('ana', 10_001)).rejects.toMatchObject({
      name: 'HomeUnusable',
    });
  });

  it('that comes in between is not followed when the directory is given away', async () => {
    symlinkSync(outside, at('link'));
    await expect(
      fileSystem.own(at('link'), { uid: 1, gid: 1, mode: 0o777 }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|ELOOP/) });
    expect(modeOf(outside)).toBe(0o755);
  });
});

it('refuses a file in place of a home', async () => {
  mkdirSync(at('home'));
  writeFileSync(at('home/ana'), '');
  await expect(ensure('ana', 10_001)).rejects.toMatchObject({
    name: 'HomeUnusable',
    message:
      '/home/ana cannot be used as a home directory: it is not a directory',
  });
});
