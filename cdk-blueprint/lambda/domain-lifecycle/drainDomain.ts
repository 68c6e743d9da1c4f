import { CustomResource, Left } from './CustomResource';
import { DeletionFailed } from './DeletionFailed';
import { described } from './described';
import { Refusal } from './Refusal';
import { Studio, StudioApp, StudioMember } from './Studio';

/** A pass starts no more deletions after this time; the next one goes on. */
const PASS_MS = 60_000;

/** What {@link drainDomain} works with. */
export interface DrainDomainOptions {
  readonly studio: Studio;
  readonly now: () => Date;
}

/** Profiles and spaces have the same states. */
interface MemberKind {
  readonly word: 'space' | 'profile';
  readonly list: () => Promise<StudioMember[]>;
  readonly remove: (name: string) => Promise<Refusal>;
  readonly failure: (name: string) => Promise<string>;
}

class Drain {
  private readonly studio: Studio;
  private readonly passEnds: number;

  constructor(
    private readonly options: DrainDomainOptions,
    private readonly domainId: string,
    private readonly startedAt: Date,
  ) {
    this.studio = options.studio;
    this.passEnds = options.now().getTime() + PASS_MS;
  }

  async pass(): Promise<Left> {
    const { studio, domainId } = this;
    if (!(await studio.describeDomain(domainId))) return [];
    const apps = await this.deleteApps();
    if (apps.length > 0) return apps;
    const spaces = await this.deleteMembers({
      word: 'space',
      list: () => studio.listSpaces(domainId),
      remove: name => studio.deleteSpace(domainId, name),
      failure: name => studio.failureOfSpace(domainId, name),
    });
    if (spaces.length > 0) return spaces;
    return this.deleteMembers({
      word: 'profile',
      list: () => studio.listProfiles(domainId),
      remove: name => studio.deleteProfile(domainId, name),
      failure: name => studio.failureOfProfile(domainId, name),
    });
  }

  // Records of deleted apps stay in the list for a day; failed apps hold nothing and need not go.
  private async deleteApps(): Promise<Left> {
    const apps = await this.studio.listApps(this.domainId);
    const alive = apps.filter(
      ({ status }) => status !== 'Deleted' && status !== 'Failed',
    );
    const left: string[] = [];
    for (const app of alive) {
      const refusal = this.isDue(app)
        ? await this.studio.deleteApp(this.domainId, app)
        : undefined;
      left.push(described(nameOf(app), app.status, refusal));
    }
    return left;
  }

  private async deleteMembers(kind: MemberKind): Promise<Left> {
    const members = await kind.list();
    const left: string[] = [];
    for (const member of members) {
      const what = `${kind.word} ${member.name}`;
      await this.refuseFailed(member, what, kind);
      const refusal = this.isDue(member)
        ? await kind.remove(member.name)
        : undefined;
      left.push(described(what, member.status, refusal));
    }
    return left;
  }

  /** A deletion that failed before this request began is tried once more. */
  private async refuseFailed(
    { name, status, lastModified }: StudioMember,
    what: string,
    kind: MemberKind,
  ): Promise<void> {
    if (status !== 'Delete_Failed') return;
    if (lastModified && lastModified < this.startedAt) return;
    throw new DeletionFailed(what, await kind.failure(name));
  }

  private isDue({ status }: { readonly status: string }): boolean {
    return (
      status !== 'Deleting' && this.options.now().getTime() < this.passEnds
    );
  }
}

function nameOf({
  appType,
  appName,
  spaceName,
  userProfileName,
}: StudioApp): string {
  const owner = spaceName
    ? `space ${spaceName}`
    : `profile ${userProfileName ?? '?'}`;
  return `app ${appType}/${appName} of ${owner}`;
}

/**
 * `Custom::StudioDomainDrain`: empties a domain before it is deleted. Apps first, then spaces, then profiles: AWS refuses
 * what still holds something.
 */
export function drainDomain(options: DrainDomainOptions): CustomResource {
  return {
    check: ({ properties }) => void properties.text('DomainId'),
    physicalId: ({ properties }) => `drain-${properties.text('DomainId')}`,
    pass: async ({ type, properties, startedAt }) =>
      type === 'Delete'
        ? new Drain(options, properties.text('DomainId'), startedAt).pass()
        : [],
  };
}
