import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const ram: Seed = {
  service: 'ram',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('ram', operation, input);
    const shares = await each(name =>
      on('CreateResourceShare', {
        name,
        principals: ['111122223333', '777788889999'],
      }),
    );
    const resourceShareArns = shares.map(
      ({ resourceShare }) => resourceShare.resourceShareArn,
    );
    return {
      GetResourceShares: { input: { resourceOwner: 'SELF' } },
      GetResourceShareAssociations: {
        input: { associationType: 'PRINCIPAL', resourceShareArns },
      },
    };
  },
};
