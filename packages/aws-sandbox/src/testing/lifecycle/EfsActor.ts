import { ec2Service } from '../../services/ec2';
import { efsService } from '../../services/efs';
import { kmsService } from '../../services/kms';
import { LifecycleWorld, Outcome } from './LifecycleWorld';
import { States } from './transitions';
import { LifecycleActor } from './walk';

/** One of the calls that a person could make, about the latest file system of a name and its mount target in a zone. */
export interface EfsCall {
  operation: string;
  name: 'home' | 'data';
  zone: 0 | 1;
}

const SERVICE = 'elasticfilesystem';

/** Works with EFS in a world of its own. */
export class EfsActor implements LifecycleActor<EfsCall> {
  readonly lifecycle = LifecycleWorld.create([
    ec2Service,
    efsService,
    kmsService,
  ]);
  readonly #fileSystemIds = new Map<string, string>();
  readonly #subnetIds: string[] = [];

  static async create(): Promise<EfsActor> {
    const actor = new EfsActor();
    const { Vpc } = await actor.lifecycle.call('ec2', 'CreateVpc', {
      CidrBlock: '10.0.0.0/16',
    });
    for (const [index, zone] of ['a', 'b'].entries()) {
      const { Subnet } = await actor.lifecycle.call('ec2', 'CreateSubnet', {
        VpcId: Vpc.VpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `${LifecycleWorld.region}${zone}`,
      });
      actor.#subnetIds.push(Subnet.SubnetId);
    }
    return actor;
  }

  async attempt(call: EfsCall): Promise<Outcome> {
    const outcome = await this.lifecycle.attempt(
      SERVICE,
      call.operation,
      await this.#inputOf(call),
    );
    if (call.operation === 'CreateFileSystem' && 'output' in outcome) {
      this.#fileSystemIds.set(call.name, outcome.output.FileSystemId);
    }
    return outcome;
  }

  async fileSystems(): Promise<any[]> {
    return (await this.lifecycle.call(SERVICE, 'DescribeFileSystems', {}))
      .FileSystems;
  }

  async mountTargets(): Promise<any[]> {
    const targets = await Promise.all(
      (
        await this.fileSystems()
      ).map(({ FileSystemId }) =>
        this.lifecycle.call(SERVICE, 'DescribeMountTargets', { FileSystemId }),
      ),
    );
    return targets.flatMap(({ MountTargets }) => MountTargets);
  }

  async look(): Promise<Record<string, States>> {
    const statesOf = (items: any[], id: string): States =>
      new Map(items.map(item => [item[id], item.LifeCycleState]));
    return {
      fileSystem: statesOf(await this.fileSystems(), 'FileSystemId'),
      mountTarget: statesOf(await this.mountTargets(), 'MountTargetId'),
    };
  }

  /** Deletes what there is, in the order that AWS documents, and waits for it. */
  async deleteAll(): Promise<void> {
    for (const { MountTargetId } of await this.mountTargets()) {
      await this.lifecycle.call(SERVICE, 'DeleteMountTarget', {
        MountTargetId,
      });
    }
    await this.lifecycle.advance(600);
    for (const { FileSystemId } of await this.fileSystems()) {
      await this.lifecycle.call(SERVICE, 'DeleteFileSystem', { FileSystemId });
    }
    await this.lifecycle.advance(600);
  }

  async #inputOf({ operation, name, zone }: EfsCall): Promise<object> {
    const FileSystemId = this.#fileSystemIds.get(name) ?? 'fs-00000000';
    switch (operation) {
      case 'CreateFileSystem':
        return { CreationToken: name };
      case 'UpdateFileSystem':
        return { FileSystemId, ThroughputMode: 'elastic' };
      case 'CreateMountTarget':
        return { FileSystemId, SubnetId: this.#subnetIds[zone] };
      case 'DeleteMountTarget':
        return {
          MountTargetId:
            (await this.mountTargets()).find(
              target =>
                target.FileSystemId === FileSystemId &&
                target.SubnetId === this.#subnetIds[zone],
            )?.MountTargetId ?? 'fsmt-00000000',
        };
      default:
        return { FileSystemId };
    }
  }
}
