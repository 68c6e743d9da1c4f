import { durationOf, resourceFault } from '../../core/faults';
import { CallContext } from '../../core/types';
import {
  addFirewallEndpoint,
  removeFirewallEndpoint,
} from '../ec2/firewallEndpoints';
import { Firewall, FirewallEndpoint } from './NetworkFirewallState';

const TYPE = 'AWS::NetworkFirewall::Firewall';
const CREATION_MS = 6 * 60_000;
const DELETION_MS = 5 * 60_000;

/** Makes an endpoint in each subnet; they, and the firewall with them, are ready some minutes later. */
export function addEndpoints(
  context: CallContext,
  firewall: Firewall,
  subnetIds: readonly string[],
): void {
  const added = subnetIds.map((subnetId): FirewallEndpoint => {
    const { endpointId, zone } = addFirewallEndpoint(context, {
      subnetId,
      firewallArn: firewall.arn,
    });
    return { subnetId, zone, endpointId, status: 'CREATING' };
  });
  firewall.endpoints.push(...added);
  firewall.status = 'PROVISIONING';
  const fault = resourceFault(context, TYPE);
  void context.clock
    .sleep(durationOf(context, TYPE, 'create', CREATION_MS))
    .then(() => {
      for (const endpoint of added) {
        if (endpoint.status === 'CREATING') {
          endpoint.status = fault ? 'FAILED' : 'READY';
          endpoint.statusMessage = fault?.message;
        }
      }
      const isReady = firewall.endpoints.every(
        ({ status }) => status === 'READY',
      );
      if (isReady && firewall.status === 'PROVISIONING') {
        firewall.status = 'READY';
      }
    });
}

/** Takes endpoints away some minutes later; routes to them lead nowhere then. */
export async function removeEndpoints(
  context: CallContext,
  firewall: Firewall,
  subnetIds: readonly string[],
): Promise<void> {
  const gone = firewall.endpoints.filter(({ subnetId }) =>
    subnetIds.includes(subnetId),
  );
  for (const endpoint of gone) {
    endpoint.status = 'DELETING';
  }
  await context.clock.sleep(durationOf(context, TYPE, 'delete', DELETION_MS));
  gone.forEach(({ endpointId }) => removeFirewallEndpoint(context, endpointId));
  firewall.endpoints = firewall.endpoints.filter(
    endpoint => !gone.includes(endpoint),
  );
}
