import {
  apiAccountHandler,
  apiAuthorizerHandler,
  apiDeploymentHandler,
  apiMethodHandler,
  apiModelHandler,
  apiRequestValidatorHandler,
  apiResourceHandler,
  apiStageHandler,
  gatewayResponseHandler,
  restApiHandler,
} from './apigateway';
import {
  userPoolClientHandler,
  userPoolDomainHandler,
  userPoolHandler,
} from './cognito';
import {
  wafLoggingConfigurationHandler,
  webAclAssociationHandler,
  webAclHandler,
} from './wafv2';
import {
  backupPlanHandler,
  backupSelectionHandler,
  backupVaultHandler,
} from './backup';
import { alarmHandler } from './cloudwatch';
import { tableHandler } from './dynamodb';
import { replicationConfigurationHandler, repositoryHandler } from './ecr';
import {
  acceleratorHandler,
  endpointGroupHandler,
  listenerHandler,
} from './globalaccelerator';
import {
  accessPointHandler,
  fileSystemHandler,
  mountTargetHandler,
} from './efs';
import {
  dhcpOptionsHandler,
  eipHandler,
  flowLogHandler,
  gatewayRouteTableAssociationHandler,
  instanceHandler,
  internetGatewayHandler,
  natGatewayHandler,
  routeHandler,
  routeTableHandler,
  securityGroupEgressHandler,
  securityGroupHandler,
  securityGroupIngressHandler,
  subnetHandler,
  subnetRouteTableAssociationHandler,
  transitGatewayAssociationHandler,
  transitGatewayAttachmentHandler,
  transitGatewayHandler,
  transitGatewayPropagationHandler,
  transitGatewayRouteHandler,
  transitGatewayRouteTableHandler,
  transitGatewayVpcAttachmentHandler,
  vpcDhcpOptionsAssociationHandler,
  vpcEndpointHandler,
  vpcGatewayAttachmentHandler,
  vpcHandler,
} from './ec2';
import { emrServerlessApplicationHandler } from './emrServerlessApplication';
import { deliveryStreamHandler } from './firehose';
import {
  inlinePolicyHandler,
  instanceProfileHandler,
  managedPolicyHandler,
  roleHandler,
} from './iam';
import { kmsAliasHandler, kmsKeyHandler } from './kms';
import {
  eventInvokeConfigHandler,
  functionHandler,
  permissionHandler,
} from './lambda';
import { logGroupHandler } from './logGroup';
import { logsResourcePolicyHandler } from './logsResourcePolicy';
import {
  firewallHandler,
  firewallLoggingHandler,
  firewallPolicyHandler,
  ruleGroupHandler,
} from './networkfirewall';
import { resourceShareHandler } from './ram';
import { ResourceHandler } from './ResourceHandler';
import {
  hostedZoneHandler,
  recordSetGroupHandler,
  recordSetHandler,
} from './route53';
import { bucketHandler, bucketPolicyHandler } from './s3';
import {
  domainHandler,
  studioLifecycleConfigHandler,
  userProfileHandler,
} from './sagemaker';
import { ssmParameterHandler } from './ssmParameter';
import { stateMachineHandler } from './stepfunctions';
import {
  cdkMetadataHandler,
  waitConditionHandleHandler,
} from './withoutService';

/** Handlers by resource type. */
export type ResourceHandlers = ReadonlyMap<string, ResourceHandler>;

/** Every resource type that the local AWS can make. */
export const resourceHandlers: ResourceHandlers = new Map(
  [
    acceleratorHandler,
    alarmHandler,
    dhcpOptionsHandler,
    firewallHandler,
    firewallLoggingHandler,
    firewallPolicyHandler,
    gatewayRouteTableAssociationHandler,
    hostedZoneHandler,
    instanceHandler,
    instanceProfileHandler,
    recordSetGroupHandler,
    recordSetHandler,
    resourceShareHandler,
    ruleGroupHandler,
    transitGatewayAssociationHandler,
    transitGatewayAttachmentHandler,
    transitGatewayHandler,
    transitGatewayPropagationHandler,
    transitGatewayRouteHandler,
    transitGatewayRouteTableHandler,
    transitGatewayVpcAttachmentHandler,
    vpcDhcpOptionsAssociationHandler,
    backupPlanHandler,
    backupSelectionHandler,
    backupVaultHandler,
    endpointGroupHandler,
    listenerHandler,
    replicationConfigurationHandler,
    repositoryHandler,
    tableHandler,
    accessPointHandler,
    apiAccountHandler,
    apiAuthorizerHandler,
    apiDeploymentHandler,
    apiMethodHandler,
    apiModelHandler,
    apiRequestValidatorHandler,
    apiResourceHandler,
    apiStageHandler,
    gatewayResponseHandler,
    restApiHandler,
    userPoolClientHandler,
    userPoolDomainHandler,
    userPoolHandler,
    wafLoggingConfigurationHandler,
    webAclAssociationHandler,
    webAclHandler,
    bucketHandler,
    bucketPolicyHandler,
    cdkMetadataHandler,
    deliveryStreamHandler,
    domainHandler,
    eipHandler,
    emrServerlessApplicationHandler,
    eventInvokeConfigHandler,
    fileSystemHandler,
    flowLogHandler,
    functionHandler,
    inlinePolicyHandler,
    internetGatewayHandler,
    kmsAliasHandler,
    kmsKeyHandler,
    logGroupHandler,
    logsResourcePolicyHandler,
    managedPolicyHandler,
    mountTargetHandler,
    natGatewayHandler,
    permissionHandler,
    roleHandler,
    routeHandler,
    routeTableHandler,
    securityGroupEgressHandler,
    securityGroupHandler,
    securityGroupIngressHandler,
    ssmParameterHandler,
    stateMachineHandler,
    studioLifecycleConfigHandler,
    subnetHandler,
    subnetRouteTableAssociationHandler,
    userProfileHandler,
    vpcEndpointHandler,
    vpcGatewayAttachmentHandler,
    vpcHandler,
    waitConditionHandleHandler,
  ].map(handler => [handler.type, handler]),
);
