/**
 * Synthesis of an environment's template. Loads the construct library, which takes a while and some memory: a backend
 * imports the package's main entry instead.
 *
 * @packageDocumentation
 */
export { synthesizeEnvironment } from './synthesizeEnvironment';
export type {
  SynthesizedEnvironment,
  SynthesizeEnvironmentOptions,
} from './synthesizeEnvironment';
export { synthesizeFoundation } from './synthesizeFoundation';
export type {
  SynthesizedFoundation,
  SynthesizeFoundationOptions,
} from './synthesizeFoundation';
