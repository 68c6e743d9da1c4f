import { EXTRA_ENDPOINTS } from '../network/extraEndpoints';
import { MAX_ZONES, VPC_PREFIX } from '../network/subnetPlan';
import { isPrivate, parseCidr } from './cidr';
import { choice, integer, listOf, section, text } from './fields';

const CIDR_RULE = `must be a private IPv4 range /${VPC_PREFIX.min} to /${VPC_PREFIX.max} without host bits, such as 10.0.0.0/16`;

/** The `network` section. */
export const networkConfig = section({
  mode: choice(['nat', 'isolated'], '; other modes are not supported')
    .default('nat')
    .describe(
      'Way to the internet: nat (through a NAT gateway) or isolated (none; AWS is reached through VPC endpoints only). Fixed once deployed',
    ),
  cidr: text(CIDR_RULE, /^[0-9./]{9,18}$/)
    .refine(isUsable, { error: CIDR_RULE, abort: true })
    .default('10.0.0.0/16')
    .describe("Address range of the environment's VPC. Fixed once deployed"),
  maxAzs: integer(1, MAX_ZONES)
    .default(2)
    .describe('Availability zones to spread over. Fixed once deployed'),
  endpoints: listOf(
    choice(EXTRA_ENDPOINTS),
    'interface endpoints',
    'an endpoint',
  )
    .default([])
    .describe(
      'Interface endpoints beyond those that the features in use call for',
    ),
  s3Policy: choice(['open', 'restricted'])
    .optional()
    .describe(
      'Which buckets the network reaches: open (all that a role allows) or restricted (those of the environment and of the AWS services it uses; its own buckets answer nobody outside this network). Default: open with mode nat, restricted with mode isolated',
    ),
});

/** The policy for S3 of a network that names none. */
export const defaultS3Policy = (
  mode: 'nat' | 'isolated',
): 'open' | 'restricted' => (mode === 'isolated' ? 'restricted' : 'open');

function isUsable(value: string): boolean {
  const cidr = parseCidr(value);
  return (
    cidr !== undefined &&
    cidr.prefix >= VPC_PREFIX.min &&
    cidr.prefix <= VPC_PREFIX.max &&
    isPrivate(cidr)
  );
}
