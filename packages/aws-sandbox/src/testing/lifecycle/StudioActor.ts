import { ec2Service } from '../../services/ec2';
import { efsService } from '../../services/efs';
import { kmsService } from '../../services/kms';
import { sageMakerService } from '../../services/sagemaker';
import { QUOTAS, raiseQuota } from '../../services/servicequotas';
import { LifecycleWorld, Outcome } from './LifecycleWorld';
import { States } from './transitions';
import { LifecycleActor } from './walk';

/** One of the calls that a person could make, by small names that clash often. */
export interface StudioCall {
  operation: string;
  /** Name of a domain; its id is the latest that the name had. */
  domain: 'one' | 'two';
  profile: 'ana' | 'ben';
  space: 'lab' | 'team';
  /** Whether an app is of the space or of the profile. */
  inSpace: boolean;
}

/** Studio's kinds, each with how it is listed and described. */
const KINDS = {
  domain: {
    list: ['ListDomains', 'Domains'],
    describe: 'DescribeDomain',
    name: (item: any) => ({ DomainId: item.DomainId }),
  },
  profile: {
    list: ['ListUserProfiles', 'UserProfiles'],
    describe: 'DescribeUserProfile',
    name: ({ DomainId, UserProfileName }: any) => ({
      DomainId,
      UserProfileName,
    }),
  },
  space: {
    list: ['ListSpaces', 'Spaces'],
    describe: 'DescribeSpace',
    name: ({ DomainId, SpaceName }: any) => ({ DomainId, SpaceName }),
  },
  app: {
    list: ['ListApps', 'Apps'],
    describe: 'DescribeApp',
    name: ({
      DomainId,
      UserProfileName,
      SpaceName,
      AppType,
      AppName,
    }: any) => ({
      DomainId,
      UserProfileName,
      SpaceName,
      AppType,
      AppName,
    }),
  },
} as const;

export type StudioKind = keyof typeof KINDS;
export const STUDIO_KINDS = Object.keys(KINDS) as StudioKind[];

const IMAGE = `arn:aws:sagemaker:${LifecycleWorld.region}:819792524951:image/sagemaker-distribution-cpu`;

/** Works with Studio in a world of its own. */
export class StudioActor implements LifecycleActor<StudioCall> {
  readonly lifecycle: LifecycleWorld;
  /** What a domain lies in. */
  readonly network: { VpcId: string; SubnetIds: string[] };
  /** A role that SageMaker may take. */
  readonly roleArn: string;
  readonly #domainIds = new Map<string, string>();
  /** Every domain that there ever was. */
  readonly everMade = new Set<string>();

  private constructor(
    lifecycle: LifecycleWorld,
    network: { VpcId: string; SubnetIds: string[] },
    roleArn: string,
  ) {
    this.lifecycle = lifecycle;
    this.network = network;
    this.roleArn = roleArn;
  }

  static async create(): Promise<StudioActor> {
    const lifecycle = LifecycleWorld.create([
      ec2Service,
      efsService,
      kmsService,
      sageMakerService,
    ]);
    const { accountId, region } = LifecycleWorld;
    for (const quota of Object.values(QUOTAS.sageMaker)) {
      raiseQuota(lifecycle.world, { accountId, region, quota, value: 1000 });
    }
    const { Role } = await lifecycle.call('iam', 'CreateRole', {
      RoleName: 'execution',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'sagemaker.amazonaws.com' },
          },
        ],
      }),
    });
    const { Vpc } = await lifecycle.call('ec2', 'CreateVpc', {
      CidrBlock: '10.0.0.0/16',
    });
    const { Subnet } = await lifecycle.call('ec2', 'CreateSubnet', {
      VpcId: Vpc.VpcId,
      CidrBlock: '10.0.0.0/24',
    });
    return new StudioActor(
      lifecycle,
      { VpcId: Vpc.VpcId, SubnetIds: [Subnet.SubnetId] },
      Role.Arn,
    );
  }

  async attempt(call: StudioCall): Promise<Outcome> {
    const outcome = await this.lifecycle.attempt(
      'sagemaker',
      call.operation,
      this.#inputOf(call),
    );
    if (call.operation === 'CreateDomain' && 'output' in outcome) {
      const { DomainId } = outcome.output;
      this.#domainIds.set(call.domain, DomainId);
      this.everMade.add(DomainId);
    }
    return outcome;
  }

  /** Deletes what there is, in the order that AWS documents, and waits for each. */
  async deleteAll(): Promise<void> {
    for (const kind of ['app', 'space', 'profile', 'domain'] as const) {
      for (const item of await this.items(kind)) {
        if (!['Failed', 'Deleted'].includes(item.Status) || kind !== 'app') {
          await this.lifecycle.call(
            'sagemaker',
            KINDS[kind].describe.replace('Describe', 'Delete'),
            KINDS[kind].name(item),
          );
        }
      }
      await this.lifecycle.advance(3600);
    }
  }

  items(kind: StudioKind): Promise<any[]> {
    const [operation, member] = KINDS[kind].list;
    return this.lifecycle.list('sagemaker', operation, member);
  }

  describe(kind: StudioKind, item: object): Promise<any> {
    const { describe, name } = KINDS[kind];
    return this.lifecycle.call('sagemaker', describe, name(item));
  }

  async states(kind: StudioKind): Promise<States> {
    return new Map(
      (await this.items(kind)).map(item => [
        JSON.stringify(KINDS[kind].name(item)),
        item.Status,
      ]),
    );
  }

  async look(): Promise<Record<StudioKind, States>> {
    const looks = await Promise.all(
      STUDIO_KINDS.map(async kind => [kind, await this.states(kind)]),
    );
    return Object.fromEntries(looks);
  }

  #inputOf({ operation, ...call }: StudioCall): object {
    const DomainId = this.#domainIds.get(call.domain) ?? 'd-000000000000';
    const profile = { DomainId, UserProfileName: call.profile };
    const space = { DomainId, SpaceName: call.space };
    switch (operation) {
      case 'CreateDomain':
        return {
          ...this.network,
          DomainName: call.domain,
          AuthMode: 'IAM',
          HomeEfsFileSystemCreation: call.inSpace ? 'Enabled' : 'Disabled',
          DefaultUserSettings: {
            ExecutionRole: this.roleArn,
            JupyterLabAppSettings: {
              AppLifecycleManagement: {
                IdleSettings: {
                  LifecycleManagement: 'ENABLED',
                  IdleTimeoutInMinutes: 60,
                },
              },
            },
          },
        };
      case 'UpdateDomain':
      case 'DeleteDomain':
        return { DomainId };
      case 'CreateSpace':
        return {
          ...space,
          OwnershipSettings: { OwnerUserProfileName: call.profile },
          SpaceSharingSettings: { SharingType: 'Private' },
        };
      case 'UpdateSpace':
      case 'DeleteSpace':
        return space;
      case 'CreateApp':
      case 'DeleteApp':
        return {
          ...(call.inSpace
            ? { ...space, AppType: 'JupyterLab' }
            : { ...profile, AppType: 'KernelGateway' }),
          AppName: 'default',
          ResourceSpec: {
            InstanceType: 'ml.t3.medium',
            SageMakerImageArn: IMAGE,
          },
        };
      default:
        return profile;
    }
  }
}
