import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { EnvironmentImporter } from './EnvironmentImporter';

/** @public */
export interface AnalyticsEnvironmentsExtensionPoint {
  /** Adds environments that the portal is to take up; those it has already stay as they are. */
  addImporter(importer: EnvironmentImporter): void;
}

/**
 * Lets a module tell the portal of environments that were deployed before the portal knew them.
 *
 * @public
 */
export const analyticsEnvironmentsExtensionPoint =
  createExtensionPoint<AnalyticsEnvironmentsExtensionPoint>({
    id: 'gco-analytics.environments',
  });
