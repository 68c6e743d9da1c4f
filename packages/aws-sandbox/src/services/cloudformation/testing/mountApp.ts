import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as lambda from 'aws-cdk-lib/aws-lambda';

const HANDLER = `
const fs = require('fs');
exports.handler = async ({ name }) => {
  fs.mkdirSync('/mnt/team/' + name, { mode: 0o700 });
  const { uid, gid } = fs.statSync('/mnt/team/' + name);
  return { uid, gid, names: fs.readdirSync('/mnt/team') };
};
`;

/** A stack with a function that has a file system mounted. */
export function mountApp(outdir: string): App {
  const app = new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    context: {
      'availability-zones:account=444455556666:region=eu-west-1': [
        'eu-west-1a',
        'eu-west-1b',
      ],
    },
  });
  const stack = new Stack(app, 'mount', {
    env: { account: '444455556666', region: 'eu-west-1' },
  });
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    natGateways: 0,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'private', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const files = new efs.FileSystem(stack, 'Files', {
    vpc,
    vpcSubnets,
    encrypted: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const accessPoint = files.addAccessPoint('Team', {
    path: '/team',
    createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '755' },
    posixUser: { uid: '1000', gid: '1000' },
  });
  const handler = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(HANDLER),
    vpc,
    vpcSubnets,
    filesystem: lambda.FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/team'),
  });
  new CfnOutput(stack, 'FunctionName', { value: handler.functionName });
  new CfnOutput(stack, 'FileSystemId', { value: files.fileSystemId });
  return app;
}
