import type {
  AssociateFirewallPolicyRequest,
  AssociateSubnetsRequest,
  CreateFirewallRequest,
  DeleteFirewallRequest,
  DescribeFirewallRequest,
  DisassociateSubnetsRequest,
  ListFirewallsRequest,
} from '@aws-sdk/client-network-firewall';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { endUsage } from '../costexplorer/endUsage';
import {
  accessFirewall,
  authorizeCreation,
  checkToken,
  firewallPage,
  newToken,
  tagMap,
} from './access';
import { checkSubnets } from './checkSubnets';
import { addEndpoints, removeEndpoints } from './endpoints';
import { invalidOperation, invalidRequest } from './firewallError';
import { Firewall, NetworkFirewallState } from './NetworkFirewallState';
import { readEncryption } from './ruleGroups';
import { shownFirewall, shownStatus } from './shownFirewall';

function requirePolicy(
  state: NetworkFirewallState,
  arn: string | undefined,
): string {
  if (!state.policies.has(arn ?? '')) {
    throw invalidRequest(`The firewall policy ${arn} does not exist`);
  }
  return arn!;
}

function createFirewall(
  context: CallContext,
  input: CreateFirewallRequest,
): object {
  const state = NetworkFirewallState.of(context);
  const tags = tagMap(input.Tags);
  const arn = authorizeCreation(context, 'CreateFirewall', {
    kind: 'firewall',
    name: input.FirewallName,
    tags,
    taken: state.firewalls,
  });
  if (input.TransitGatewayId) {
    throw invalidRequest(
      'Firewalls on transit gateways are not implemented by the local AWS',
    );
  }
  const policyArn = requirePolicy(state, input.FirewallPolicyArn);
  const subnetIds = (input.SubnetMappings ?? []).map(
    ({ SubnetId }) => SubnetId!,
  );
  const vpcId = checkSubnets(context, subnetIds, { vpcId: input.VpcId });
  const firewall: Firewall = {
    arn,
    id: randomUUID(),
    name: input.FirewallName!,
    description: input.Description,
    vpcId,
    policyArn,
    deleteProtection: input.DeleteProtection ?? false,
    subnetChangeProtection: input.SubnetChangeProtection ?? false,
    policyChangeProtection: input.FirewallPolicyChangeProtection ?? false,
    status: 'PROVISIONING',
    endpoints: [],
    tags,
    updateToken: newToken(),
    encryption: readEncryption(input.EncryptionConfiguration),
    createdAt: context.clock.now(),
  };
  state.firewalls.set(arn, firewall);
  addEndpoints(context, firewall, subnetIds);
  return {
    Firewall: shownFirewall(firewall),
    FirewallStatus: shownStatus(state, firewall),
  };
}

function deleteFirewall(
  context: CallContext,
  input: DeleteFirewallRequest,
): object {
  const state = NetworkFirewallState.of(context);
  const firewall = accessFirewall(context, 'DeleteFirewall', input);
  if (firewall.deleteProtection) {
    throw invalidOperation(
      `Unable to delete the firewall ${firewall.name} because delete protection is enabled`,
    );
  }
  if (firewall.status !== 'DELETING') {
    firewall.status = 'DELETING';
    const quantity = firewall.endpoints.length;
    void removeEndpoints(
      context,
      firewall,
      firewall.endpoints.map(({ subnetId }) => subnetId),
    ).then(() => {
      endUsage(context, firewall.arn, {
        price: 'firewallEndpoint',
        quantity,
        start: firewall.createdAt,
        tags: firewall.tags,
      });
      state.firewalls.delete(firewall.arn);
    });
  }
  return {
    Firewall: shownFirewall(firewall),
    FirewallStatus: shownStatus(state, firewall),
  };
}

function requireSettled(firewall: Firewall): void {
  if (firewall.status !== 'READY') {
    throw invalidOperation(
      `The firewall ${firewall.name} is ${firewall.status}`,
    );
  }
}

function requireChangeable(firewall: Firewall): void {
  requireSettled(firewall);
  if (firewall.subnetChangeProtection) {
    throw invalidOperation(
      `Unable to change the subnets of ${firewall.name} because subnet change protection is enabled`,
    );
  }
}

function mappings(firewall: Firewall): object {
  const { FirewallArn, FirewallName, SubnetMappings } = shownFirewall(firewall);
  return {
    FirewallArn,
    FirewallName,
    SubnetMappings,
    UpdateToken: firewall.updateToken,
  };
}

/** Operations on firewalls. */
export const firewallOperations: Readonly<Record<string, Operation>> = {
  CreateFirewall: createFirewall,
  DeleteFirewall: deleteFirewall,

  DescribeFirewall(context, input: DescribeFirewallRequest) {
    const firewall = accessFirewall(context, 'DescribeFirewall', input);
    return {
      UpdateToken: firewall.updateToken,
      Firewall: shownFirewall(firewall),
      FirewallStatus: shownStatus(NetworkFirewallState.of(context), firewall),
    };
  },

  ListFirewalls(context, input: ListFirewallsRequest) {
    context.authorize('network-firewall:ListFirewalls', '*');
    const { firewalls } = NetworkFirewallState.of(context);
    const wanted = new Map(
      [...firewalls].filter(
        ([, { vpcId }]) =>
          !input.VpcIds?.length || input.VpcIds.includes(vpcId),
      ),
    );
    const { items, nextToken } = firewallPage(wanted, input);
    return {
      Firewalls: items.map(({ arn, name }) => ({
        FirewallArn: arn,
        FirewallName: name,
      })),
      NextToken: nextToken,
    };
  },

  AssociateSubnets(context, input: AssociateSubnetsRequest) {
    const firewall = accessFirewall(context, 'AssociateSubnets', input);
    checkToken(firewall, input.UpdateToken);
    requireChangeable(firewall);
    const subnetIds = (input.SubnetMappings ?? []).map(
      ({ SubnetId }) => SubnetId!,
    );
    checkSubnets(context, subnetIds, {
      vpcId: firewall.vpcId,
      taken: firewall.endpoints.map(({ zone }) => zone),
    });
    addEndpoints(context, firewall, subnetIds);
    firewall.updateToken = newToken();
    return mappings(firewall);
  },

  DisassociateSubnets(context, input: DisassociateSubnetsRequest) {
    const firewall = accessFirewall(context, 'DisassociateSubnets', input);
    checkToken(firewall, input.UpdateToken);
    requireChangeable(firewall);
    const subnetIds = input.SubnetIds ?? [];
    const stays = firewall.endpoints.filter(
      ({ subnetId }) => !subnetIds.includes(subnetId),
    );
    if (stays.length === 0) {
      throw invalidRequest(`The firewall ${firewall.name} needs a subnet`);
    }
    void removeEndpoints(context, firewall, subnetIds);
    firewall.updateToken = newToken();
    return mappings(firewall);
  },

  AssociateFirewallPolicy(context, input: AssociateFirewallPolicyRequest) {
    const firewall = accessFirewall(context, 'AssociateFirewallPolicy', input);
    checkToken(firewall, input.UpdateToken);
    if (firewall.policyChangeProtection) {
      throw invalidOperation(
        `Unable to change the policy of ${firewall.name} because policy change protection is enabled`,
      );
    }
    firewall.policyArn = requirePolicy(
      NetworkFirewallState.of(context),
      input.FirewallPolicyArn,
    );
    firewall.updateToken = newToken();
    return {
      FirewallArn: firewall.arn,
      FirewallName: firewall.name,
      FirewallPolicyArn: firewall.policyArn,
      UpdateToken: firewall.updateToken,
    };
  },
};
