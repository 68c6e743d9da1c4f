import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const ssm: Seed = {
  service: 'ssm',
  async fill(call) {
    await each(name =>
      call('ssm', 'PutParameter', {
        Name: `/all/${name}`,
        Value: 'x',
        Type: 'String',
      }),
    );
    return { GetParametersByPath: { input: { Path: '/all' } } };
  },
};
