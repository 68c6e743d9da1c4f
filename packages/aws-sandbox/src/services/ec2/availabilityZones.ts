import { Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { availabilityZonesOf, zoneIdOf } from './availabilityZonesOf';

export const availabilityZoneOperations: Readonly<Record<string, Operation>> = {
  DescribeAvailabilityZones(context) {
    authorizeEc2(context, 'DescribeAvailabilityZones');
    const { region } = context;
    return {
      AvailabilityZones: availabilityZonesOf(region).map(ZoneName => ({
        ZoneName,
        ZoneId: zoneIdOf(ZoneName),
        RegionName: region,
        GroupName: region,
        NetworkBorderGroup: region,
        State: 'available',
        ZoneType: 'availability-zone',
        OptInStatus: 'opt-in-not-required',
        Messages: [],
      })),
    };
  },
};
