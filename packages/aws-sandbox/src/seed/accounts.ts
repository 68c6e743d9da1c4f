import { Account } from '../core/World';

/** The account that the portal runs in. */
export const HUB_ACCOUNT = '111122223333';

/** Regions that are switched on in every account; the first is home. */
export const REGIONS = ['eu-west-1', 'us-east-1'];

/** The accounts of the sandbox: the hub and four that host environments. */
export const ACCOUNTS: readonly Account[] = [
  { accountId: HUB_ACCOUNT, name: 'Portal hub', regions: REGIONS },
  { accountId: '444455556666', name: 'Analytics sandbox', regions: REGIONS },
  { accountId: '777788889999', name: 'Analytics production', regions: REGIONS },
  { accountId: '222233334444', name: 'Research', regions: REGIONS },
  { accountId: '888899990000', name: 'Regulated data', regions: REGIONS },
];
