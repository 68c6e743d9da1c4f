export interface Config {
  app?: {
    /**
     * Ways to sign in, in the order in which the sign-in page offers them: `guest` and ids of auth providers, for example
     * `github` or `okta`. Each needs its provider under `auth.providers`. Default: `guest`.
     *
     * @visibility frontend
     */
    signInProviders?: string[];
  };
  gcoAnalytics?: {
    localAws?: {
      /**
       * People that anyone may sign in as, without a password, while the portal runs on the local AWS.
       */
      personas?: Array<{
        /**
         * Name of the user in the catalog.
         *
         * @visibility frontend
         */
        id: string;
        /**
         * Name to show. Default: the id.
         *
         * @visibility frontend
         */
        title?: string;
        /**
         * What the person does, and in which team.
         *
         * @visibility frontend
         */
        description?: string;
      }>;
    };
  };
}
