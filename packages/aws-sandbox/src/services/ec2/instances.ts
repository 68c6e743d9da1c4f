import type {
  DescribeInstancesRequest,
  DescribeInstanceStatusRequest,
  RunInstancesRequest,
  StartInstancesRequest,
  StopInstancesRequest,
  TerminateInstancesRequest,
} from '@aws-sdk/client-ec2';
import { durationOf } from '../../core/faults';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { Ec2State } from './Ec2State';
import { launch } from './launchInstance';
import { Instance } from './records';

const TYPE = 'AWS::EC2::Instance';
const CHANGE_MS = 30_000;
/** Terminated instances are listed for about an hour. */
const SHOWN_MS = 3_600_000;

const CODES: Readonly<Record<Instance['State']['Name'], number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

const FIELDS: FilterFields<Instance> = {
  'instance-id': instance => [instance.InstanceId],
  'instance-state-name': instance => [instance.State.Name],
  'instance-type': instance => [instance.InstanceType],
  'image-id': instance => [instance.ImageId],
  'vpc-id': instance => [instance.VpcId],
  'subnet-id': instance => [instance.SubnetId],
  'availability-zone': instance => [instance.Placement.AvailabilityZone],
  'private-ip-address': instance => [instance.PrivateIpAddress],
  'iam-instance-profile.arn': instance => [instance.IamInstanceProfile?.Arn],
};

function shown(context: CallContext, instance: Instance): object {
  const { userData, disableApiTermination, NetworkInterfaceId, ...rest } =
    instance;
  const eni = Ec2State.of(context).networkInterfaces.get(NetworkInterfaceId);
  return { ...rest, NetworkInterfaces: eni ? [eni] : [] };
}

function reservation(context: CallContext, instances: Instance[]): object {
  return {
    ReservationId: instances[0].InstanceId.replace('i-', 'r-'),
    OwnerId: context.accountId,
    Instances: instances.map(instance => shown(context, instance)),
  };
}

type StateName = Instance['State']['Name'];

/** Puts instances into a passing state and, in time, into the one that follows. */
function change(
  context: CallContext,
  action: string,
  request: {
    ids: readonly string[] | undefined;
    from: readonly StateName[];
    passing: StateName;
    to: StateName;
    done?: (instance: Instance) => void;
  },
) {
  const state = Ec2State.of(context);
  const ids = required(request.ids, 'instanceId');
  ids.forEach(id => authorizeEc2(context, action, `instance/${id}`));
  return ids
    .map(id => state.instances.require(id))
    .map(instance => {
      const PreviousState = { ...instance.State };
      const { passing, to, from } = request;
      if (from.includes(instance.State.Name)) {
        instance.State = { Code: CODES[passing], Name: passing };
        void context.clock
          .sleep(durationOf(context, TYPE, 'update', CHANGE_MS))
          .then(() => {
            if (instance.State.Name === passing) {
              instance.State = { Code: CODES[to], Name: to };
              request.done?.(instance);
            }
          });
      } else if (
        instance.State.Name !== to &&
        instance.State.Name !== passing
      ) {
        throw ec2Error(
          'IncorrectInstanceState',
          `The instance '${instance.InstanceId}' is not in a state from which it can be ${to}.`,
        );
      }
      return {
        InstanceId: instance.InstanceId,
        PreviousState,
        CurrentState: { ...instance.State },
      };
    });
}

function terminate(
  context: CallContext,
  input: TerminateInstancesRequest,
): object {
  const state = Ec2State.of(context);
  for (const id of input.InstanceIds ?? []) {
    if (state.instances.get(id)?.disableApiTermination) {
      throw ec2Error(
        'OperationNotPermitted',
        `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
    }
  }
  return {
    TerminatingInstances: change(context, 'TerminateInstances', {
      ids: input.InstanceIds,
      from: ['pending', 'running', 'stopping', 'stopped'],
      passing: 'shutting-down',
      to: 'terminated',
      done: instance => {
        state.networkInterfaces.delete(instance.NetworkInterfaceId);
        void context.clock.sleep(SHOWN_MS, { background: true }).then(() => {
          state.instances.delete(instance.InstanceId);
        });
      },
    }),
  };
}

/** Operations on instances, which compute nothing. */
export const instanceOperations: Readonly<Record<string, Operation>> = {
  RunInstances(context, input: RunInstancesRequest) {
    const instances = launch(context, input);
    void context.clock
      .sleep(durationOf(context, TYPE, 'create', CHANGE_MS))
      .then(() => {
        for (const instance of instances) {
          if (instance.State.Name === 'pending') {
            instance.State = { Code: CODES.running, Name: 'running' };
          }
        }
      });
    return reservation(context, instances);
  },

  TerminateInstances: terminate,

  StopInstances(context, input: StopInstancesRequest) {
    return {
      StoppingInstances: change(context, 'StopInstances', {
        ids: input.InstanceIds,
        from: ['running'],
        passing: 'stopping',
        to: 'stopped',
      }),
    };
  },

  StartInstances(context, input: StartInstancesRequest) {
    return {
      StartingInstances: change(context, 'StartInstances', {
        ids: input.InstanceIds,
        from: ['stopped'],
        passing: 'pending',
        to: 'running',
      }),
    };
  },

  DescribeInstances(context, input: DescribeInstancesRequest) {
    authorizeEc2(context, 'DescribeInstances');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).instances,
      ids: input.InstanceIds,
      input,
      fields: FIELDS,
    });
    return {
      Reservations: page.map(instance => reservation(context, [instance])),
      NextToken,
    };
  },

  DescribeInstanceStatus(context, input: DescribeInstanceStatusRequest) {
    authorizeEc2(context, 'DescribeInstanceStatus');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).instances,
      ids: input.InstanceIds,
      input,
      fields: FIELDS,
    });
    const ok = {
      Status: 'ok',
      Details: [{ Name: 'reachability', Status: 'passed' }],
    };
    return {
      InstanceStatuses: page
        .filter(
          ({ State }) => input.IncludeAllInstances || State.Name === 'running',
        )
        .map(({ InstanceId, Placement, State }) => ({
          InstanceId,
          AvailabilityZone: Placement.AvailabilityZone,
          InstanceState: State,
          InstanceStatus: ok,
          SystemStatus: ok,
        })),
      NextToken,
    };
  },
};
