import type {
  CreateUserPoolDomainRequest,
  CreateUserPoolDomainResponse,
  DeleteUserPoolDomainRequest,
  DescribeUserPoolDomainRequest,
  DescribeUserPoolDomainResponse,
  UpdateUserPoolDomainRequest,
  UpdateUserPoolDomainResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { Operation } from '../../core/types';
import { authorizedPool } from './CognitoDirectory';
import { invalidParameter, refuseSettings } from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { UserPool } from './records';

const RESERVED_WORDS = ['aws', 'amazon', 'cognito'];

function checkLoginVersion(pool: UserPool, version: number): void {
  if (version !== 1 && version !== 2) {
    throw invalidParameter(
      `Managed login version must be 1 or 2, not ${version}`,
    );
  }
  if (version === 2 && pool.settings.UserPoolTier === 'LITE') {
    throw invalidParameter(
      'Managed login version 2 is not available in the LITE tier.',
    );
  }
}

/** Operations on prefix domains; domains of one's own are not there. */
export const domainOperations: Record<string, Operation> = {
  CreateUserPoolDomain: cognitoOperation<
    CreateUserPoolDomainRequest,
    CreateUserPoolDomainResponse
  >(({ context, input, directory }) => {
    const pool = authorizedPool(
      context,
      'CreateUserPoolDomain',
      input.UserPoolId,
    );
    refuseSettings(input, ['CustomDomainConfig', 'Routing']);
    const domain = input.Domain!;
    const reserved = RESERVED_WORDS.find(word => domain.includes(word));
    if (reserved) {
      throw invalidParameter(
        `Domain cannot contain reserved word: ${reserved}`,
      );
    }
    if (pool.domain !== undefined) {
      throw invalidParameter(
        `User pool ${pool.id} already has a domain configured.`,
      );
    }
    if (directory.poolOfDomain(context.region, domain)) {
      throw invalidParameter(
        'Domain already associated with another user pool.',
      );
    }
    const version = input.ManagedLoginVersion ?? 1;
    checkLoginVersion(pool, version);
    pool.domain = domain;
    pool.domainLoginVersion = version;
    return { ManagedLoginVersion: version };
  }),

  UpdateUserPoolDomain: cognitoOperation<
    UpdateUserPoolDomainRequest,
    UpdateUserPoolDomainResponse
  >(({ context, input }) => {
    const pool = authorizedPool(
      context,
      'UpdateUserPoolDomain',
      input.UserPoolId,
    );
    refuseSettings(input, ['CustomDomainConfig', 'Routing']);
    requireDomain(pool, input.Domain!);
    const version = input.ManagedLoginVersion ?? 1;
    checkLoginVersion(pool, version);
    pool.domainLoginVersion = version;
    return { ManagedLoginVersion: version };
  }),

  DeleteUserPoolDomain: cognitoOperation<DeleteUserPoolDomainRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'DeleteUserPoolDomain',
        input.UserPoolId,
      );
      requireDomain(pool, input.Domain!);
      pool.domain = undefined;
      pool.domainLoginVersion = undefined;
      return {};
    },
  ),

  DescribeUserPoolDomain: cognitoOperation<
    DescribeUserPoolDomainRequest,
    DescribeUserPoolDomainResponse
  >(({ context, input, directory }) => {
    context.authorize('cognito-idp:DescribeUserPoolDomain', '*');
    const pool = directory.poolOfDomain(context.region, input.Domain!);
    // Cognito answers an unknown domain with an empty description.
    return {
      DomainDescription:
        pool?.accountId === context.accountId
          ? {
              UserPoolId: pool.id,
              AWSAccountId: pool.accountId,
              Domain: pool.domain,
              Status: 'ACTIVE',
              ManagedLoginVersion: pool.domainLoginVersion,
            }
          : {},
    };
  }),
};

function requireDomain(pool: UserPool, domain: string): void {
  if (pool.domain !== domain) {
    throw invalidParameter(`No such domain or user pool exists.`);
  }
}
