import { ConflictError } from '@backstage/errors';
import { EnvironmentOutputs } from '@gco/plugin-gco-analytics-common';
import { EnvironmentRecord } from '../store';

const REQUIRED = [
  'DomainId',
  'DomainArn',
  'ExecutionRoleArn',
  'AccessRoleArn',
  'ProfileRoleArn',
  'FileSystemId',
  'HomeDirectoryFunctionArn',
] as const;

/** An environment in which Studio can be opened, with the outputs that takes. */
export interface StudioTarget {
  environment: string;
  accountId: string;
  region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  externalId: string;
  outputs: Pick<EnvironmentOutputs, (typeof REQUIRED)[number]>;
}

/** @throws ConflictError when the environment is in no state to be opened */
export function studioTarget(environment: EnvironmentRecord): StudioTarget {
  const { name, state, accountId, region, externalId } = environment;
  // While a change runs, what was deployed before goes on working.
  const isOpen =
    environment.isDeployed && (state === 'active' || state === 'changing');
  if (!isOpen) {
    throw new ConflictError(
      `Studio cannot be opened: environment '${name}' is ${state}`,
    );
  }
  const missing = REQUIRED.filter(key => !environment.outputs[key]);
  if (missing.length > 0) {
    throw new ConflictError(
      `Studio cannot be opened: the stack of environment '${name}' has no output ${missing.join(
        ', ',
      )}`,
    );
  }
  const outputs = environment.outputs as StudioTarget['outputs'];
  const partition = outputs.DomainArn.split(':')[1];
  return {
    environment: name,
    accountId,
    region,
    partition,
    externalId,
    outputs,
  };
}
