import type {
  CreateUserPoolRequest,
  ExplicitAuthFlowsType,
  PasswordPolicyType,
  TokenValidityUnitsType,
  UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import { PasswordHash } from './passwords';
import { PoolKeys } from './PoolKeys';

/** What a pool is configured with besides its password policy; members as CreateUserPool takes them. */
export type PoolSettings = Pick<
  CreateUserPoolRequest,
  | 'AccountRecoverySetting'
  | 'AdminCreateUserConfig'
  | 'AutoVerifiedAttributes'
  | 'DeletionProtection'
  | 'EmailConfiguration'
  | 'EmailVerificationMessage'
  | 'EmailVerificationSubject'
  | 'SmsAuthenticationMessage'
  | 'SmsVerificationMessage'
  | 'UserAttributeUpdateSettings'
  | 'UserPoolAddOns'
  | 'UserPoolTier'
  | 'VerificationMessageTemplate'
>;

/** A user pool with all that belongs to it. */
export interface UserPool {
  /** `<region>_<id>` */
  readonly id: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  name: string;
  settings: PoolSettings;
  passwordPolicy: Required<
    Pick<
      PasswordPolicyType,
      | 'MinimumLength'
      | 'RequireLowercase'
      | 'RequireNumbers'
      | 'RequireSymbols'
      | 'RequireUppercase'
      | 'TemporaryPasswordValidityDays'
    >
  >;
  mfa: { configuration: 'OFF' | 'OPTIONAL'; softwareToken: boolean };
  readonly usernameCaseSensitive: boolean;
  /** Names of custom attributes, with their prefix `custom:`. */
  readonly customAttributes: Set<string>;
  readonly schema: CreateUserPoolRequest['Schema'];
  readonly creationDate: Date;
  lastModifiedDate: Date;
  tags: Record<string, string>;
  /** Prefix of the hosted domain. */
  domain?: string;
  domainLoginVersion?: number;
  readonly clients: Map<string, UserPoolClient>;
  /** By name, lower case unless the pool minds the case. */
  readonly users: Map<string, User>;
  /** By token. */
  readonly refreshTokens: Map<string, RefreshToken>;
  /** Challenges waiting for an answer, by session. */
  readonly challenges: Map<string, Challenge>;
  readonly keys: PoolKeys;
}

/** Settings of a client that an update sets anew. */
export interface ClientSettings {
  ClientName: string;
  ExplicitAuthFlows: ExplicitAuthFlowsType[];
  PreventUserExistenceErrors: 'ENABLED' | 'LEGACY';
  EnableTokenRevocation: boolean;
  AuthSessionValidity: number;
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  RefreshTokenValidity: number;
  TokenValidityUnits?: TokenValidityUnitsType;
  SupportedIdentityProviders?: string[];
  CallbackURLs?: string[];
  LogoutURLs?: string[];
  DefaultRedirectURI?: string;
  AllowedOAuthFlows?: string[];
  AllowedOAuthScopes?: string[];
  AllowedOAuthFlowsUserPoolClient: boolean;
  ReadAttributes?: string[];
  WriteAttributes?: string[];
}

/** An app client of a pool. */
export interface UserPoolClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  settings: ClientSettings;
  readonly creationDate: Date;
  lastModifiedDate: Date;
}

/** A person in a pool. */
export interface User {
  readonly username: string;
  readonly sub: string;
  enabled: boolean;
  status: UserStatusType;
  attributes: Map<string, string>;
  password?: PasswordHash;
  /** Until when a temporary password works. */
  temporaryUntil?: Date;
  readonly creationDate: Date;
  lastModifiedDate: Date;
}

/** What a refresh token stands for. */
export interface RefreshToken {
  readonly clientId: string;
  readonly user: User;
  readonly originJti: string;
  readonly authTime: number;
  readonly expiresAt: Date;
}

/** A challenge that a sign-in has been answered with. */
export interface Challenge {
  readonly name: 'NEW_PASSWORD_REQUIRED';
  readonly clientId: string;
  readonly user: User;
  readonly expiresAt: Date;
}
