import { HumanDuration } from '@backstage/types';

export interface Config {
  /** GCO Analytics: self-service AWS analytics environments. */
  gcoAnalytics?: {
    /**
     * Prefix of stack names and physical names in AWS, 2-31 characters, lower case letters, digits and dashes.
     * Changing it later makes the portal look for other stacks. Default: `gco`.
     */
    projectName?: string;

    /** The account the portal runs in. */
    hub: {
      /**
       * ARN of the role that the environments' roles trust. Every call to AWS is made by this role or by roles it assumes.
       */
      roleArn: string;

      /**
       * Whether the portal has to assume that role. Set it to `false` where the portal already runs as that role, such as
       * a task or pod role. Default: `true`.
       */
      assume?: boolean;
    };

    /** AWS accounts in which environments may be created. */
    accounts?: Array<{
      /** 12-digit account id. Quote it: YAML reads a leading zero as an octal number. */
      accountId: string;

      /** Name for people. Default: the account id. */
      name?: string;

      /** Regions in which environments may be created, e.g. `eu-west-1`. At least one. */
      regions: string[];

      /** ARN of the role that may list and describe in that account, used for status only. */
      readRoleArn: string;

      /**
       * External id that the read role demands.
       *
       * @visibility secret
       */
      externalId?: string;
    }>;

    /** Studio sessions. */
    studio?: {
      /** How long a Studio URL may be used after it was made, 5 to 300 seconds. Default: 20 seconds. */
      urlLifetime?: HumanDuration | string;

      /** How long a Studio session lasts in the browser, 30 minutes to 12 hours. Default: 12 hours. */
      sessionDuration?: HumanDuration | string;
    };

    /** Reading the state of environments from AWS. */
    status?: {
      /** How often AWS is asked, at least 10 seconds. Default: 30 seconds. */
      frequency?: HumanDuration | string;
    };

    /** Deployments and other operations. */
    operations?: {
      /**
       * How long an operation holds its environment without a sign of life before another may take over, at least 10
       * seconds. Default: 60 seconds.
       */
      lease?: HumanDuration | string;

      /** How often a deployment asks CloudFormation for news, at least 100 milliseconds. Default: 5 seconds. */
      pollInterval?: HumanDuration | string;
    };

    /** Set only where a local AWS endpoint takes the place of AWS: shows a banner and lets people sign in as personas. */
    localAws?: {
      /**
       * Address of the local AWS endpoint, for the banner. The endpoint itself is set by `AWS_ENDPOINT_URL`.
       *
       * @visibility frontend
       */
      url: string;
    };
  };
}
