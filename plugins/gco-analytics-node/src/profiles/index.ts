export { defaultProfileName } from './defaultProfileName';
export { personSessionName } from './personSessionName';
export type { StudioProfileNameRule } from './StudioProfileNameRule';
export { studioProfileNamesExtensionPoint } from './studioProfileNamesExtensionPoint';
export type { StudioProfileNamesExtensionPoint } from './studioProfileNamesExtensionPoint';
