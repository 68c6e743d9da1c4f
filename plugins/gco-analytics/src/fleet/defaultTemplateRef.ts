/** Template that creates an environment, unless the portal says another. */
export const DEFAULT_TEMPLATE_REF =
  'template:default/create-analytics-environment';
