import { resourcesOf, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('Spark', () => {
  it('starts with a job, stops by itself and knows its limit', () => {
    expect(resources.SparkApplication.Properties).toMatchObject({
      Name: 'gco-analytics-forecasting',
      Type: 'Spark',
      ReleaseLabel: 'emr-7.14.0',
      AutoStartConfiguration: { Enabled: true },
      AutoStopConfiguration: { Enabled: true, IdleTimeoutMinutes: 15 },
      MaximumCapacity: { Cpu: '64 vCPU', Memory: '256 GB' },
      InteractiveConfiguration: { LivyEndpointEnabled: true },
      NetworkConfiguration: {
        SecurityGroupIds: [{ 'Fn::GetAtt': ['NetworkGroupsSpark', 'GroupId'] }],
      },
    });
  });

  it('leaves nothing behind when it is off', () => {
    const off = templateOf({ emr: { enabled: false } });
    off.resourceCountIs('AWS::EMRServerless::Application', 0);
    expect(JSON.stringify(off.toJSON())).not.toMatch(/emr-serverless|Spark/i);
    expect(off.toJSON().Outputs).not.toHaveProperty('EmrApplicationId');
  });
});
