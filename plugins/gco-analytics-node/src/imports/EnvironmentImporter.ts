import { DeployedEnvironment } from './DeployedEnvironment';

/**
 * Knows of environments that were deployed before this portal was there: by an earlier portal, say, or from the command line.
 *
 * @public
 */
export interface EnvironmentImporter {
  /** Where they come from, for the audit log, such as `local-aws`. */
  readonly name: string;
  /** All of them, whether the portal has them by now or not. Asked again and again; may be empty. */
  list(): Promise<DeployedEnvironment[]>;
}
