/**
 * Chooses the name of a person's Studio user profile in an environment.
 *
 * Asked once per person and environment: the portal stores the answer. It must be 2-63 characters, letters, digits and dashes
 * inside, and no other person's; names that differ in case only are the same to AWS.
 *
 * @public
 */
export type StudioProfileNameRule = (options: {
  /** Verified entity ref of the person, e.g. `user:default/ana`. */
  userEntityRef: string;
  /** Name of the environment. */
  environment: string;
}) => string | Promise<string>;
