import { MAX_ZONES, VPC_PREFIX } from '../network/subnetPlan';
import { isPrivate, parseCidr } from './cidr';
import { choice, integer, section, text } from './fields';

const CIDR_RULE = `must be a private IPv4 range /${VPC_PREFIX.min} to /${VPC_PREFIX.max} without host bits, such as 10.0.0.0/16`;

/** The `network` section. */
export const networkConfig = section({
  mode: choice(['nat'], '; other modes are not supported')
    .default('nat')
    .describe(
      'How the environment reaches the internet: through a NAT gateway. Fixed once deployed',
    ),
  cidr: text(CIDR_RULE, /^[0-9./]{9,18}$/)
    .refine(isUsable, { error: CIDR_RULE, abort: true })
    .default('10.0.0.0/16')
    .describe("Address range of the environment's VPC. Fixed once deployed"),
  maxAzs: integer(1, MAX_ZONES)
    .default(2)
    .describe('Availability zones to spread over. Fixed once deployed'),
});

function isUsable(value: string): boolean {
  const cidr = parseCidr(value);
  return (
    cidr !== undefined &&
    cidr.prefix >= VPC_PREFIX.min &&
    cidr.prefix <= VPC_PREFIX.max &&
    isPrivate(cidr)
  );
}
