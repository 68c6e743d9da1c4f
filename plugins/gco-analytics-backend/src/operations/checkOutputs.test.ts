import { checkOutputs } from './checkOutputs';

const environment = {
  name: 'demand-models',
  accountId: '444455556666',
  region: 'eu-west-1',
};
const role = 'arn:aws:iam::444455556666:role/gco/access';
const homes = 'arn:aws:lambda:eu-west-1:444455556666:function:homes';

it('keeps the outputs it knows', () => {
  expect(
    checkOutputs(
      {
        AccessRoleArn: role,
        HomeDirectoryFunctionArn: homes,
        DomainId: 'd-1',
        CDKMetadata: 'x',
      },
      environment,
    ),
  ).toEqual({
    AccessRoleArn: role,
    HomeDirectoryFunctionArn: homes,
    DomainId: 'd-1',
  });
});

it.each([
  ['AccessRoleArn', role.replace('444455556666', '777788889999'), 'role'],
  ['AppsRoleArn', 'arn:aws:iam::444455556666:user/admin', 'role'],
  ['EmrOperatorRoleArn', homes, 'role'],
  [
    'HomeDirectoryFunctionArn',
    homes.replace('444455556666', '777788889999'),
    'Lambda function',
  ],
  [
    'HomeDirectoryFunctionArn',
    homes.replace('eu-west-1', 'us-east-1'),
    'Lambda function',
  ],
  ['HomeDirectoryFunctionArn', `${homes}:other`, 'Lambda function'],
])('refuses %s %s', (key, value, kind) => {
  expect(() => checkOutputs({ [key]: value }, environment)).toThrow(
    `Output ${key} of environment 'demand-models' is not a ${kind} of account '444455556666': '${value}'`,
  );
});
