/** One condition on an environment: its column has one of the values. */
export interface EnvironmentFilter {
  column: 'owner' | 'account_id' | 'state';
  values: string[];
}
