import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../policy/acknowledge';

/** Properties of {@link UserPool}. */
export interface UserPoolProps {
  /** At most 128 characters. */
  readonly userPoolName: string;

  /**
   * Prefix of the sign-in page's host name, at most 63 characters; unique in the region among all customers of AWS. A
   * change replaces the page's address, not the users.
   */
  readonly domainPrefix: string;

  /** Whether the users outlive the stack; if so, nobody can delete the pool by accident either. */
  readonly removalPolicy: RemovalPolicy;
}

const SHORTEST_PASSWORD = 12;

/**
 * The users who sign in beside the portal. Administrators make them; nobody signs up. User names do not depend on case,
 * as the names of Studio's profiles do not.
 */
export class UserPool extends Construct {
  readonly userPool: cognito.UserPool;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    this.userPool = new cognito.UserPool(this, 'Resource', {
      userPoolName: props.userPoolName,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: SHORTEST_PASSWORD,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      // Threat protection belongs to a dearer plan; the cheapest refuses a pool that asks for it.
      featurePlan: cognito.FeaturePlan.LITE,
      standardThreatProtectionMode:
        cognito.StandardThreatProtectionMode.NO_ENFORCEMENT,
      deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy: props.removalPolicy,
    });
    this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: props.domainPrefix },
    });
    acknowledge(this.userPool, {
      rules: [{ pack: 'AwsSolutions', rule: 'COG2' }],
      reason:
        'People may add an authenticator app; demanding one would shut out the command line, whose administrators sign users in without a challenge',
    });
    acknowledge(this.userPool, {
      rules: [{ pack: 'AwsSolutions', rule: 'COG8' }],
      reason:
        'The Lite plan has all that a small pool of invited users needs; a firewall with a limit per address stands before the API instead of threat protection',
    });
  }

  /** Lets people sign in with name and password, and through the sign-in page, which then sends them to the given URL. */
  addClient(callbackUrl: string): cognito.IUserPoolClient {
    return this.userPool.addClient('Client', {
      generateSecret: false,
      authFlows: { userSrp: true, adminUserPassword: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
      ],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID],
        callbackUrls: [callbackUrl],
      },
    });
  }
}
