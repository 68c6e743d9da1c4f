/** `ui:field` of the name of a new environment. */
export const ENVIRONMENT_NAME_FIELD = 'GcoEnvironmentName';

/** `ui:field` of the AWS account and region of a new environment. */
export const TARGET_FIELD = 'GcoTarget';
