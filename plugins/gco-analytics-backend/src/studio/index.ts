export { DefaultStudioAccess } from './DefaultStudioAccess';
export type { StudioAccess } from './StudioAccess';
export { StudioProfiles } from './StudioProfiles';
