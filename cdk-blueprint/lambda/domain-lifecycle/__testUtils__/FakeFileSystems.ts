import { FileSystem, FileSystems, MountTarget } from '../FileSystems';

interface FakeMountTarget extends MountTarget {
  state: string;
  fileSystemId: string;
  groups: string[];
}

/** EFS in memory. What is being deleted is gone after `turn()`. */
export class FakeFileSystems implements FileSystems {
  readonly calls: string[] = [];
  fileSystems: (FileSystem & {
    state: string;
    tags: Record<string, string>;
  })[] = [];
  mountTargets: FakeMountTarget[] = [];

  /** Time passes. */
  turn(): void {
    const isThere = ({ state }: { state: string }) => state !== 'deleting';
    this.fileSystems = this.fileSystems.filter(isThere);
    this.mountTargets = this.mountTargets.filter(isThere);
  }

  addFileSystem(
    id: string,
    tags: Record<string, string>,
    created = new Date('2026-01-02T02:00:00.000Z'),
  ): void {
    this.fileSystems.push({ id, state: 'available', created, tags });
  }

  addMountTarget(
    id: string,
    fileSystemId: string,
    more: Partial<FakeMountTarget> = {},
  ): void {
    this.mountTargets.push({
      id,
      fileSystemId,
      vpcId: 'vpc-1',
      state: 'available',
      groups: ['sg-own'],
      ...more,
    });
  }

  async list() {
    return this.fileSystems;
  }

  async listMountTargets(id: string) {
    return this.mountTargets.filter(({ fileSystemId }) => fileSystemId === id);
  }

  async securityGroupsOf(id: string) {
    return this.mountTargets.find(target => target.id === id)?.groups;
  }

  async setSecurityGroups(id: string, groups: readonly string[]) {
    const target = this.mountTargets.find(candidate => candidate.id === id)!;
    if (target.state !== 'available') return `it is ${target.state}`;
    this.calls.push(`setSecurityGroups ${id} ${groups}`);
    target.groups = [...groups];
    return undefined;
  }

  async deletePolicy(id: string) {
    this.calls.push(`deletePolicy ${id}`);
  }

  async deleteMountTarget(id: string) {
    this.calls.push(`deleteMountTarget ${id}`);
    this.mountTargets.find(target => target.id === id)!.state = 'deleting';
    return undefined;
  }

  async deleteFileSystem(id: string) {
    if ((await this.listMountTargets(id)).length > 0) return 'it is in use';
    this.calls.push(`deleteFileSystem ${id}`);
    this.fileSystems.find(candidate => candidate.id === id)!.state = 'deleting';
    return undefined;
  }

  async tag(id: string, tags: Readonly<Record<string, string>>) {
    this.calls.push(`tag ${id}`);
    const fileSystem = this.fileSystems.find(candidate => candidate.id === id)!;
    Object.assign(fileSystem.tags, tags);
  }

  async untag(id: string, keys: readonly string[]) {
    const fileSystem = this.fileSystems.find(candidate => candidate.id === id)!;
    keys.forEach(key => delete fileSystem.tags[key]);
  }
}
