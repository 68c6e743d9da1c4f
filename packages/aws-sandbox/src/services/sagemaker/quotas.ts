/**
 * Quotas of one account and region. AWS gives a new account two domains and two profiles; accounts that host
 * environments have had theirs raised, and so have the sandbox's.
 */
export const QUOTAS = {
  domains: {
    name: 'Maximum number of Studio domains allowed per account',
    limit: 50,
    unit: 'Domains',
  },
  userProfiles: {
    name: 'Maximum number of Studio user profiles allowed per account',
    limit: 500,
    unit: 'UserProfiles',
  },
  spaces: {
    name: 'Maximum number of Studio spaces allowed per account',
    limit: 500,
    unit: 'Spaces',
  },
  runningApps: {
    name: 'Maximum number of running Studio apps allowed per account',
    limit: 40,
    unit: 'Apps',
  },
};
