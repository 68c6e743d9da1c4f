import { choice, integer, section } from './fields';

const removalPolicy = () => choice(['destroy', 'retain']).default('destroy');

/** The `storage` section. */
export const storageConfig = section({
  efs: section({
    removalPolicy: removalPolicy().describe(
      'What happens to the file system when the environment is retired',
    ),
  })
    .prefault({})
    .describe("The team's file system"),
  buckets: section({
    removalPolicy: removalPolicy().describe(
      'What happens to the buckets when the environment is retired',
    ),
  })
    .prefault({})
    .describe('The Studio bucket and the bucket of its access logs'),
  accessLogRetentionDays: integer(1, 3653, 'days')
    .default(90)
    .describe('Days that access logs are kept'),
});
