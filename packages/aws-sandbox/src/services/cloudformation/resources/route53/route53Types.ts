import { defineType } from '../ResourceTypeDefinition';

/** Members of routing between several answers. */
const ROUTING = `CidrRoutingConfig Failover GeoLocation HealthCheckId MultiValueAnswer Region
  SetIdentifier Weight`;

/** Resource types of Route 53. */
export const route53Types = {
  'AWS::Route53::HostedZone': defineType({
    notImplemented: 'HostedZoneFeatures QueryLoggingConfig',
  }),
  'AWS::Route53::RecordSet': defineType({ notImplemented: ROUTING }),
  'AWS::Route53::RecordSetGroup': defineType({}),
};
