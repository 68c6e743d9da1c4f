export { adminSettings } from './adminSettings';
export { createLabEnvironment } from './createLabEnvironment';
export type { LabEnvironment } from './createLabEnvironment';
export { eventually } from './eventually';
export { LocalAws } from './LocalAws';
export type { SeenCall } from './LocalAws';
