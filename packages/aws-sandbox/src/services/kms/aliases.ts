import type {
  CreateAliasRequest,
  DeleteAliasRequest,
  ListAliasesRequest,
  UpdateAliasRequest,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedKey } from './authorizedKey';
import { KmsAlias, kmsArn, KmsState } from './KmsState';
import { invalidState, notFound, required, validation } from './kmsError';
import { pageOf } from './pageOf';

const ALIAS_NAME = /^alias\/[a-zA-Z0-9/_-]{1,250}$/;

function checkName(aliasName: string | undefined): string {
  const name = required(aliasName, 'aliasName');
  if (!ALIAS_NAME.test(name) || name.startsWith('alias/aws/')) {
    throw validation(
      `Alias ${name} must begin with alias/, must not begin with alias/aws/ and may hold letters, digits, /, _ and -`,
    );
  }
  return name;
}

function requireAlias(
  context: CallContext,
  action: string,
  aliasName: string | undefined,
): KmsAlias {
  const name = required(aliasName, 'aliasName');
  const arn = kmsArn(context, name);
  context.authorize(`kms:${action}`, arn);
  const alias = KmsState.of(context).aliases.get(name);
  if (!alias) {
    throw notFound(`Alias ${arn} is not found.`);
  }
  return alias;
}

function targetOf(
  context: CallContext,
  action: string,
  keyId: string | undefined,
): string {
  const key = authorizedKey(context, action, keyId);
  if (key.state === 'PendingDeletion') {
    throw invalidState(key.arn, 'pending deletion');
  }
  return key.keyId;
}

export const aliasOperations: Readonly<Record<string, Operation>> = {
  CreateAlias(context, input: CreateAliasRequest) {
    const name = checkName(input.AliasName);
    const { aliases } = KmsState.of(context);
    const arn = kmsArn(context, name);
    context.authorize('kms:CreateAlias', arn);
    const targetKeyId = targetOf(context, 'CreateAlias', input.TargetKeyId);
    if (aliases.has(name)) {
      throw new AwsError(
        'AlreadyExistsException',
        `An alias with the name ${arn} already exists`,
      );
    }
    const now = context.clock.now();
    aliases.set(name, {
      aliasName: name,
      aliasArn: arn,
      targetKeyId,
      creationDate: now,
      lastUpdatedDate: now,
    });
    return {};
  },

  UpdateAlias(context, input: UpdateAliasRequest) {
    const alias = requireAlias(context, 'UpdateAlias', input.AliasName);
    alias.targetKeyId = targetOf(context, 'UpdateAlias', input.TargetKeyId);
    alias.lastUpdatedDate = context.clock.now();
    return {};
  },

  DeleteAlias(context, input: DeleteAliasRequest) {
    const alias = requireAlias(context, 'DeleteAlias', input.AliasName);
    KmsState.of(context).aliases.delete(alias.aliasName);
    return {};
  },

  ListAliases(context, input: ListAliasesRequest) {
    context.authorize('kms:ListAliases', '*');
    const state = KmsState.of(context);
    const keyId = input.KeyId && state.key(input.KeyId).keyId;
    const found = [...state.aliases.values()].filter(
      alias => !keyId || alias.targetKeyId === keyId,
    );
    const { page, NextMarker } = pageOf(
      found,
      input,
      ({ aliasName }) => aliasName,
    );
    return {
      Aliases: page.map(alias => ({
        AliasName: alias.aliasName,
        AliasArn: alias.aliasArn,
        TargetKeyId: alias.targetKeyId,
        CreationDate: alias.creationDate,
        LastUpdatedDate: alias.lastUpdatedDate,
      })),
      NextMarker,
      Truncated: NextMarker !== undefined,
    };
  },
};
