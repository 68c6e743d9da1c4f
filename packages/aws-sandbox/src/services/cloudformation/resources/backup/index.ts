export * from './backupPlan';
export * from './backupSelection';
export * from './backupVault';
