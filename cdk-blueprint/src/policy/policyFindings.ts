import { CfnResource, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { IConstruct } from 'constructs';
import type { PolicyPack, PolicyRule } from './acknowledge';

/** What a rule pack found in one resource. */
export interface PolicyFinding extends PolicyRule {
  /** Path of the resource in the construct tree. */
  readonly construct: string;

  /** Logical id of the resource in the template. */
  readonly logicalId: string;

  /** What the rule says. */
  readonly description: string;

  readonly severity: string;

  /** Why it is meant; undefined as long as nobody has answered for it. */
  readonly reason?: string;
}

/**
 * Checks the resources of a construct tree with the rule packs.
 *
 * The construct library's own report lets an acknowledgement hold for the whole app, so that one on a role would hide
 * the same finding on every other. Here it holds for the construct it was made on and for all that is in it.
 */
export function policyFindings(
  scope: IConstruct,
  packs: readonly NagPack[] = everyPack(),
): PolicyFinding[] {
  const resources = new Map(
    scope.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .map(resource => [resource.node.path, resource]),
  );
  return packs.flatMap(pack =>
    pack.validateScope(scope).violations.flatMap(violation =>
      violation.violatingResources.flatMap(({ constructPath = '' }) => {
        const resource = resources.get(constructPath);
        if (!resource) return [];
        const { ruleName, description, severity = 'error' } = violation;
        const name = pack.readPackName as PolicyPack;
        return {
          pack: name,
          rule: ruleName.slice(name.length + 1),
          construct: constructPath,
          logicalId: resource.stack.resolve(resource.logicalId) as string,
          description,
          severity,
          reason: reasonAt(resource, `${name}::${ruleName}`),
        };
      }),
    ),
  );
}

function everyPack(): NagPack[] {
  return [
    new AwsSolutionsChecks(),
    new HIPAASecurityChecks(),
    new NIST80053R5Checks(),
    new PCIDSS321Checks(),
    new ServerlessChecks(),
  ];
}

/** The reason given for a finding on a construct or, failing that, on the nearest one around it. */
function reasonAt(construct: IConstruct, id: string): string | undefined {
  for (const scope of [...construct.node.scopes].reverse()) {
    for (const { type, data } of scope.node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const reasons = data as Record<string, string>;
      if (Object.hasOwn(reasons, id)) return reasons[id];
    }
  }
  return undefined;
}
