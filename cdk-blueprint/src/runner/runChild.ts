import { CredentialsClient } from './CredentialsClient';
import { deployEnvironment } from './deployEnvironment';
import { explainFailure } from './explainFailure';
import { ChildMessage, ParentMessage } from './messages';

/** The part of `process` that the child uses. */
export type ChildProcessLike = Pick<
  NodeJS.Process,
  'on' | 'once' | 'send' | 'exit'
>;

/** Waits for the order to deploy, carries it out, reports, and ends the process. */
export function runChild(child: ChildProcessLike): void {
  const send = (message: ChildMessage) =>
    new Promise<void>(resolve => {
      child.send?.(message, undefined, undefined, () => resolve());
    });
  const credentials = new CredentialsClient(id =>
    send({ type: 'credentials-wanted', id }),
  );

  // Nobody would hear the end of a deployment without a parent, and CloudFormation needs neither.
  child.once('disconnect', () => child.exit(1));
  child.once('SIGTERM', () => child.exit(143));

  const finish = async (message: ChildMessage) => {
    await send(message);
    child.exit(0);
  };
  const fail = (error: unknown) =>
    finish({ type: 'failed', failure: explainFailure(error) });
  child.once('uncaughtException', fail);
  child.once('unhandledRejection', fail);

  child.on('message', async (message: ParentMessage) => {
    if (message.type !== 'deploy') {
      credentials.receive(message);
      return;
    }
    try {
      const result = await deployEnvironment({
        ...message,
        credentials: () => credentials.fetch(),
        onEvent: event => void send({ type: 'event', event }),
      });
      await finish({ type: 'succeeded', result });
    } catch (error) {
      await fail(error);
    }
  });
}
