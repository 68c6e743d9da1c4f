import { resourceEntityV1alpha1Validator } from '@backstage/catalog-model';
import { EnvironmentSummary } from '@gco/plugin-gco-analytics-common';
import { toEntity } from './toEntity';

const forecast: EnvironmentSummary = {
  name: 'forecast',
  owner: 'group:default/forecasting',
  accountId: '444455556666',
  region: 'eu-west-1',
  state: 'active',
  health: 'healthy',
  blueprintVersion: '0.1.0',
  createdBy: 'user:default/ana',
  createdAt: '2026-01-01T10:00:00.000Z',
  updatedAt: '2026-01-01T10:20:00.000Z',
};

describe('toEntity', () => {
  it('makes a Resource with owner, annotations and links', () => {
    expect(toEntity(forecast, { consoleLinks: true })).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'forecast',
        description:
          'Analytics environment of forecasting: SageMaker Studio and storage in AWS account 444455556666, eu-west-1',
        annotations: {
          'backstage.io/managed-by-location': 'gco-analytics:forecast',
          'backstage.io/managed-by-origin-location': 'gco-analytics:forecast',
          'gco.io/environment': 'forecast',
          'gco.io/aws-account': '444455556666',
          'gco.io/aws-region': 'eu-west-1',
        },
        tags: ['aws', 'sagemaker-studio', 'eu-west-1'],
        links: [
          {
            url: 'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio',
            title: 'SageMaker in the AWS console (eu-west-1)',
            icon: 'cloud',
            type: 'admin-dashboard',
          },
        ],
      },
      spec: {
        type: 'analytics-environment',
        lifecycle: 'production',
        owner: 'group:default/forecasting',
      },
    });
  });

  it('gives what the catalog accepts as a Resource', async () => {
    await expect(
      resourceEntityV1alpha1Validator.check(
        toEntity(forecast, { consoleLinks: true }),
      ),
    ).resolves.toBe(true);
  });

  it('leaves console links out when they are switched off', () => {
    expect(
      toEntity(forecast, { consoleLinks: false }).metadata,
    ).not.toHaveProperty('links');
  });

  it.each([
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ])('links to the console of the partition of %s', (region, start) => {
    const [link] = toEntity({ ...forecast, region }, { consoleLinks: true })
      .metadata.links!;
    expect(link.url.startsWith(start)).toBe(true);
  });

  it.each([
    ['deploying', undefined, 'experimental'],
    ['failed', undefined, 'experimental'],
    ['failed', '0.1.0', 'production'],
    ['active', '0.1.0', 'production'],
    ['changing', '0.1.0', 'production'],
    ['retiring', '0.1.0', 'deprecated'],
  ] as const)(
    'gives state %s with blueprint %s the lifecycle %s',
    (state, blueprintVersion, lifecycle) => {
      expect(
        toEntity(
          { ...forecast, state, blueprintVersion },
          { consoleLinks: false },
        ).spec,
      ).toMatchObject({ lifecycle });
    },
  );
});
