import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { AccessPoint } from '../../efs/EfsState';
import { FileSystemTrees } from './FileSystemTrees';
import { SavedFile } from './savedTree';

describe('file systems that functions have mounted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-trees-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('hold the same again elsewhere once they were saved', () => {
    const saved = new Map<string, readonly SavedFile[]>();
    const treesIn = (name: string) =>
      new FileSystemTrees({
        directory: () => join(folder, name),
        saved: () => saved,
      });
    const first = treesIn('first');
    const root = first.accessPointRoot({
      AccessPointArn: 'arn:aws:elasticfilesystem:eu-west-1:1:access-point/a',
      FileSystemId: 'fs-1',
      RootDirectory: {
        Path: '/home/ana',
        CreationInfo: { OwnerUid: 20001, OwnerGid: 100, Permissions: '0700' },
      },
    } as AccessPoint);
    writeFileSync(join(root, 'notes.bin'), Buffer.from([0, 255, 10]));
    mkdirSync(join(root, 'shut'));
    writeFileSync(join(root, 'shut', 'inside'), 'in');
    chmodSync(join(root, 'shut'), 0o100);
    symlinkSync('../elsewhere', join(root, 'link'));
    first.save();

    const second = treesIn('second');
    expect(second.list('fs-2')).toBeUndefined();
    const seen = second.list('fs-1')!;
    expect(seen).toEqual(first.list('fs-1'));
    expect(seen).toContainEqual({
      path: '/home/ana',
      type: 'directory',
      uid: 20001,
      gid: 100,
      mode: '0700',
    });
    const again = join(second.of('fs-1').tree, 'home/ana');
    expect([...readFileSync(join(again, 'notes.bin'))]).toEqual([0, 255, 10]);
    expect(readFileSync(join(again, 'shut', 'inside'), 'utf8')).toBe('in');
    expect(readlinkSync(join(again, 'link'))).toBe('../elsewhere');
  });
});
