export interface Config {
  permission?: {
    /**
     * Entity refs of the groups or people who run the platform and may act on every environment.
     * Default: none.
     */
    platformEngineers?: string[];
  };
}
