import { malformed } from './malformed';
import { PolicyUse } from './PolicyUse';

const ACTION = /^[\w-]+:[\w*?]+$/;
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc', '*'];
const TRUST_ACTIONS = /^(?:\*|sts:[\w*?]+)$/i;

/** Refuses action names without service, and in a trust policy those of other services than STS. */
export function requireActions(
  actions: readonly string[],
  use: PolicyUse,
): void {
  for (const action of actions) {
    if (action !== '*' && !ACTION.test(action)) {
      throw malformed(
        `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: ${action}`,
      );
    }
    if (use === 'trust' && !TRUST_ACTIONS.test(action)) {
      throw malformed(
        'AssumeRole policy may only specify STS AssumeRole actions.',
      );
    }
  }
}

/** Refuses what is neither `*` nor an ARN of a known partition whose service is spelled out. */
export function requireResources(resources: readonly string[]): void {
  for (const resource of resources) {
    if (resource === '*') {
      continue;
    }
    const [prefix, partition, vendor, ...rest] = resource.split(':');
    if (prefix !== 'arn' || partition === undefined) {
      throw malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
    if (!PARTITIONS.includes(partition)) {
      throw malformed(
        `Partition "${partition}" is not valid for resource "${resource}".`,
      );
    }
    if (vendor === undefined || !/^[a-z0-9-]+$/.test(vendor)) {
      throw malformed(
        `Resource vendor must be fully qualified and cannot contain regexes: ${resource}`,
      );
    }
    if (rest.length === 0) {
      throw malformed('The policy failed legacy parsing');
    }
  }
}
