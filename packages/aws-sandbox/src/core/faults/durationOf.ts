import { CallContext } from '../types';
import { ResourceChange } from './Fault';

/**
 * How long a change of a resource takes, with the injected slowness. Whoever changes the resource asks once for each change.
 *
 * @param resourceType as CloudFormation names it, e.g. `AWS::SageMaker::App`
 * @param awsMs how long it takes otherwise, in milliseconds of AWS time
 * @returns milliseconds of AWS time
 */
export function durationOf(
  context: CallContext,
  resourceType: string,
  change: ResourceChange,
  awsMs: number,
): number {
  return (
    awsMs *
    context.faults.slownessOf({
      resourceType,
      change,
      service: context.service,
      accountId: context.accountId,
      region: context.region,
    })
  );
}
