import { createMockDirectory } from '@backstage/backend-test-utils';
import analyticsPlugin from '@gco/plugin-gco-analytics-backend';
import { eventually } from './__testUtils__/eventually';
import { EUROPE, LocalAws } from './__testUtils__/LocalAws';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(300_000);

const HUB = '111122223333';

/** What each of the portal's own principals asks for between the wizard and Studio, by the end of its ARN. */
const ASKED: Record<string, string[]> = {
  [`${HUB}:user/portal`]: ['sts:AssumeRole'],
  [`${HUB}:role/gco-analytics-hub`]: [
    'sts:AssumeRole',
    'sts:SetSourceIdentity',
    'sts:TagSession',
  ],
  'role/gco/gco_forecast_eu-west-1-access': [
    'sagemaker:CreatePresignedDomainUrl',
    'sagemaker:DescribeUserProfile',
  ],
  'role/gco/gco_forecast_eu-west-1-profile': [
    'elasticfilesystem:DescribeMountTargets',
    'iam:PassRole',
    'lambda:InvokeFunction',
    'sagemaker:AddTags',
    'sagemaker:CreateUserProfile',
  ],
};

describe('what the portal asks of AWS', () => {
  const directory = createMockDirectory();
  let aws: LocalAws;
  let portal: TestPortal;

  beforeAll(async () => {
    aws = await LocalAws.start();
    portal = await TestPortal.start({
      analyticsPlugin,
      awsUrl: aws.url,
      directory: directory.path,
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await aws?.stop();
  });

  it('is what its roles are there for, from the wizard to Studio', async () => {
    const { body: task } = await portal.create('ana', {
      owner: 'group:default/forecasting',
      name: 'forecast',
      target: EUROPE,
    });
    await portal.completed('ana', task.id);
    await eventually('a session in Studio', async () => {
      const { status } = await portal.post(
        'ana',
        '/api/gco-analytics/environments/forecast/studio-sessions',
      );
      return status === 201 ? status : undefined;
    });
    const seen = await aws.authorizations();
    const asked = Object.keys(ASKED).map(end => [
      end,
      seen
        .filter(({ principal }) => principal.endsWith(end))
        .flatMap(({ actions }) => actions.map(({ action }) => action)),
    ]);
    expect(Object.fromEntries(asked)).toEqual(ASKED);

    // Whether a person has a profile shows in what the person's role may see; nothing else is ever refused, to anybody.
    const refused = seen.flatMap(({ principal, actions }) =>
      actions.flatMap(({ action, denied }) =>
        denied ? [`${principal.split('/').at(-1)} ${action}`] : [],
      ),
    );
    expect(refused).toEqual([
      'gco_forecast_eu-west-1-access sagemaker:DescribeUserProfile',
    ]);
    // Nobody else of the hub had a part in it, and no account but the chosen one.
    const principals = seen.map(({ principal }) => principal);
    expect(principals.filter(arn => arn.includes(`:${HUB}:`))).toHaveLength(2);
    expect(
      principals.filter(
        arn =>
          arn.startsWith('arn:') &&
          !arn.includes(`:${HUB}:`) &&
          !arn.includes(`:${EUROPE.account}:`),
      ),
    ).toEqual([]);
  });
});
