import { apiRate } from './apiRates';
import { ApiThrottle, RatedCall } from './ApiThrottle';

describe('ApiThrottle', () => {
  let now = 0;
  const throttle = new ApiThrottle({ now: () => now });
  const call: RatedCall = {
    service: 'sagemaker',
    operation: 'ListApps',
    accountId: '444455556666',
    region: 'eu-west-1',
  };
  /** How many of a hundred calls at once pass. */
  const passing = (change: Partial<RatedCall> = {}): number => {
    let passed = 0;
    for (let index = 0; index < 100; index += 1) {
      try {
        throttle.take({ ...call, ...change });
        passed += 1;
      } catch (error) {
        expect(error).toMatchObject({
          code: 'ThrottlingException',
          message: 'Rate exceeded',
          status: 400,
        });
      }
    }
    return passed;
  };

  beforeEach(() => {
    now += 1_000_000;
    throttle.factor = 1;
  });

  it('lets everything pass while it is off', () => {
    throttle.factor = undefined;
    expect(passing()).toBe(100);
  });

  it('admits a burst, and after it as many as time has brought', () => {
    const { perSecond, burst } = apiRate('sagemaker', 'ListApps')!;
    expect(passing()).toBe(burst);
    expect(passing()).toBe(0);
    now += 500;
    expect(passing()).toBe(perSecond / 2);
    now += 3_600_000;
    expect(passing()).toBe(burst);
  });

  it.each([
    ['operation', { operation: 'ListDomains' }],
    ['account', { accountId: '777788889999' }],
    ['region', { region: 'us-east-1' }],
  ])('counts each %s by itself', (_what, change) => {
    expect(passing()).toBeLessThan(100);
    expect(passing(change)).toBeGreaterThan(0);
  });

  it('multiplies rates', () => {
    const once = passing();
    throttle.factor = 3;
    expect(passing()).toBe(3 * once);
  });

  it('leaves alone what AWS publishes no rate for', () => {
    expect(passing({ operation: 'DeleteDomain' })).toBe(100);
    expect(passing({ service: 'ssm', operation: 'GetParameter' })).toBe(100);
  });

  it.each([
    ['sagemaker', 'DescribeDomain', 5],
    ['sagemaker', 'CreatePresignedDomainUrl', 5],
    ['emr-serverless', 'StartApplication', 1],
    ['ec2', 'DescribeSubnets', 20],
    ['ec2', 'CreateVpc', 5],
  ])('knows the rate of %s:%s', (service, operation, perSecond) => {
    expect(apiRate(service, operation)?.perSecond).toBe(perSecond);
  });
});
