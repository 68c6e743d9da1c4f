/** @public */
export const PLUGIN_ID = 'gco-analytics';

/**
 * Entity annotation that names the environment a component or resource uses.
 *
 * @public
 */
export const ENVIRONMENT_ANNOTATION = 'gco.io/environment';

/** @public */
export const ACCOUNT_ANNOTATION = 'gco.io/aws-account';

/** @public */
export const REGION_ANNOTATION = 'gco.io/aws-region';

/**
 * `spec.type` of the Resource entity of an environment.
 *
 * @public
 */
export const ENVIRONMENT_ENTITY_TYPE = 'analytics-environment';

/**
 * Topic of the events service: an environment was registered or changed, or its record removed.
 *
 * @public
 */
export const ENVIRONMENT_EVENT_TOPIC = 'gco-analytics.environment';

/**
 * Payload of {@link ENVIRONMENT_EVENT_TOPIC}.
 *
 * @public
 */
export interface EnvironmentEvent {
  environment: string;
  change: 'upserted' | 'removed';
}

/**
 * Signal channel: tells open pages which environment changed; they read it again through the API.
 *
 * @public
 */
export const ENVIRONMENT_SIGNAL_CHANNEL = 'gco-analytics:environment';

/** @public */
export interface EnvironmentSignal {
  environment: string;
}
