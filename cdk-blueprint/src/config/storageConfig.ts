import { accessLogRetentionDays, removalPolicy } from './commonFields';
import { section } from './fields';

/** The `storage` section. */
export const storageConfig = section({
  efs: section({
    removalPolicy: removalPolicy()
      .default('destroy')
      .describe(
        'What happens to the file system when the environment is retired',
      ),
  })
    .prefault({})
    .describe("The team's file system"),
  buckets: section({
    removalPolicy: removalPolicy()
      .default('destroy')
      .describe('What happens to the buckets when the environment is retired'),
  })
    .prefault({})
    .describe('The Studio bucket and the bucket of its access logs'),
  accessLogRetentionDays: accessLogRetentionDays(),
});
