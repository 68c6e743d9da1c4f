/** An inline or managed policy's text, kept as submitted. */
export type PolicyDocument = string;

/** What users and roles have in common. */
export interface IamIdentity {
  path: string;
  arn: string;
  createDate: Date;
  tags: Map<string, string>;
  /** Inline policies by name. */
  inlinePolicies: Map<string, PolicyDocument>;
  /** ARNs of attached managed policies. */
  attachedPolicies: Set<string>;
  permissionsBoundary?: string;
}

/** An IAM role. */
export interface IamRole extends IamIdentity {
  roleName: string;
  roleId: string;
  trustPolicy: PolicyDocument;
  description?: string;
  /** In seconds. */
  maxSessionDuration: number;
}

/** An IAM user. */
export interface IamUser extends IamIdentity {
  userName: string;
  userId: string;
  /** Ids of its access keys with their creation and state. */
  accessKeys: Map<string, { createDate: Date; status: 'Active' | 'Inactive' }>;
}

/** One version of a customer-managed policy. */
export interface IamPolicyVersion {
  versionId: string;
  document: PolicyDocument;
  createDate: Date;
}

/** A customer-managed policy. */
export interface IamPolicy {
  policyName: string;
  policyId: string;
  path: string;
  arn: string;
  description?: string;
  createDate: Date;
  updateDate: Date;
  tags: Map<string, string>;
  versions: IamPolicyVersion[];
  defaultVersionId: string;
}

/** The form in which machines get a role. */
export interface InstanceProfile {
  instanceProfileName: string;
  /** `AIPA…` */
  id: string;
  arn: string;
  path: string;
  createDate: Date;
  tags: Map<string, string>;
  roleName?: string;
}

/** IAM of one account. Names ignore case when compared, so keys are lower-case. */
export class IamState {
  readonly roles = new Map<string, IamRole>();
  readonly users = new Map<string, IamUser>();
  /** By ARN. */
  readonly policies = new Map<string, IamPolicy>();
  readonly instanceProfiles = new Map<string, InstanceProfile>();

  profilesWith(roleName: string): InstanceProfile[] {
    return [...this.instanceProfiles.values()].filter(
      profile => profile.roleName?.toLowerCase() === roleName.toLowerCase(),
    );
  }

  role(name: string): IamRole | undefined {
    return this.roles.get(name.toLowerCase());
  }

  user(name: string): IamUser | undefined {
    return this.users.get(name.toLowerCase());
  }

  roleByArn(arn: string): IamRole | undefined {
    const role = this.role(arn.slice(arn.lastIndexOf('/') + 1));
    return role?.arn === arn ? role : undefined;
  }
}
