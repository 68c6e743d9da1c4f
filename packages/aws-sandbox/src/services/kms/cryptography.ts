import { randomBytes } from 'crypto';
import type {
  DecryptRequest,
  EncryptRequest,
  GenerateDataKeyRequest,
  ReEncryptRequest,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedKey, contextOfKey } from './authorizedKey';
import { keyArnOf, open, seal } from './ciphertext';
import {
  EncryptionContext,
  encryptionContextConditions,
} from './keyConditions';
import { KmsKey, KmsState } from './KmsState';
import { required, validation } from './kmsError';
import { requireEncrypting } from './requireUsable';

const MAX_PLAINTEXT_BYTES = 4096;
const DATA_KEY_BYTES: Readonly<Record<string, number>> = {
  AES_128: 16,
  AES_256: 32,
};

/** Operations with symmetric keys. Keys are found, checked and used as AWS does; the cipher is AES-256-GCM. */
export const cryptographyOperations: Readonly<Record<string, Operation>> = {
  Encrypt(context, input: EncryptRequest) {
    const key = keyFor(
      context,
      'Encrypt',
      input.KeyId,
      input.EncryptionContext,
    );
    const plaintext = required(input.Plaintext, 'plaintext');
    if (plaintext.length > MAX_PLAINTEXT_BYTES) {
      throw validation(
        `1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PLAINTEXT_BYTES}`,
      );
    }
    return {
      CiphertextBlob: seal(
        stateOf(context, key),
        key,
        plaintext,
        input.EncryptionContext,
      ),
      KeyId: key.arn,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },

  Decrypt(context, input: DecryptRequest) {
    const { key, plaintext } = decrypted(context, 'Decrypt', {
      ciphertext: required(input.CiphertextBlob, 'ciphertextBlob'),
      keyId: input.KeyId,
      encryptionContext: input.EncryptionContext,
    });
    return {
      KeyId: key.arn,
      Plaintext: plaintext,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },

  ReEncrypt(context, input: ReEncryptRequest) {
    const { key: source, plaintext } = decrypted(context, 'ReEncryptFrom', {
      ciphertext: required(input.CiphertextBlob, 'ciphertextBlob'),
      keyId: input.SourceKeyId,
      encryptionContext: input.SourceEncryptionContext,
    });
    const key = keyFor(
      context,
      'ReEncryptTo',
      input.DestinationKeyId,
      input.DestinationEncryptionContext,
    );
    return {
      CiphertextBlob: seal(
        stateOf(context, key),
        key,
        plaintext,
        input.DestinationEncryptionContext,
      ),
      SourceKeyId: source.arn,
      KeyId: key.arn,
    };
  },

  GenerateDataKey(context, input: GenerateDataKeyRequest) {
    return dataKey(context, 'GenerateDataKey', input);
  },

  GenerateDataKeyWithoutPlaintext(context, input: GenerateDataKeyRequest) {
    const { Plaintext: _, ...rest } = dataKey(
      context,
      'GenerateDataKeyWithoutPlaintext',
      input,
    );
    return rest;
  },
};

function dataKey(
  context: CallContext,
  operation: string,
  input: GenerateDataKeyRequest,
) {
  const key = keyFor(context, operation, input.KeyId, input.EncryptionContext);
  const size = input.NumberOfBytes ?? DATA_KEY_BYTES[input.KeySpec ?? ''];
  if (
    size === undefined ||
    (input.NumberOfBytes !== undefined && input.KeySpec !== undefined)
  ) {
    throw validation('Please specify either number of bytes or key spec.');
  }
  const plaintext = randomBytes(size);
  return {
    CiphertextBlob: seal(
      stateOf(context, key),
      key,
      plaintext,
      input.EncryptionContext,
    ),
    Plaintext: plaintext,
    KeyId: key.arn,
  };
}

function decrypted(
  context: CallContext,
  operation: string,
  request: {
    ciphertext: Uint8Array;
    keyId?: string;
    encryptionContext?: EncryptionContext;
  },
): { key: KmsKey; plaintext: Buffer } {
  const { ciphertext, keyId, encryptionContext } = request;
  const arn = keyArnOf(ciphertext);
  const key = keyFor(context, operation, keyId ?? arn, encryptionContext);
  if (key.arn !== arn) {
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  const plaintext = open(
    stateOf(context, key),
    key,
    ciphertext,
    encryptionContext,
  );
  return { key, plaintext };
}

function keyFor(
  context: CallContext,
  operation: string,
  keyId: string | undefined,
  encryptionContext: EncryptionContext | undefined,
): KmsKey {
  const key = authorizedKey(context, operation, keyId, {
    grantOperation: operation,
    encryptionContext,
    conditions: encryptionContextConditions(encryptionContext),
  });
  return requireEncrypting(key, operation);
}

function stateOf(context: CallContext, key: KmsKey): KmsState {
  return KmsState.of(contextOfKey(context, key.arn));
}
