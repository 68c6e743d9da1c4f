import { SignalApi } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';

/** Signals that a test sends by hand. */
export class MockSignalApi implements SignalApi {
  readonly #subscribers = new Map<string, Set<(message: any) => void>>();

  subscribe<TMessage extends JsonObject>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    const subscribers = this.#subscribers.get(channel) ?? new Set();
    subscribers.add(onMessage);
    this.#subscribers.set(channel, subscribers);
    return { unsubscribe: () => void subscribers.delete(onMessage) };
  }

  send(channel: string, message: JsonObject) {
    this.#subscribers.get(channel)?.forEach(onMessage => onMessage(message));
  }
}
