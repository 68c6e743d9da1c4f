import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** Properties of {@link WorkloadSecurityGroups}. */
export interface WorkloadSecurityGroupsProps {
  readonly vpc: ec2.IVpc;

  /** Address range of the VPC, as a literal. */
  readonly cidr: string;

  /** Whether Spark workers join the network. */
  readonly spark: boolean;
}

const HTTPS = 443;
const NFS = 2049;

/** Ports on which the parts of a Studio app talk to each other. */
const STUDIO_APP_PORTS = { from: 8192, to: 65_535 } as const;

/** The security groups of an environment. None admits anything from outside the VPC. */
export class WorkloadSecurityGroups extends Construct {
  /** Studio apps: anything out; from each other NFS and the ports of Studio apps. */
  readonly studio: ec2.ISecurityGroup;

  /** Spark workers: anything out, nothing in. */
  readonly spark?: ec2.ISecurityGroup;

  /** Mount targets of the team's file system: NFS from the VPC. */
  readonly fileSystem: ec2.ISecurityGroup;

  /** Interface endpoints: HTTPS from Studio apps and Spark workers. */
  readonly endpoints: ec2.ISecurityGroup;

  constructor(
    scope: Construct,
    id: string,
    { vpc, cidr, spark }: WorkloadSecurityGroupsProps,
  ) {
    super(scope, id);
    const group = (
      name: string,
      description: string,
      allowAllOutbound: boolean,
    ) =>
      new ec2.SecurityGroup(this, name, { vpc, description, allowAllOutbound });
    this.studio = group('Studio', 'Studio apps', true);
    this.fileSystem = group(
      'FileSystem',
      'Mount targets of the team file system',
      false,
    );
    this.endpoints = group('Endpoint', 'Interface endpoints', false);

    this.admit(
      'StudioNfs',
      this.studio,
      this.studio,
      { from: NFS, to: NFS },
      'NFS between Studio apps',
    );
    this.admit(
      'StudioApps',
      this.studio,
      this.studio,
      STUDIO_APP_PORTS,
      'Parts of Studio apps to each other',
    );
    this.admit(
      'EndpointFromStudio',
      this.endpoints,
      this.studio,
      { from: HTTPS, to: HTTPS },
      'HTTPS from Studio apps',
    );
    this.fileSystem.addIngressRule(
      ec2.Peer.ipv4(cidr),
      ec2.Port.tcp(NFS),
      'NFS from the VPC',
    );

    if (spark) {
      this.spark = group('Spark', 'EMR Serverless workers', true);
      this.admit(
        'EndpointFromSpark',
        this.endpoints,
        this.spark,
        { from: HTTPS, to: HTTPS },
        'HTTPS from Spark workers',
      );
    }
  }

  // A resource of its own for each rule between groups, with a name that does not depend on the stack's.
  private admit(
    id: string,
    target: ec2.ISecurityGroup,
    source: ec2.ISecurityGroup,
    ports: { from: number; to: number },
    description: string,
  ): void {
    new ec2.CfnSecurityGroupIngress(this, id, {
      groupId: target.securityGroupId,
      sourceSecurityGroupId: source.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: ports.from,
      toPort: ports.to,
      description,
    });
  }
}
