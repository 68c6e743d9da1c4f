/** English texts of the wizard's fields and of the banner. */
export const wizardMessages = {
  name: {
    label: 'Name',
    description:
      '3 to 20 lower-case letters, digits and hyphens, beginning with a letter, for example forecast-lab.',
    required: 'Give the environment a name.',
    pattern:
      '"{{name}}" does not fit: use 3 to 20 lower-case letters, digits and single hyphens; begin with a letter, end with a letter or digit.',
    checking: 'Checking {{name}}…',
    free: '{{name}} is free.',
    taken: 'There is already an environment "{{name}}".',
    retry:
      'Your environment "{{name}}" exists and its last deployment failed. Going on tries it again.',
    unchecked:
      'Whether {{name}} is free could not be checked. It is checked again when it is created.',
  },
  target: {
    account: 'AWS account',
    region: 'AWS region',
    accountPlaceholder: 'Choose an account',
    regionPlaceholder: 'Choose a region',
    accountFirst: 'Choose an account first',
    option: '{{name}} ({{accountId}})',
    loading: 'Loading the accounts',
    error: 'The accounts could not be loaded.',
    retry: 'Try again',
    none: {
      title: 'No AWS account is open to you',
      description:
        'Ask a platform engineer to onboard an account for your team.',
    },
    required: 'Choose an AWS account and a region.',
    unknownAccount: 'The AWS account {{accountId}} is not open to you.',
    unknownRegion:
      'The region {{region}} is not switched on in the AWS account {{accountId}}.',
    unchecked: 'The AWS account could not be checked: {{reason}}',
  },
} as const;
