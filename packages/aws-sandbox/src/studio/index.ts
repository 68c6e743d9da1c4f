export { landingPath } from './landing';
export { StudioPages } from './StudioPages';
export { STUDIO_PATH } from './studioPath';
export { StudioSessions, type StudioVisit } from './StudioSessions';
