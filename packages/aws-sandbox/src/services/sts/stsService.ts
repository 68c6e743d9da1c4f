import { Service } from '../../core/types';
import { assumeRole } from './assumeRole';
import { decodeAuthorizationMessage } from './decodeAuthorizationMessage';
import { getAccessKeyInfo } from './getAccessKeyInfo';
import { getCallerIdentity } from './getCallerIdentity';
import { getSessionToken } from './getSessionToken';

/** AWS Security Token Service. */
export const stsService: Service = {
  name: 'sts',
  operations: {
    AssumeRole: assumeRole,
    DecodeAuthorizationMessage: decodeAuthorizationMessage,
    GetAccessKeyInfo: getAccessKeyInfo,
    GetCallerIdentity: getCallerIdentity,
    GetSessionToken: getSessionToken,
  },
};
