import { DefaultCallContext } from '../../../core/DefaultCallContext';
import { userPrincipal } from '../../../core/principals';
import { ScaledClock } from '../../../core/ScaledClock';
import { CallContext, Principal } from '../../../core/types';
import { World } from '../../../core/World';
import { ModelInputValidation } from '../../../protocols';
import { seedEmpty } from '../../../seed';
import { createServices } from '../../createServices';
import { IamAuthorizer } from '../../iam';
import { StackEvent, StackStore } from '../model';

const ACCOUNT = '444455556666';
const REGION = 'eu-west-1';

/** A sandbox without HTTP in which an administrator works on stacks. */
export interface StackTestWorld {
  readonly world: World;
  readonly context: CallContext;
  /** Calls any service; CloudFormation without a name. */
  call(operation: string, input: object, service?: string): Promise<any>;
  as(principal: Principal): CallContext;
  /** Creates a stack and waits for the end of it. */
  create(name: string, template: object, options?: object): Promise<any>;
  update(name: string, template: object, options?: object): Promise<any>;
  remove(name: string, options?: object): Promise<any>;
  /** Waits until nothing goes on with a stack any more; answers its description. */
  settled(nameOrId: string): Promise<any>;
  /** `logicalId STATUS` of every event so far, oldest first. */
  story(nameOrId: string): string[];
  events(nameOrId: string): readonly StackEvent[];
  physicalId(stackName: string, logicalId: string): string;
  /** Lets this much AWS time pass at once. */
  advance(awsMs: number): Promise<void>;
  stop(): void;
}

/** Time runs ten thousand times faster than in AWS. */
const SCALE = 0.0001;

export async function stackTestWorld({
  scale = SCALE,
}: { scale?: number } = {}): Promise<StackTestWorld> {
  const clock = new ScaledClock({ scale });
  const world = new World({
    clock,
    services: createServices(),
    createAuthorizer: created => new IamAuthorizer(created),
  });
  world.inputValidation = new ModelInputValidation();
  await seedEmpty(world);
  const contextOf = (principal: Principal) =>
    new DefaultCallContext({
      world,
      service: 'cloudformation',
      accountId: ACCOUNT,
      region: REGION,
      principal,
    });
  const context = contextOf(
    userPrincipal({
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/admin`,
      userId: 'AIDATEST',
    }),
  );
  const call = (operation: string, input: object, service = 'cloudformation') =>
    context.invoke(service, operation, input);
  const stackOf = (nameOrId: string) => StackStore.of(context).find(nameOrId)!;

  const settled = async (nameOrId: string) => {
    const { id } = stackOf(nameOrId);
    for (let open = stackOf(id).operation; open; open = stackOf(id).operation) {
      await open.done;
    }
    const { Stacks } = await call('DescribeStacks', { StackName: id });
    return Stacks[0];
  };
  const withTemplate =
    (operation: string) =>
    async (StackName: string, template: object, options: object = {}) => {
      await call(operation, {
        StackName,
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...options,
      });
      return settled(StackName);
    };

  return {
    world,
    context,
    call,
    as: contextOf,
    create: withTemplate('CreateStack'),
    update: withTemplate('UpdateStack'),
    async remove(StackName, options = {}) {
      const { id } = stackOf(StackName);
      await call('DeleteStack', { StackName, ...options });
      return settled(id);
    },
    settled,
    story: nameOrId =>
      stackOf(nameOrId).events.map(
        event => `${event.LogicalResourceId} ${event.ResourceStatus}`,
      ),
    events: nameOrId => stackOf(nameOrId).events,
    physicalId: (stackName, logicalId) =>
      stackOf(stackName).resources.get(logicalId)!.state!.physicalId,
    advance: awsMs => clock.advance(awsMs),
    stop: () => clock.stop(),
  };
}
