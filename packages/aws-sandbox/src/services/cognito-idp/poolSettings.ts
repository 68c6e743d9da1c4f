import type {
  CreateUserPoolRequest,
  UpdateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../core/AwsError';
import { invalidParameter, refuseSettings } from './cognitoError';
import { PoolSettings, UserPool } from './records';

const NOT_IMPLEMENTED = [
  'AcrConfiguration',
  'AliasAttributes',
  'DcrConfiguration',
  'DeviceConfiguration',
  'IssuerConfiguration',
  'KeyConfiguration',
  'LambdaConfig',
  'SmsConfiguration',
  'UsernameAttributes',
];

const DEFAULT_PASSWORD_POLICY: UserPool['passwordPolicy'] = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  RequireUppercase: true,
  TemporaryPasswordValidityDays: 7,
};

/** What an update sets; whatever it does not give goes back to its default, as in AWS. */
export type MutablePool = Pick<UserPool, 'settings' | 'passwordPolicy'>;

/** Reads and checks the settings that creation and update share. */
export function readPoolSettings(
  input: CreateUserPoolRequest | UpdateUserPoolRequest,
): MutablePool {
  refuseSettings(input, NOT_IMPLEMENTED);
  if (input.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER') {
    refuseSettings({ 'EmailConfiguration of SES': true }, [
      'EmailConfiguration of SES',
    ]);
  }
  const settings: PoolSettings = {
    AccountRecoverySetting: input.AccountRecoverySetting,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      ...input.AdminCreateUserConfig,
    },
    AutoVerifiedAttributes: input.AutoVerifiedAttributes,
    DeletionProtection: input.DeletionProtection ?? 'INACTIVE',
    EmailConfiguration: input.EmailConfiguration ?? {
      EmailSendingAccount: 'COGNITO_DEFAULT',
    },
    EmailVerificationMessage: input.EmailVerificationMessage,
    EmailVerificationSubject: input.EmailVerificationSubject,
    SmsAuthenticationMessage: input.SmsAuthenticationMessage,
    SmsVerificationMessage: input.SmsVerificationMessage,
    UserAttributeUpdateSettings: input.UserAttributeUpdateSettings,
    UserPoolAddOns: input.UserPoolAddOns,
    UserPoolTier: input.UserPoolTier ?? 'ESSENTIALS',
    VerificationMessageTemplate: input.VerificationMessageTemplate,
  };
  checkThreatProtection(settings);
  checkRecovery(settings);
  const given = input.Policies?.PasswordPolicy;
  return {
    settings,
    // A policy that is given counts as a whole: what it leaves out is not asked for.
    passwordPolicy: given
      ? {
          MinimumLength: given.MinimumLength ?? 8,
          RequireLowercase: given.RequireLowercase ?? false,
          RequireNumbers: given.RequireNumbers ?? false,
          RequireSymbols: given.RequireSymbols ?? false,
          RequireUppercase: given.RequireUppercase ?? false,
          TemporaryPasswordValidityDays:
            given.TemporaryPasswordValidityDays ?? 7,
        }
      : { ...DEFAULT_PASSWORD_POLICY },
  };
}

function checkThreatProtection({
  UserPoolAddOns,
  UserPoolTier,
}: PoolSettings): void {
  const mode = UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF';
  if (mode !== 'OFF' && UserPoolTier !== 'PLUS') {
    throw new AwsError(
      'FeatureUnavailableInTierException',
      `Threat protection (AdvancedSecurityMode ${mode}) requires the PLUS tier; the user pool's tier is ${UserPoolTier}.`,
    );
  }
}

function checkRecovery({ AccountRecoverySetting }: PoolSettings): void {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (
    mechanisms.length > 1 &&
    mechanisms.some(({ Name }) => Name === 'admin_only')
  ) {
    throw invalidParameter(
      'Account Recovery Setting admin_only cannot be used together with other recovery mechanisms.',
    );
  }
}
