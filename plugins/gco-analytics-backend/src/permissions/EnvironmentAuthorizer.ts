import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { EnvironmentFilter } from '../store';
import { EnvironmentResource } from './rules';

/** What the policy decided about one permission of one caller. */
export interface EnvironmentDecision {
  /** What lists are narrowed to; undefined when the caller may see all. */
  readonly criteria?: PermissionCriteria<EnvironmentFilter>;

  /** @throws NotAllowedError unless the permission holds for this environment */
  require(environment: EnvironmentResource): void;
}

/** Asks the permission policy. One question answers for lists and for single environments alike. */
export class EnvironmentAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #isAllowed: (
    decision: PolicyDecision,
    environment: EnvironmentResource,
  ) => boolean;
  readonly #toCriteria: ReturnType<
    typeof createConditionTransformer<EnvironmentFilter>
  >;

  constructor(options: {
    permissions: PermissionsService;
    ruleset: PermissionRuleset<EnvironmentResource, EnvironmentFilter>;
  }) {
    this.#permissions = options.permissions;
    this.#isAllowed = createConditionAuthorizer(options.ruleset);
    this.#toCriteria = createConditionTransformer<EnvironmentFilter>(
      options.ruleset,
    );
  }

  /** @throws NotAllowedError when the permission holds for no environment */
  async decide(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(`You lack the permission '${permission.name}'`);
    }
    return {
      criteria:
        decision.result === AuthorizeResult.CONDITIONAL
          ? this.#toCriteria(decision.conditions)
          : undefined,
      require: environment => {
        if (!this.#isAllowed(decision, environment)) {
          throw new NotAllowedError(
            `You lack the permission '${permission.name}' for environment '${environment.name}' of ${environment.owner}`,
          );
        }
      },
    };
  }
}
