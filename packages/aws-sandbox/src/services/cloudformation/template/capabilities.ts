import { AwsError } from '../../../core/AwsError';
import { Template } from './Template';

export type Capability =
  | 'CAPABILITY_IAM'
  | 'CAPABILITY_NAMED_IAM'
  | 'CAPABILITY_AUTO_EXPAND';

/** IAM types, with the property that gives a resource of the type a name of its own. */
const NAME_PROPERTIES: Readonly<Record<string, string | undefined>> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

export interface RequiredCapabilities {
  readonly capabilities: readonly Capability[];
  readonly reason?: string;
}

/** What the caller has to acknowledge before a template may touch IAM. */
export function requiredCapabilities(template: Template): RequiredCapabilities {
  const resources = Object.values(template.resources).filter(
    resource => resource.Type in NAME_PROPERTIES,
  );
  if (!resources.length) {
    return { capabilities: [] };
  }
  const hasNames = resources.some(({ Type, Properties }) => {
    const property = NAME_PROPERTIES[Type];
    return property !== undefined && Properties?.[property] !== undefined;
  });
  const types = [...new Set(resources.map(resource => resource.Type))];
  return {
    capabilities: [hasNames ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types.join(
      ', ',
    )}]`,
  };
}

/** Throws `InsufficientCapabilitiesException` when a template needs more than was acknowledged. */
export function checkCapabilities(
  template: Template,
  acknowledged: readonly string[],
): void {
  const missing = requiredCapabilities(template).capabilities.filter(
    capability =>
      !acknowledged.includes(capability) &&
      // The wider capability includes the narrower one.
      !acknowledged.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
  }
}
