import { InputValidation } from '../core/InputValidation';
import { InputValidator } from '../validation';
import { membersOf, NormalizedSchema, traitsOf } from './schema';
import { ServiceModels } from './ServiceModels';

/** Checks input against the limits of the services' models. */
export class ModelInputValidation implements InputValidation {
  private readonly models: ServiceModels;
  private readonly validator: InputValidator;

  constructor(
    options: { models?: ServiceModels; validator?: InputValidator } = {},
  ) {
    this.models = options.models ?? new ServiceModels();
    this.validator = options.validator ?? new InputValidator();
  }

  validate(call: { service: string; operation: string; input: object }): void {
    const description = this.models.describe(call.service);
    if (description) {
      this.validator.validate({
        ...call,
        code: description.validationCode,
        boundMembers: () =>
          boundMembers(
            this.models.get(description).operation(call.operation)?.input,
          ),
      });
    }
  }
}

/** Members that travel in the address or in headers. */
function boundMembers(
  schema: NormalizedSchema | undefined,
): ReadonlySet<string> {
  return new Set(
    (schema ? membersOf(schema) : [])
      .filter(([, member]) => {
        const traits = traitsOf(member);
        return (
          traits.httpLabel ||
          traits.httpQuery ||
          traits.httpQueryParams ||
          traits.httpHeader ||
          traits.httpPrefixHeaders !== undefined
        );
      })
      .map(([name]) => name),
  );
}
