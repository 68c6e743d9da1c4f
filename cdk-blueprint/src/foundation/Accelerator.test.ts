import { foundationTemplateOf } from '../__testUtils__/foundations';
import { resourcesOf } from '../__testUtils__/templates';
import type { FoundationConfigInput } from '../config';

type Settings = FoundationConfigInput['accelerator'];

const templateWith = (settings: Settings = {}, regions?: string[]) =>
  foundationTemplateOf({
    regions,
    accelerator: { enabled: true, ...settings },
  });
const withAccelerator = (settings: Settings = {}, regions?: string[]) =>
  resourcesOf(templateWith(settings, regions));

it('is absent unless asked for', () => {
  const template = foundationTemplateOf();
  expect(JSON.stringify(template.toJSON())).not.toMatch(
    /GlobalAccelerator|endpoint-group/i,
  );
});

it('listens for HTTP and HTTPS', () => {
  const { Accelerator, AcceleratorListener } = withAccelerator();
  expect(Accelerator.Properties).toMatchObject({
    Name: 'gco-accelerator',
    Enabled: true,
  });
  expect(AcceleratorListener.Properties).toEqual({
    AcceleratorArn: { 'Fn::GetAtt': ['Accelerator', 'AcceleratorArn'] },
    Protocol: 'TCP',
    PortRanges: [
      { FromPort: 80, ToPort: 80 },
      { FromPort: 443, ToPort: 443 },
    ],
    ClientAffinity: 'NONE',
  });
});

it.each([
  ['none', 'NONE'],
  ['source_ip', 'SOURCE_IP'],
  ['Source_Ip', 'SOURCE_IP'],
])('understands the affinity %s', (clientAffinity, expected) => {
  const { AcceleratorListener } = withAccelerator({ clientAffinity });
  expect(AcceleratorListener.Properties.ClientAffinity).toBe(expected);
});

it('can be called anything', () => {
  const { Accelerator } = withAccelerator({ name: 'front-door' });
  expect(Accelerator.Properties.Name).toBe('front-door');
});

it.each([[['eu-west-1']], [['eu-west-1', 'us-east-1', 'ap-southeast-2']]])(
  'has an endpoint group for each of %p',
  regions => {
    const template = templateWith({}, regions);
    template.resourceCountIs(
      'AWS::GlobalAccelerator::EndpointGroup',
      regions.length,
    );
    for (const region of regions) {
      const group = Object.entries(
        template.findResources('AWS::GlobalAccelerator::EndpointGroup', {
          Properties: { EndpointGroupRegion: region },
        }),
      );
      expect(group).toHaveLength(1);
      const [[id]] = group;
      const arn = { 'Fn::GetAtt': [id, 'EndpointGroupArn'] };
      template.hasResourceProperties('AWS::SSM::Parameter', {
        Name: `/gco/endpoint-group-${region}-arn`,
        Value: arn,
      });
      template.hasOutput(
        id.replace('AcceleratorEndpointGroup', 'EndpointGroupArn'),
        {
          Value: arn,
        },
      );
    }
    template.hasOutput('AcceleratorArn', {});
    template.hasOutput('AcceleratorDnsName', {});
  },
);

it('checks the health of endpoints, and leaves endpoints to the clusters', () => {
  const { AcceleratorEndpointGroupEuWest1 } = withAccelerator({
    healthCheckPath: '/ready',
    healthCheckIntervalSeconds: 10,
    healthCheckThreshold: 5,
  });
  expect(AcceleratorEndpointGroupEuWest1.Properties).toEqual({
    EndpointGroupRegion: 'eu-west-1',
    ListenerArn: { 'Fn::GetAtt': ['AcceleratorListener', 'ListenerArn'] },
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: 80,
    HealthCheckPath: '/ready',
    HealthCheckIntervalSeconds: 10,
    ThresholdCount: 5,
  });
});

it.each(['us-gov-west-1', 'cn-north-1'])('is refused in %s', region => {
  expect(() =>
    foundationTemplateOf({
      region,
      portal: undefined,
      accelerator: { enabled: true },
    }),
  ).toThrow(/accelerator\.enabled.*no Global Accelerator/s);
});
