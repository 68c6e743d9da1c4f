/** English texts of the environment's card. */
export const cardMessages = {
  title: 'Analytics environment',
  loading: 'Loading the environment {{name}}',
  owner: 'Owner',
  location: 'AWS account',
  version: 'Blueprint',
  asOf: 'As of {{age}}',
  neverObserved: 'Not read from AWS yet',
  refresh: 'Ask AWS again',
  refreshFailed: {
    tooMany: 'AWS was asked a moment ago. Try again in a few seconds.',
    other: 'AWS could not be asked: {{reason}}',
  },
  resources: 'Resources',
  resource: {
    why: 'Why?',
    hide: 'Hide',
    showReason: 'Why? {{title}}',
    hideReason: 'Hide the reason for {{title}}',
    reasonUnknown: 'AWS gave no reason.',
    console: 'Open in the AWS console',
    consoleOf: 'Open {{title}} in the AWS console',
    awsState: 'AWS says {{state}}',
  },
  fact: {
    encryptedKms: 'Encrypted with your KMS key',
    encryptedS3: 'Encrypted with an S3 key',
    encrypted: 'Encrypted',
    notEncrypted: 'Not encrypted',
    publicBlocked: 'Public access blocked',
    publicPossible: 'Public access possible',
    versioned: 'Versioning on',
    versioningSuspended: 'Versioning suspended',
    notVersioned: 'Versioning off',
    other: '{{name}}: {{value}}',
  },
  partial_one: 'One resource could not be read.',
  partial_other: '{{count}} resources could not be read.',
  stale: {
    title: 'AWS could not be read since {{since}}',
    description: 'What you see here is older.',
  },
  disconnected: {
    title: 'The portal does not answer',
    description: 'What you see here may be old. Trying again by itself.',
  },
  operation: {
    running: {
      deploy: 'Deploying',
      change: 'Changing',
      upgrade: 'Upgrading',
      drift: 'Checking for drift',
      retire: 'Retiring',
    },
    failed: {
      deploy: 'The deployment failed',
      change: 'The change failed',
      upgrade: 'The upgrade failed',
      drift: 'The drift check failed',
      retire: 'Retiring failed',
    },
    progress: '{{completed}}/{{total}} resources',
    progressWithoutTotal: '{{completed}} resources so far',
    starting: 'Starting',
    failedResource: '{{resource}} ({{type}})',
    reasonUnknown: 'No reason was recorded.',
    nextStep:
      'Fix what the reason names, then retry the task, or create the environment again under the same name.',
    task: 'Show the log',
  },
  empty: {
    title: 'No status yet',
    description:
      'AWS has not been read for this environment. That happens within a minute; you can ask now.',
    action: 'Ask AWS now',
  },
  noResources: 'Nothing is deployed.',
  error: {
    title: 'The environment could not be loaded',
    retry: 'Try again',
  },
  denied: {
    title: 'You may not see this environment',
    ownedBy: 'It belongs to',
    ownerUnknown: 'It belongs to another team.',
    action:
      'Ask a member of that team to add you, or a platform engineer for access.',
  },
  notFound: {
    title: 'There is no environment "{{name}}"',
    description:
      'The annotation {{annotation}} of this entity names an environment that the portal does not know. Correct the name, or create the environment.',
  },
} as const;
