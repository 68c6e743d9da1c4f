import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const cloudtrail: Seed = {
  service: 'cloudtrail',
  async fill(call) {
    await each(name =>
      call('ssm', 'PutParameter', {
        Name: `trail-${name}`,
        Value: 'x',
        Type: 'String',
      }),
    );
    return {
      LookupEvents: {
        input: {
          LookupAttributes: [
            { AttributeKey: 'EventName', AttributeValue: 'CreateVpc' },
          ],
        },
      },
    };
  },
};
