import { Service } from '../../core/types';
import { authenticationOperations, poolOfClient } from './authentication';
import { clientOperations } from './clients';
import { CognitoDirectory } from './CognitoDirectory';
import { notAuthorized } from './cognitoError';
import { domainOperations } from './domains';
import { listUsersOperations } from './listUsers';
import { mfaConfigOperations } from './mfaConfig';
import { taggingOperations } from './tagging';
import { userPoolOperations } from './userPools';
import { userOperations } from './users';
import { poolNamedIn } from './verifyToken';
import { PoolKeys } from './PoolKeys';

/** Amazon Cognito user pools. */
export const cognitoService: Service = {
  name: 'cognito-idp',
  operations: {
    ...userPoolOperations,
    ...mfaConfigOperations,
    ...clientOperations,
    ...domainOperations,
    ...userOperations,
    ...listUsersOperations,
    ...authenticationOperations,
    ...taggingOperations,
  },
  unsigned: {
    operations: [
      'GetUser',
      'GlobalSignOut',
      'InitiateAuth',
      'RespondToAuthChallenge',
      'RevokeToken',
    ],
    locate(state, input) {
      const directory = CognitoDirectory.of(state);
      const pool =
        input.AccessToken === undefined
          ? poolOfClient(directory, input.ClientId)
          : poolNamedIn(directory, input.AccessToken);
      if (!pool) {
        throw notAuthorized('Invalid Access Token');
      }
      return { accountId: pool.accountId, region: pool.region };
    },
  },
  stateClasses: [CognitoDirectory, PoolKeys],
};
