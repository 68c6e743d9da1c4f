import {
  Studio,
  StudioApp,
  StudioDomain,
  StudioMember,
  StudioStatus,
} from '../Studio';

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** A Studio in memory. What is being deleted is gone after `turn()`. Everything that is asked of it is in `calls`. */
export class FakeStudio implements Studio {
  readonly calls: string[] = [];
  readonly domains = new Map<string, Changing<StudioDomain>>();
  apps: Changing<StudioApp>[] = [];
  spaces: Changing<StudioMember>[] = [];
  profiles: Changing<StudioMember>[] = [];
  readonly tags = new Map<string, Record<string, string>>();

  /** What AWS says to requests, by call. */
  readonly refusals = new Map<string, string>();

  constructor(domainId = 'd-1', status: StudioStatus = 'InService') {
    this.domains.set(domainId, { status, vpcId: 'vpc-1', canvasSettings: {} });
  }

  /** Time passes. */
  turn(): void {
    this.apps.forEach(app => {
      if (app.status === 'Deleting') app.status = 'Deleted';
    });
    const isThere = ({ status }: StudioMember) => status !== 'Deleting';
    this.spaces = this.spaces.filter(isThere);
    this.profiles = this.profiles.filter(isThere);
    this.domains.forEach(domain => {
      if (domain.status === 'Updating') domain.status = 'InService';
    });
  }

  async describeDomain(domainId: string) {
    return this.domains.get(domainId);
  }

  async listApps() {
    return this.apps.map(app => ({ ...app }));
  }

  async listSpaces() {
    return this.spaces.map(space => ({ ...space }));
  }

  async listProfiles() {
    return this.profiles.map(profile => ({ ...profile }));
  }

  async deleteApp(_domainId: string, { appName }: StudioApp) {
    return this.asked(`deleteApp ${appName}`, () => {
      this.apps.find(app => app.appName === appName)!.status = 'Deleting';
    });
  }

  async deleteSpace(_domainId: string, name: string) {
    return this.asked(`deleteSpace ${name}`, () => {
      this.spaces.find(space => space.name === name)!.status = 'Deleting';
    });
  }

  async deleteProfile(_domainId: string, name: string) {
    return this.asked(`deleteProfile ${name}`, () => {
      this.profiles.find(profile => profile.name === name)!.status = 'Deleting';
    });
  }

  async failureOfSpace(_domainId: string, name: string) {
    return `space ${name} is stuck`;
  }

  async failureOfProfile(_domainId: string, name: string) {
    return `profile ${name} is stuck`;
  }

  async addTags(arn: string, tags: Record<string, string>) {
    this.calls.push(`addTags ${Object.keys(tags)}`);
    this.tags.set(arn, { ...this.tags.get(arn), ...tags });
  }

  async deleteTags(arn: string, keys: readonly string[]) {
    if (keys.length > 0) this.calls.push(`deleteTags ${keys}`);
    keys.forEach(key => delete this.tags.get(arn)?.[key]);
  }

  async updateCanvasSettings(
    domainId: string,
    settings: Record<string, unknown>,
  ) {
    return this.asked(`updateCanvas ${JSON.stringify(settings)}`, () => {
      const domain = this.domains.get(domainId)!;
      domain.canvasSettings = settings;
      domain.status = 'Updating';
    });
  }

  private asked(call: string, take: () => void): string | undefined {
    this.calls.push(call);
    const refusal = this.refusals.get(call);
    if (refusal === undefined) take();
    return refusal;
  }
}
