import type {
  IIoHost,
  IoMessage,
  IoRequest,
  StackActivity,
} from '@aws-cdk/toolkit-lib';
import { Reporter } from './Reporter';
import { toRunnerEvent } from './toRunnerEvent';

/** Listens to the toolkit: passes on what people should know, and remembers whether anything was to be done. */
export class ToolkitIoHost implements IIoHost {
  /** Whether the last deployment found nothing to change. */
  nothingToDo = false;

  constructor(private readonly reporter: Reporter) {}

  async notify(message: IoMessage<unknown>): Promise<void> {
    if (message.code === 'CDK_TOOLKIT_I5502') {
      const { event, progress } = message.data as StackActivity;
      this.reporter.resource(event, {
        completed: progress.completed,
        total: progress.total,
      });
      return;
    }
    if (message.code === 'CDK_TOOLKIT_I5900') {
      this.nothingToDo = Boolean((message.data as { noOp?: boolean }).noOp);
    }
    const event = toRunnerEvent(message);
    if (event) this.reporter.emit(event);
  }

  // What is deployed was agreed on before the deployment began.
  async requestResponse<T>(message: IoRequest<unknown, T>): Promise<T> {
    return message.defaultResponse;
  }
}
