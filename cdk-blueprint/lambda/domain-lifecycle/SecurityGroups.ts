import { Refusal } from './Refusal';

/** A security group. */
export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly hasRules: boolean;
}

/** What is done to security groups. Lists are whole. */
export interface SecurityGroups {
  /** @param name may have `*` for anything */
  listByName(vpcId: string, name: string): Promise<SecurityGroup[]>;

  /** Takes all rules off a group, in both directions. */
  revokeRules(groupId: string): Promise<void>;

  delete(groupId: string): Promise<Refusal>;
}
