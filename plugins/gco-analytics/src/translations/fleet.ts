/** English texts of the fleet page. */
export const fleetMessages = {
  title: 'Analytics environments',
  table: 'Analytics environments',
  create: 'Create environment',
  search: 'Find by name',
  state: 'State',
  anyState: 'Any state',
  column: {
    name: 'Name',
    owner: 'Owner',
    account: 'Account',
    region: 'Region',
    state: 'State',
    health: 'Health',
    version: 'Version',
    age: 'Age',
  },
  noVersion: 'None',
  empty: {
    title: 'No environments yet',
    description:
      'An environment gives your team SageMaker Studio, EMR Serverless and encrypted storage in AWS.',
  },
  noMatch: {
    title: 'No environment matches',
    description: 'Change the name or the state you look for.',
    clear: 'Clear filters',
  },
  error: {
    title: 'The environments could not be loaded',
    retry: 'Try again',
  },
  denied: {
    title: 'You may not see environments',
    description:
      'Your portal account has no permission to list them. Ask a platform engineer for access.',
  },
} as const;
