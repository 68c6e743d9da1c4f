export { landingPath } from './landing';
export { StudioPages } from './StudioPages';
export type { StudioVisit } from './StudioSessions';
export { STUDIO_PATH, STUDIO_STORE, StudioState } from './studioState';
