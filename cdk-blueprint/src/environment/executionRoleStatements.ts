import * as iam from 'aws-cdk-lib/aws-iam';
import type { EnvironmentConfig } from '../config';
import { DomainArns } from './DomainArns';
import { toolStatements } from './toolStatements';

const { DENY } = iam.Effect;
const APP_ACTIONS = ['sagemaker:CreateApp', 'sagemaker:DeleteApp'];
const SPACE_ACTIONS = [
  'sagemaker:CreateSpace',
  'sagemaker:UpdateSpace',
  'sagemaker:DeleteSpace',
];

/** What decides the rules. */
export type ExecutionRoleRules = Pick<
  EnvironmentConfig['studio'],
  'canvas' | 'codeEditor' | 'hyperpod' | 'instanceTypes'
>;

/** What the execution role may do in its domain, and what it may not do whatever its managed policy says. */
export function executionRoleStatements(
  arns: DomainArns,
  rules: ExecutionRoleRules,
): iam.PolicyStatement[] {
  return [
    ...work(arns),
    ...denials(arns, rules),
    ...toolStatements(arns, rules),
  ];
}

function work(arns: DomainArns): iam.PolicyStatement[] {
  const own = { ArnLike: { 'sagemaker:OwnerUserProfileArn': arns.ownProfile } };
  const sharing = (...types: string[]) => ({
    StringEquals: { 'sagemaker:SpaceSharingType': types },
  });
  return [
    new iam.PolicyStatement({
      sid: 'ListStudio',
      actions: [
        'sagemaker:ListDomains',
        'sagemaker:ListUserProfiles',
        'sagemaker:ListSpaces',
        'sagemaker:ListApps',
      ],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'SeeStudio',
      actions: [
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeUserProfile',
        'sagemaker:DescribeSpace',
        'sagemaker:DescribeApp',
      ],
      resources: [arns.domain, arns.profiles, arns.spaces, arns.apps],
    }),
    new iam.PolicyStatement({
      sid: 'OpenOwnApps',
      actions: ['sagemaker:CreatePresignedDomainUrl'],
      resources: [arns.ownProfile],
    }),
    new iam.PolicyStatement({
      sid: 'RunProfileApps',
      actions: APP_ACTIONS,
      resources: [arns.apps],
      conditions: { Null: { 'sagemaker:OwnerUserProfileArn': 'true' } },
    }),
    new iam.PolicyStatement({
      sid: 'OwnSpaces',
      actions: SPACE_ACTIONS,
      resources: [arns.spaces],
      conditions: { ...own, ...sharing('Private', 'Shared') },
    }),
    new iam.PolicyStatement({
      sid: 'RunAppsOfOwnSpaces',
      actions: APP_ACTIONS,
      resources: [arns.apps],
      conditions: { ...own, ...sharing('Private') },
    }),
    new iam.PolicyStatement({
      sid: 'RunAppsOfSharedSpaces',
      actions: APP_ACTIONS,
      resources: [arns.apps],
      conditions: sharing('Shared'),
    }),
    // Studio tags what it creates; without this every creation is refused.
    new iam.PolicyStatement({
      sid: 'TagWhileCreating',
      actions: ['sagemaker:AddTags'],
      resources: [arns.spaces, arns.apps],
      conditions: { Null: { 'sagemaker:TaggingAction': 'false' } },
    }),
  ];
}

// AmazonSageMakerFullAccess reaches beyond the domain and the person; these take back what people must not have.
function denials(
  arns: DomainArns,
  { instanceTypes }: ExecutionRoleRules,
): iam.PolicyStatement[] {
  const statements = [
    // The profile's tag says whose it is: whoever may change it may take over a profile.
    new iam.PolicyStatement({
      sid: 'DenyTaggingProfiles',
      effect: DENY,
      actions: ['sagemaker:AddTags', 'sagemaker:DeleteTags'],
      resources: [arns.profiles],
    }),
    // The domain's settings put the person's name on every session.
    new iam.PolicyStatement({
      sid: 'DenyChangingDomain',
      effect: DENY,
      actions: ['sagemaker:UpdateDomain'],
      resources: [arns.domain],
    }),
    new iam.PolicyStatement({
      sid: 'DenyOpeningAsOthers',
      effect: DENY,
      actions: ['sagemaker:CreatePresignedDomainUrl'],
      notResources: [arns.ownProfile],
    }),
    new iam.PolicyStatement({
      sid: 'DenyOtherDomains',
      effect: DENY,
      actions: [...APP_ACTIONS, ...SPACE_ACTIONS],
      notResources: [arns.apps, arns.spaces],
    }),
  ];
  if (instanceTypes.length > 0) {
    statements.push(
      new iam.PolicyStatement({
        sid: 'DenyOtherInstanceTypes',
        effect: DENY,
        actions: ['sagemaker:CreateApp'],
        resources: [arns.apps],
        // `system` is the service's own choice for apps without an instance.
        conditions: {
          'ForAnyValue:StringNotEquals': {
            'sagemaker:InstanceTypes': [...instanceTypes, 'system'],
          },
        },
      }),
    );
  }
  return statements;
}
