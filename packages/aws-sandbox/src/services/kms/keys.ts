import type {
  CancelKeyDeletionRequest,
  CreateKeyRequest,
  DescribeKeyRequest,
  DisableKeyRotationRequest,
  EnableKeyRotationRequest,
  GetKeyRotationStatusRequest,
  ListKeysRequest,
  ScheduleKeyDeletionRequest,
  UpdateKeyDescriptionRequest,
} from '@aws-sdk/client-kms';
import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { callerConditions, requestTagConditions } from './keyConditions';
import { checkKeyPolicy, defaultKeyPolicy } from './keyPolicies';
import { authorizedKey } from './authorizedKey';
import { kmsArn, KmsKey, KmsState } from './KmsState';
import { invalidState, required, validation } from './kmsError';
import { pageOf } from './pageOf';

const DAY_MS = 86_400_000;
const DEFAULT_WINDOW_DAYS = 30;
const DEFAULT_ROTATION_DAYS = 365;

function metadata(key: KmsKey): object {
  return {
    AWSAccountId: key.accountId,
    KeyId: key.keyId,
    Arn: key.arn,
    CreationDate: key.creationDate,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.keyUsage,
    KeyState: key.state,
    DeletionDate: key.deletionDate,
    Origin: key.origin,
    KeyManager: 'CUSTOMER',
    KeySpec: key.keySpec,
    CustomerMasterKeySpec: key.keySpec,
    EncryptionAlgorithms:
      key.keyUsage === 'ENCRYPT_DECRYPT' ? ['SYMMETRIC_DEFAULT'] : undefined,
    MultiRegion: key.multiRegion,
  };
}

function requireNotDeleted(key: KmsKey): KmsKey {
  if (key.state === 'PendingDeletion') {
    throw invalidState(key.arn, 'pending deletion');
  }
  return key;
}

function createKey(context: CallContext, input: CreateKeyRequest): object {
  context.authorize('kms:CreateKey', '*', {
    ...callerConditions(context),
    ...requestTagConditions(input.Tags),
    'kms:KeySpec':
      input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT',
    'kms:KeyUsage': input.KeyUsage ?? 'ENCRYPT_DECRYPT',
    'kms:KeyOrigin': input.Origin ?? 'AWS_KMS',
    'kms:MultiRegion': String(input.MultiRegion ?? false),
    'kms:BypassPolicyLockoutSafetyCheck': String(
      input.BypassPolicyLockoutSafetyCheck ?? false,
    ),
  });
  if (input.Tags?.length) {
    context.authorize(
      'kms:TagResource',
      kmsArn(context, 'key/*'),
      requestTagConditions(input.Tags),
    );
  }
  requireQuotaLeft(
    context,
    QUOTAS.kms.keys,
    { used: KmsState.of(context).keys.size },
    limit =>
      new AwsError(
        'LimitExceededException',
        `The request was rejected because the account has reached its quota of ${limit} KMS keys.`,
      ),
  );
  const keyId = randomUUID();
  const key: KmsKey = {
    keyId,
    arn: kmsArn(context, `key/${keyId}`),
    accountId: context.accountId,
    creationDate: context.clock.now(),
    keySpec:
      input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT',
    keyUsage: input.KeyUsage ?? 'ENCRYPT_DECRYPT',
    origin: input.Origin ?? 'AWS_KMS',
    multiRegion: input.MultiRegion ?? false,
    description: input.Description ?? '',
    state: 'Enabled',
    policy: input.Policy
      ? checkKeyPolicy(context, input.Policy, input)
      : defaultKeyPolicy(context),
    tags: input.Tags ?? [],
  };
  KmsState.of(context).keys.set(keyId, key);
  return { KeyMetadata: metadata(key) };
}

function scheduleKeyDeletion(
  context: CallContext,
  input: ScheduleKeyDeletionRequest,
): object {
  const key = requireNotDeleted(
    authorizedKey(context, 'ScheduleKeyDeletion', input.KeyId, {
      conditions: {
        'kms:ScheduleKeyDeletionPendingWindowInDays': String(
          input.PendingWindowInDays ?? DEFAULT_WINDOW_DAYS,
        ),
      },
    }),
  );
  const days = input.PendingWindowInDays ?? DEFAULT_WINDOW_DAYS;
  if (!Number.isInteger(days) || days < 7 || days > 30) {
    throw validation(`PendingWindowInDays ${days} must be between 7 and 30`);
  }
  key.state = 'PendingDeletion';
  key.deletionDate = new Date(context.clock.now().getTime() + days * DAY_MS);
  return {
    KeyId: key.arn,
    DeletionDate: key.deletionDate,
    KeyState: key.state,
    PendingWindowInDays: days,
  };
}

function switchKey(action: string, state: 'Enabled' | 'Disabled'): Operation {
  return (context, input) => {
    requireNotDeleted(authorizedKey(context, action, input.KeyId)).state =
      state;
    return {};
  };
}

export const keyOperations: Readonly<Record<string, Operation>> = {
  CreateKey: createKey,
  ScheduleKeyDeletion: scheduleKeyDeletion,
  EnableKey: switchKey('EnableKey', 'Enabled'),
  DisableKey: switchKey('DisableKey', 'Disabled'),

  DescribeKey(context, input: DescribeKeyRequest) {
    return {
      KeyMetadata: metadata(
        authorizedKey(context, 'DescribeKey', input.KeyId, {
          grantOperation: 'DescribeKey',
        }),
      ),
    };
  },

  ListKeys(context, input: ListKeysRequest) {
    context.authorize('kms:ListKeys', '*');
    const { page, NextMarker } = pageOf(
      [...KmsState.of(context).keys.values()],
      input,
      ({ keyId }) => keyId,
    );
    return {
      Keys: page.map(key => ({ KeyId: key.keyId, KeyArn: key.arn })),
      NextMarker,
      Truncated: NextMarker !== undefined,
    };
  },

  CancelKeyDeletion(context, input: CancelKeyDeletionRequest) {
    const key = authorizedKey(context, 'CancelKeyDeletion', input.KeyId);
    if (key.state !== 'PendingDeletion') {
      throw invalidState(key.arn, 'not pending deletion');
    }
    key.state = 'Disabled';
    key.deletionDate = undefined;
    return { KeyId: key.arn };
  },

  UpdateKeyDescription(context, input: UpdateKeyDescriptionRequest) {
    requireNotDeleted(
      authorizedKey(context, 'UpdateKeyDescription', input.KeyId),
    ).description = required(input.Description, 'description');
    return {};
  },

  EnableKeyRotation(context, input: EnableKeyRotationRequest) {
    const key = requireNotDeleted(
      authorizedKey(context, 'EnableKeyRotation', input.KeyId, {
        conditions: {
          'kms:RotationPeriodInDays': String(
            input.RotationPeriodInDays ?? DEFAULT_ROTATION_DAYS,
          ),
        },
      }),
    );
    const days = input.RotationPeriodInDays ?? DEFAULT_ROTATION_DAYS;
    if (!Number.isInteger(days) || days < 90 || days > 2560) {
      throw validation(
        `RotationPeriodInDays ${days} must be between 90 and 2560`,
      );
    }
    key.rotationPeriodInDays = days;
    return {};
  },

  DisableKeyRotation(context, input: DisableKeyRotationRequest) {
    requireNotDeleted(
      authorizedKey(context, 'DisableKeyRotation', input.KeyId),
    ).rotationPeriodInDays = undefined;
    return {};
  },

  GetKeyRotationStatus(context, input: GetKeyRotationStatusRequest) {
    const key = authorizedKey(context, 'GetKeyRotationStatus', input.KeyId);
    return {
      KeyId: key.keyId,
      KeyRotationEnabled: key.rotationPeriodInDays !== undefined,
      RotationPeriodInDays: key.rotationPeriodInDays,
    };
  },
};
