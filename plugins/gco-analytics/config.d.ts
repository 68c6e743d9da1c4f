export interface Config {
  gcoAnalytics?: {
    localAws?: {
      /**
       * Endpoint of the local AWS. Its presence makes every page say that nothing here is real or billed.
       * Leave it out on real AWS.
       *
       * @visibility frontend
       */
      url?: string;
    };
  };
}
