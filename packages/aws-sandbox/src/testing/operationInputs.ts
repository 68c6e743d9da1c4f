type Members = Record<string, unknown>;

const ACCOUNT = '444455556666';
const stack = { StackName: 'sample' };
const userName = { UserName: 'sample' };
const keyId = { KeyId: '12345678-1234-1234-1234-123456789012' };
const logGroupName = { logGroupName: 'sample' };
const table = {
  ResourceArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/sample`,
};
const webAcl = `arn:aws:wafv2:eu-west-1:${ACCOUNT}:regional/webacl/sample/12345678-1234-1234-1234-123456789012`;
const hostedZone = { ResourceType: 'hostedzone', ResourceId: 'Z0123456789' };
const regional = { Scope: 'REGIONAL' };
const stage = {
  ResourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/sample/stages/prod',
};
const ruleGroup = { RuleGroupName: 'sample', Type: 'STATEFUL' };
const app = { UserProfileName: 'sample' };
const parameter = { ResourceType: 'Parameter' };
const machine = {
  stateMachineArn: `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:sample`,
};
const machineResource = { resourceArn: machine.stateMachineArn };
const repository = {
  resourceArn: `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/sample`,
};
const vault = {
  ResourceArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:sample`,
};
const accelerator = {
  AcceleratorArn: `arn:aws:globalaccelerator::${ACCOUNT}:accelerator/sample`,
};
const instances = { InstanceIds: ['i-0123456789abcdef0'] };
const attachment = {
  TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0',
};
const routeTable = { TransitGatewayRouteTableId: 'tgw-rtb-0123456789abcdef0' };
const transitGateway = { TransitGatewayId: 'tgw-0123456789abcdef0' };
const groupId = { GroupId: 'sg-0123456789abcdef0' };
const dhcpOptions = {
  DhcpOptionsId: 'dopt-0123456789abcdef0',
  VpcId: 'vpc-0123456789abcdef0',
};
const instanceProfile = { InstanceProfileName: 'sample', RoleName: 'sample' };

/**
 * Members that an operation needs to be well formed besides those that its model requires: what the service itself
 * reads before it asks whether the caller may.
 *
 * By `service:operation`.
 */
export const OPERATION_INPUTS: Readonly<Record<string, Members>> = {
  'backup:DeleteRecoveryPoint': {
    RecoveryPointArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:recovery-point:sample`,
  },
  'backup:ListTags': vault,
  'backup:TagResource': vault,
  'backup:UntagResource': vault,

  'cloudformation:DeleteChangeSet': stack,
  'cloudformation:DescribeChangeSet': stack,
  'cloudformation:DescribeEvents': stack,
  'cloudformation:DescribeStackResourceDrifts': stack,
  'cloudformation:DescribeStackResources': stack,
  'cloudformation:DetectStackDrift': stack,
  'cloudformation:DetectStackResourceDrift': {
    ...stack,
    LogicalResourceId: 'Sample',
  },
  'cloudformation:ExecuteChangeSet': stack,
  'cloudformation:GetTemplate': stack,
  'cloudformation:GetTemplateSummary': stack,

  'dynamodb:ListTagsOfResource': table,
  'dynamodb:TagResource': table,
  'dynamodb:UntagResource': table,

  'ec2:AcceptTransitGatewayVpcAttachment': attachment,
  'ec2:AssociateDhcpOptions': dhcpOptions,
  'ec2:AssociateTransitGatewayRouteTable': { ...attachment, ...routeTable },
  'ec2:AuthorizeSecurityGroupIngress': groupId,
  'ec2:CreateTags': {
    Resources: ['vpc-0123456789abcdef0'],
    Tags: [{ Key: 'team', Value: 'blue' }],
  },
  'ec2:CreateTransitGatewayRoute': {
    ...routeTable,
    DestinationCidrBlock: '10.0.0.0/8',
  },
  'ec2:CreateTransitGatewayRouteTable': transitGateway,
  'ec2:CreateTransitGatewayVpcAttachment': {
    ...transitGateway,
    SubnetIds: ['subnet-0123456789abcdef0'],
    VpcId: 'vpc-0123456789abcdef0',
  },
  'ec2:DeleteDhcpOptions': dhcpOptions,
  'ec2:DeleteSecurityGroup': groupId,
  'ec2:DeleteTransitGateway': transitGateway,
  'ec2:DeleteTransitGatewayRoute': {
    ...routeTable,
    DestinationCidrBlock: '10.0.0.0/8',
  },
  'ec2:DeleteTransitGatewayRouteTable': routeTable,
  'ec2:DeleteTransitGatewayVpcAttachment': attachment,
  'ec2:DisableTransitGatewayRouteTablePropagation': {
    ...attachment,
    ...routeTable,
  },
  'ec2:DisassociateTransitGatewayRouteTable': { ...attachment, ...routeTable },
  'ec2:EnableTransitGatewayRouteTablePropagation': {
    ...attachment,
    ...routeTable,
  },
  'ec2:GetTransitGatewayRouteTableAssociations': routeTable,
  'ec2:GetTransitGatewayRouteTablePropagations': routeTable,
  'ec2:ModifyTransitGateway': transitGateway,
  'ec2:ModifyTransitGatewayVpcAttachment': attachment,
  'ec2:RejectTransitGatewayVpcAttachment': attachment,
  'ec2:ReleaseAddress': { AllocationId: 'eipalloc-0123456789abcdef0' },
  'ec2:ReplaceTransitGatewayRoute': {
    ...routeTable,
    DestinationCidrBlock: '10.0.0.0/8',
  },
  'ec2:RevokeSecurityGroupIngress': groupId,
  'ec2:RunInstances': {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: 'subnet-0123456789abcdef0',
  },
  'ec2:SearchTransitGatewayRoutes': {
    ...routeTable,
    Filters: [{ Name: 'state', Values: ['active'] }],
  },
  'ec2:StartInstances': instances,
  'ec2:StopInstances': instances,
  'ec2:TerminateInstances': instances,

  'ecr:ListTagsForResource': repository,
  'ecr:TagResource': repository,
  'ecr:UntagResource': repository,

  'globalaccelerator:DeleteAccelerator': accelerator,
  'globalaccelerator:DescribeAccelerator': accelerator,
  'globalaccelerator:DescribeAcceleratorAttributes': accelerator,
  'globalaccelerator:UpdateAccelerator': accelerator,
  'globalaccelerator:UpdateAcceleratorAttributes': accelerator,

  'iam:AddRoleToInstanceProfile': instanceProfile,
  'iam:CreateAccessKey': userName,
  'iam:CreateInstanceProfile': instanceProfile,
  'iam:DeleteAccessKey': userName,
  'iam:DeleteInstanceProfile': instanceProfile,
  'iam:GetInstanceProfile': instanceProfile,
  'iam:GetUser': userName,
  'iam:ListAccessKeys': userName,
  'iam:ListInstanceProfilesForRole': instanceProfile,
  'iam:RemoveRoleFromInstanceProfile': instanceProfile,

  'kms:CreateAlias': { AliasName: 'alias/sample' },
  'kms:CreateGrant': {
    ...keyId,
    GranteePrincipal: `arn:aws:iam::${ACCOUNT}:role/sample`,
    Operations: ['Decrypt'],
  },
  'kms:Encrypt': { ...keyId, Plaintext: Buffer.from('a') },
  'kms:GenerateDataKey': { ...keyId, KeySpec: 'AES_256' },
  'kms:GenerateDataKeyWithoutPlaintext': { ...keyId, KeySpec: 'AES_256' },
  'kms:ListGrants': keyId,
  'kms:RevokeGrant': { ...keyId, GrantId: 'sample' },

  'lambda:CreateFunction': { Handler: 'index.handler', Runtime: 'nodejs22.x' },

  'logs:AssociateKmsKey': logGroupName,
  'logs:DescribeLogStreams': logGroupName,
  'logs:DisassociateKmsKey': logGroupName,
  'logs:FilterLogEvents': logGroupName,
  'logs:GetLogEvents': logGroupName,

  'monitoring:DeleteAlarms': { AlarmNames: ['sample'] },
  'monitoring:DisableAlarmActions': { AlarmNames: ['sample'] },
  'monitoring:EnableAlarmActions': { AlarmNames: ['sample'] },
  'monitoring:PutMetricData': { Namespace: 'sample' },

  'network-firewall:CreateRuleGroup': { ...ruleGroup, Capacity: 1 },
  'network-firewall:DeleteRuleGroup': ruleGroup,
  'network-firewall:DescribeRuleGroup': ruleGroup,
  'network-firewall:DescribeRuleGroupMetadata': ruleGroup,
  'network-firewall:UpdateRuleGroup': ruleGroup,

  'route53:ChangeTagsForResource': hostedZone,
  'route53:ListTagsForResource': hostedZone,

  'sagemaker:CreateApp': app,
  'sagemaker:DeleteApp': app,
  'sagemaker:DescribeApp': app,

  'ssm:AddTagsToResource': parameter,
  'ssm:GetParametersByPath': { Path: '/sample' },
  'ssm:ListTagsForResource': parameter,
  'ssm:RemoveTagsFromResource': parameter,

  'states:ListExecutions': machine,
  'states:DescribeStateMachine': machine,
  'states:ListTagsForResource': machineResource,
  'states:StartExecution': machine,
  'states:TagResource': machineResource,
  'states:UntagResource': machineResource,
  'states:UpdateStateMachine': machine,

  'wafv2:AssociateWebACL': stage,
  'wafv2:CheckCapacity': regional,
  'wafv2:CreateWebACL': regional,
  'wafv2:DeleteWebACL': regional,
  'wafv2:DisassociateWebACL': stage,
  'wafv2:GetWebACL': regional,
  'wafv2:GetWebACLForResource': stage,
  'wafv2:ListAvailableManagedRuleGroups': regional,
  'wafv2:ListLoggingConfigurations': regional,
  'wafv2:ListWebACLs': regional,
  'wafv2:PutLoggingConfiguration': {
    LoggingConfiguration: {
      ResourceArn: webAcl,
      LogDestinationConfigs: [
        `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:aws-waf-logs-sample`,
      ],
    },
  },
  'wafv2:UpdateWebACL': regional,
};
