import { CustomResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { DomainArns } from '../DomainArns';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link DomainDrain}. */
export interface DomainDrainProps {
  readonly provider: LifecycleProvider;

  /** A change drains the domain of the old id. */
  readonly domainId: string;

  readonly arns: DomainArns;
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::StudioDomainDrain'];

/** Ends apps, spaces and profiles before the domain goes: SageMaker refuses to delete a domain that has any. */
export class DomainDrain extends Construct {
  constructor(scope: Construct, id: string, props: DomainDrainProps) {
    super(scope, id);
    const { provider, arns } = props;
    const policy = provider.allow(this, 'Policy', statements(arns));
    acknowledgeWildcards(policy, {
      resources: ['*', arns.profiles, arns.spaces, arns.apps],
      reason:
        'Everything in this domain goes with it; SageMaker lists what is in a domain without a resource to scope to',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::StudioDomainDrain',
      properties: { DomainId: props.domainId },
    });
    resource.node.addDependency(policy);
  }
}

function statements({
  domain,
  profiles,
  spaces,
  apps,
}: DomainArns): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ListDomain',
      actions: [...ACTIONS.unscoped],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'SeeDomain',
      actions: [...ACTIONS.domain],
      resources: [domain],
    }),
    new iam.PolicyStatement({
      sid: 'DrainDomain',
      actions: [...ACTIONS.members],
      resources: [profiles, spaces, apps],
    }),
  ];
}
