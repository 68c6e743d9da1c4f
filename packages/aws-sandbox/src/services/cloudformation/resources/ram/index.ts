export { resourceShareHandler } from './resourceShare';
export { ramTypes } from './ramTypes';
