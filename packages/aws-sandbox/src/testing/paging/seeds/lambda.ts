import { zipOf } from '../../../services/lambda/testing/lambdaWorld';
import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const lambda: Seed = {
  service: 'lambda',
  async fill(call) {
    const { Role } = await call('iam', 'CreateRole', {
      RoleName: 'lambda-paged',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'lambda.amazonaws.com' },
          },
        ],
      }),
    });
    const ZipFile = await zipOf({
      'index.js': 'exports.handler = async () => 1;',
    });
    await each(FunctionName =>
      call('lambda', 'CreateFunction', {
        FunctionName,
        Role: Role.Arn,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile },
      }),
    );
    return { ListFunctions: {} };
  },
};
