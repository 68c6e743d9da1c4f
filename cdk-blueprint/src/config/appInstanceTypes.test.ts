import { AppInstanceType } from '@aws-sdk/client-sagemaker';
import { APP_INSTANCE_TYPES } from './appInstanceTypes';

// The API is ahead of CloudFormation, whose schema the template has to satisfy.
const UNKNOWN_TO_CLOUDFORMATION = /^ml\.g7\./;

it('is the list of the API without what cannot be chosen or deployed', () => {
  const ofApi = Object.values(AppInstanceType).filter(
    type => type !== 'system' && !UNKNOWN_TO_CLOUDFORMATION.test(type),
  );
  expect([...APP_INSTANCE_TYPES].sort()).toEqual([...ofApi].sort());
});
