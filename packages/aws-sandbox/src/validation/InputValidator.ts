import { AwsError } from '../core/AwsError';
import { Check, compileShape } from './limits/compileShape';
import { readLimits } from './limits/readLimits';
import { ServiceLimits } from './limits/ServiceLimits';
import { dotIsAll, ownWords, refusalOf } from './refusals/refusalOf';
import { Violation } from './Violation';

/** An input to be checked. */
export interface InputToValidate {
  /** Signing name. */
  service: string;
  operation: string;
  input: object;
  /** The service's code for input that breaks its model. */
  code: string;
  /** Members of the input that travel outside the body. */
  boundMembers: () => ReadonlySet<string>;
}

/** Checks inputs against the limits of the services' models; a service's limits are read and compiled when it is first called. */
export class InputValidator {
  private readonly checks = new Map<string, (operation: string) => Check>();
  private readonly read: (service: string) => ServiceLimits | undefined;

  constructor(
    options: { read?: (service: string) => ServiceLimits | undefined } = {},
  ) {
    this.read = options.read ?? readLimits;
  }

  /** @throws AwsError in the service's words, naming the members that break its model */
  validate(call: InputToValidate): void {
    const violations: Violation[] = [];
    this.checkOf(call.service, call.operation)(call.input, violations);
    const [first, ...rest] = violations;
    if (first) {
      const refusal = refusalOf(call.service);
      const refused = { ...call, violations: [first, ...rest] as const };
      throw new AwsError(refusal.code(refused), refusal.message(refused));
    }
  }

  private checkOf(service: string, operation: string): Check {
    let checks = this.checks.get(service);
    if (!checks) {
      checks = this.compile(service);
      this.checks.set(service, checks);
    }
    return checks(operation);
  }

  private compile(service: string): (operation: string) => Check {
    const limits = this.read(service);
    if (!limits) {
      return () => () => undefined;
    }
    const options = {
      limits,
      dotAll: dotIsAll(service),
      compiled: new Map<string, Check>(
        ownWords(service).map(shape => [shape, () => undefined]),
      ),
    };
    return operation => {
      const shape = limits.operations[operation];
      return shape === undefined
        ? () => undefined
        : options.compiled.get(shape) ?? compileShape(shape, options);
    };
  }
}
