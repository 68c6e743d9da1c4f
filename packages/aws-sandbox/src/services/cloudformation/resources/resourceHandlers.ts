import {
  accessPointHandler,
  fileSystemHandler,
  mountTargetHandler,
} from './efs';
import {
  eipHandler,
  flowLogHandler,
  internetGatewayHandler,
  natGatewayHandler,
  routeHandler,
  routeTableHandler,
  securityGroupEgressHandler,
  securityGroupHandler,
  securityGroupIngressHandler,
  subnetHandler,
  subnetRouteTableAssociationHandler,
  vpcEndpointHandler,
  vpcGatewayAttachmentHandler,
  vpcHandler,
} from './ec2';
import { emrServerlessApplicationHandler } from './emrServerlessApplication';
import { inlinePolicyHandler, managedPolicyHandler, roleHandler } from './iam';
import { kmsAliasHandler, kmsKeyHandler } from './kms';
import { logGroupHandler } from './logGroup';
import { ResourceHandler } from './ResourceHandler';
import { bucketHandler, bucketPolicyHandler } from './s3';
import { domainHandler, userProfileHandler } from './sagemaker';
import { ssmParameterHandler } from './ssmParameter';
import {
  cdkMetadataHandler,
  waitConditionHandleHandler,
} from './withoutService';

/** Handlers by resource type. */
export type ResourceHandlers = ReadonlyMap<string, ResourceHandler>;

/** Every resource type that the local AWS can make. */
export const resourceHandlers: ResourceHandlers = new Map(
  [
    accessPointHandler,
    bucketHandler,
    bucketPolicyHandler,
    cdkMetadataHandler,
    domainHandler,
    eipHandler,
    emrServerlessApplicationHandler,
    fileSystemHandler,
    flowLogHandler,
    inlinePolicyHandler,
    internetGatewayHandler,
    kmsAliasHandler,
    kmsKeyHandler,
    logGroupHandler,
    managedPolicyHandler,
    mountTargetHandler,
    natGatewayHandler,
    roleHandler,
    routeHandler,
    routeTableHandler,
    securityGroupEgressHandler,
    securityGroupHandler,
    securityGroupIngressHandler,
    ssmParameterHandler,
    subnetHandler,
    subnetRouteTableAssociationHandler,
    userProfileHandler,
    vpcEndpointHandler,
    vpcGatewayAttachmentHandler,
    vpcHandler,
    waitConditionHandleHandler,
  ].map(handler => [handler.type, handler]),
);
