import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const route53: Seed = {
  service: 'route53',
  async fill(call) {
    const {
      Vpc: { VpcId },
    } = await call('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' });
    await each(name =>
      call('route53', 'CreateHostedZone', {
        Name: `${name}.internal`,
        CallerReference: name,
        VPC: { VPCRegion: 'eu-west-1', VPCId: VpcId },
      }),
    );
    return {
      ListHostedZonesByVPC: { input: { VPCId: VpcId, VPCRegion: 'eu-west-1' } },
      ListHostedZones: { items: 'HostedZones' },
    };
  },
};
