import { ValidationError } from '../template';

/** A resource whose definition cannot work, found before any service is called. */
export class PropertyError extends ValidationError {}
