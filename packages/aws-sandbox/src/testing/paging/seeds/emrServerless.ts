import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const emrServerless: Seed = {
  service: 'emr-serverless',
  async fill(call) {
    await each(name =>
      call('emr-serverless', 'CreateApplication', {
        name,
        type: 'SPARK',
        releaseLabel: 'emr-7.0.0',
      }),
    );
    return { ListApplications: {} };
  },
};
