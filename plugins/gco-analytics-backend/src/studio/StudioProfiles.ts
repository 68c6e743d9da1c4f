import { ConflictError } from '@backstage/errors';
import { PROFILE_NAME_PATTERN } from '@gco/plugin-gco-analytics-common';
import { StudioProfileNameRule } from '@gco/plugin-gco-analytics-node';
import { AnalyticsStore, StudioProfileRecord } from '../store';

/** The lowest user id that Studio admits on custom file systems; the highest is 4,000,000. */
const FIRST_POSIX_ID = 10_000;
const ATTEMPTS = 10;

/** Which profile belongs to which person, in each environment. Once chosen, a name stays. */
export class StudioProfiles {
  readonly #store: AnalyticsStore;
  readonly #rule: StudioProfileNameRule;

  constructor(options: { store: AnalyticsStore; rule: StudioProfileNameRule }) {
    this.#store = options.store;
    this.#rule = options.rule;
  }

  /** @throws ConflictError when the naming rule gives a name that Studio does not admit, or another person's */
  async profileOf(
    environment: string,
    userEntityRef: string,
  ): Promise<StudioProfileRecord> {
    const { studioProfiles } = this.#store;
    const known = await studioProfiles.find(environment, userEntityRef);
    if (known) {
      return known;
    }
    const profileName = await this.#chooseName(environment, userEntityRef);
    // Others may take the id, or the same person may come twice, at the same moment.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const highest = await studioProfiles.highestPosixId(environment);
      const profile = {
        environment,
        userRef: userEntityRef,
        profileName,
        posixId: highest === undefined ? FIRST_POSIX_ID : highest + 1,
      };
      if (await studioProfiles.insert(profile, new Date())) {
        return profile;
      }
      const holder = await this.#holderOf(profile);
      if (holder?.userRef === userEntityRef) {
        return holder;
      }
      if (holder) {
        throw new ConflictError(
          `Profile name '${profileName}' in environment '${environment}' is another person's`,
        );
      }
    }
    throw new ConflictError(
      `Too many people come to environment '${environment}' for the first time at once; try again`,
    );
  }

  /** What is in the way of storing a profile: the person's own, or one of the same name. None when it was only the id. */
  async #holderOf(
    profile: StudioProfileRecord,
  ): Promise<StudioProfileRecord | undefined> {
    const { environment, userRef, profileName } = profile;
    const { studioProfiles } = this.#store;
    return (
      (await studioProfiles.find(environment, userRef)) ??
      (await studioProfiles.findByName(environment, profileName))
    );
  }

  async #chooseName(
    environment: string,
    userEntityRef: string,
  ): Promise<string> {
    const name = await this.#rule({ environment, userEntityRef });
    if (name.length < 2 || !new RegExp(PROFILE_NAME_PATTERN).test(name)) {
      throw new ConflictError(
        `Studio does not admit '${name}' as the name of a profile`,
      );
    }
    return name;
  }
}
