import { StudioLanding, StudioSession } from '@gco/plugin-gco-analytics-common';
import { EnvironmentRecord } from '../store';

/** Opens Studio for one person at a time, as that person. */
export interface StudioAccess {
  /**
   * A URL for the person's own profile. On first use the profile is made; while AWS works on it the answer is `preparing`.
   *
   * @throws ConflictError when environment or profile are in no state to be opened
   * @throws NotAllowedError when AWS refuses, or the profile is another person's
   * @throws ServiceUnavailableError when AWS does not answer or is throttling
   */
  open(options: {
    environment: EnvironmentRecord;
    /** Verified entity ref of the person. */
    userEntityRef: string;
    landing?: StudioLanding;
  }): Promise<StudioSession>;
}
