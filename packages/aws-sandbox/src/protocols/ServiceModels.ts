import {
  SERVICE_DESCRIPTIONS,
  ServiceDescription,
} from './serviceDescriptions';
import { ServiceModel } from './ServiceModel';

/** Loads each service's model when it is first called. */
export class ServiceModels {
  readonly #descriptions = new Map<string, ServiceDescription>(
    SERVICE_DESCRIPTIONS.map(description => [
      description.signingName,
      description,
    ]),
  );
  readonly #models = new Map<string, ServiceModel>();

  describe(signingName: string): ServiceDescription | undefined {
    return this.#descriptions.get(signingName);
  }

  /** The service that an `X-Amz-Target` header names, where it needs no signature to be known. */
  describeTarget(target: string | undefined): ServiceDescription | undefined {
    const prefix = target?.split('.')[0];
    return prefix === undefined
      ? undefined
      : SERVICE_DESCRIPTIONS.find(
          ({ targetPrefix }) => targetPrefix === prefix,
        );
  }

  get(description: ServiceDescription): ServiceModel {
    let model = this.#models.get(description.signingName);
    if (!model) {
      model = new ServiceModel(description, description.load());
      this.#models.set(description.signingName, model);
    }
    return model;
  }
}
