import {
  ConditionValues,
  decide,
  managedPolicyDocument,
  parsePolicy,
  Policy,
} from 'aws-sandbox/policies';
import { ResolvedTemplate } from './ResolvedTemplate';

/** A call that a role might make. */
export interface SimulatedCall {
  readonly action: string;
  readonly resource?: string;
  /** Condition keys of the request. */
  readonly conditions?: ConditionValues;
  /** A policy of the resource itself. */
  readonly resourcePolicy?: object;
}

/** Somebody who might assume a role. */
export interface SimulatedCaller {
  readonly action?: string;
  /** ARN of a role, or host name of a service. */
  readonly principal: string;
  readonly conditions?: ConditionValues;
}

/** What a role of a template may do, and who may assume it, by the rules that IAM applies. */
export class RoleSimulation {
  private readonly identityPolicies: Policy[];
  private readonly roleArn: string;

  constructor(
    private readonly template: ResolvedTemplate,
    private readonly logicalId: string,
  ) {
    this.roleArn = template.arn(logicalId);
    this.identityPolicies = this.documents().map(document =>
      parsePolicy(document, 'identity'),
    );
  }

  /** Whether a session of the role may make a call. */
  may(call: SimulatedCall): boolean {
    const { accountId } = this.template.place;
    const { action, resource = '*', conditions = {}, resourcePolicy } = call;
    return decide({
      request: {
        action,
        resource,
        conditions: {
          'aws:PrincipalArn': this.roleArn,
          'aws:PrincipalAccount': accountId,
          ...conditions,
        },
        principal: {
          kind: 'assumed-role',
          accountId,
          roleArn: this.roleArn,
          arn: `arn:aws:sts::${accountId}:assumed-role/${this.roleArn
            .split('/')
            .pop()}/session`,
        },
      },
      identityPolicies: this.identityPolicies,
      resourceAccountId: accountId,
      ...(resourcePolicy && {
        resourcePolicy: parsePolicy(JSON.stringify(resourcePolicy), 'resource'),
      }),
    }).allowed;
  }

  /** Whether somebody may assume the role, as far as the role itself decides. */
  trusts(caller: SimulatedCaller): boolean {
    const { Properties } = this.template.resource(this.logicalId);
    const { principal, conditions = {} } = caller;
    const isService = principal.endsWith('.amazonaws.com');
    const { accountId: owner } = this.template.place;
    const accountId = isService ? owner : principal.split(':')[4];
    const trust = this.template.resolve(Properties.AssumeRolePolicyDocument);
    return decide({
      request: {
        action: caller.action ?? 'sts:AssumeRole',
        resource: this.roleArn,
        conditions,
        principal: isService
          ? { kind: 'service', accountId, arn: principal }
          : {
              kind: 'assumed-role',
              accountId,
              roleArn: principal,
              arn: principal,
            },
      },
      // Only the role's own side is in question.
      identityPolicies: [
        parsePolicy(
          '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
          'identity',
        ),
      ],
      resourcePolicy: parsePolicy(JSON.stringify(trust), 'trust'),
      resourcePolicyRequired: true,
      resourceAccountId: owner,
    }).allowed;
  }

  private documents(): string[] {
    const { Properties } = this.template.resource(this.logicalId);
    const inline = (Properties.Policies ?? []).map(
      (policy: any) => policy.PolicyDocument,
    );
    const attached = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
      .flatMap(type => this.template.idsOf(type))
      .map(id => this.template.resource(id).Properties)
      .filter(({ Roles = [] }) =>
        Roles.some((role: any) => role.Ref === this.logicalId),
      )
      .map(({ PolicyDocument }) => PolicyDocument);
    const ours = [...inline, ...attached].map(document =>
      JSON.stringify(this.template.resolve(document)),
    );
    return [...ours, ...this.managed()];
  }

  private managed(): string[] {
    const { ManagedPolicyArns = [] } = this.template.resource(
      this.logicalId,
    ).Properties;
    return this.template
      .resolve(ManagedPolicyArns)
      .filter((arn: string) => arn.includes(':iam::aws:'))
      .map((arn: string) => {
        const document = managedPolicyDocument(arn);
        if (!document) throw new RangeError(`Policy ${arn} is not known`);
        return document;
      });
  }
}
