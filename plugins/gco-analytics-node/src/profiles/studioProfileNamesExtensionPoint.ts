import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { StudioProfileNameRule } from './StudioProfileNameRule';

/** @public */
export interface StudioProfileNamesExtensionPoint {
  /** Takes the place of the default rule; allowed once. */
  setProfileNameRule(rule: StudioProfileNameRule): void;
}

/**
 * Lets a module choose the names of people's Studio profiles, for instance to go on with profiles that exist already.
 *
 * @public
 */
export const studioProfileNamesExtensionPoint =
  createExtensionPoint<StudioProfileNamesExtensionPoint>({
    id: 'gco-analytics.studio-profile-names',
  });
