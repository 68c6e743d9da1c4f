import { CallContext } from '../core/types';
import { GatewayFault } from './GatewayFault';
import { RoutedCall } from './types';

/** A bucket that fills at a rate and lets through as many as are in it. */
interface Bucket {
  tokens: number;
  /** Milliseconds since 1970. */
  filledAt: number;
}

/** Limits requests by the method settings of the stage, in real time. */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();

  static of(context: Pick<CallContext, 'runtime'>): Throttle {
    return context.runtime('apigateway-throttle', () => new Throttle());
  }

  /** @throws GatewayFault `THROTTLED` */
  admit({ api, stage, resource, method, receivedAt }: RoutedCall): void {
    const settings = stage.methodSettings;
    const own = `${resource.path.replace(/\//g, '~1')}/${method.httpMethod}`;
    const key = settings[own] ? own : '*/*';
    const setting = settings[key];
    if (!setting) {
      return;
    }
    const rate = setting.throttlingRateLimit ?? Infinity;
    const burst = setting.throttlingBurstLimit ?? Infinity;
    const id = `${api.id}/${stage.stageName}/${key}`;
    const now = receivedAt.getTime();
    const bucket = this.#buckets.get(id) ?? { tokens: burst, filledAt: now };
    const filled =
      bucket.tokens + (Math.max(0, now - bucket.filledAt) / 1000) * rate;
    const tokens = Math.min(burst, filled);
    const isAdmitted = tokens >= 1;
    this.#buckets.set(id, {
      tokens: isAdmitted ? tokens - 1 : tokens,
      filledAt: now,
    });
    if (!isAdmitted) {
      throw new GatewayFault(
        'THROTTLED',
        'TooManyRequestsException',
        'Too Many Requests',
      );
    }
  }
}
