import type {
  GetUserPoolMfaConfigRequest,
  GetUserPoolMfaConfigResponse,
  SetUserPoolMfaConfigRequest,
  SetUserPoolMfaConfigResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { Operation } from '../../core/types';
import { authorizedPool } from './CognitoDirectory';
import {
  invalidParameter,
  refuseSettings,
  settingNotImplemented,
} from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { UserPool } from './records';

/** What a pool asks for besides the password: nothing, or a code of an authenticator app from those who set one up. */
export function readMfaConfiguration(
  input: Omit<SetUserPoolMfaConfigRequest, 'UserPoolId'>,
): UserPool['mfa'] {
  const configuration = input.MfaConfiguration ?? 'OFF';
  const softwareToken = input.SoftwareTokenMfaConfiguration?.Enabled ?? false;
  if (configuration === 'ON') {
    throw settingNotImplemented('MfaConfiguration ON');
  }
  if (configuration === 'OPTIONAL' && !softwareToken) {
    throw invalidParameter(
      "Invalid MFA configuration given, can't turn on MFA without an MFA method enabled.",
    );
  }
  return { configuration, softwareToken };
}

function shown({ mfa }: UserPool): GetUserPoolMfaConfigResponse {
  return {
    MfaConfiguration: mfa.configuration,
    SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
  };
}

/** Operations on a pool's second factor. */
export const mfaConfigOperations: Record<string, Operation> = {
  GetUserPoolMfaConfig: cognitoOperation<
    GetUserPoolMfaConfigRequest,
    GetUserPoolMfaConfigResponse
  >(({ context, input }) =>
    shown(authorizedPool(context, 'GetUserPoolMfaConfig', input.UserPoolId)),
  ),

  SetUserPoolMfaConfig: cognitoOperation<
    SetUserPoolMfaConfigRequest,
    SetUserPoolMfaConfigResponse
  >(({ context, input }) => {
    const pool = authorizedPool(
      context,
      'SetUserPoolMfaConfig',
      input.UserPoolId,
    );
    refuseSettings(input, [
      'EmailMfaConfiguration',
      'SmsMfaConfiguration',
      'WebAuthnConfiguration',
    ]);
    pool.mfa = readMfaConfiguration(input);
    return shown(pool);
  }),
};
