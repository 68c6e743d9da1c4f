import type {
  DescribeRegistryResponse,
  PutReplicationConfigurationRequest,
  PutReplicationConfigurationResponse,
  ReplicationRule,
} from '@aws-sdk/client-ecr';
import { durationOf } from '../../core/faults';
import { CallContext, Operation } from '../../core/types';
import { EcrState, Image, Repository } from './EcrState';
import { validationException } from './errors';
import { newRepository } from './newRepository';

const MOST_RULES = 10;
const MOST_DESTINATIONS = 25;
const REPLICATION_MS = 30_000;

function checkRules(
  { region, accountId }: CallContext,
  rules: readonly ReplicationRule[],
): void {
  const destinations = new Set(
    rules.flatMap(rule =>
      (rule.destinations ?? []).map(to => `${to.registryId}/${to.region}`),
    ),
  );
  if (
    rules.length > MOST_RULES ||
    destinations.size > MOST_DESTINATIONS ||
    rules.some(rule => !rule.destinations?.length)
  ) {
    throw validationException(
      `A replication configuration has at most ${MOST_RULES} rules, each with a destination, and ${MOST_DESTINATIONS} destinations; this one has ${rules.length} rules and ${destinations.size} destinations`,
    );
  }
  if (destinations.has(`${accountId}/${region}`)) {
    throw validationException(
      `Invalid replication configuration: the destination ${region} of registry ${accountId} is the source registry itself`,
    );
  }
  for (const filter of rules.flatMap(rule => rule.repositoryFilters ?? [])) {
    if (filter.filterType !== 'PREFIX_MATCH' || !filter.filter) {
      throw validationException(
        `Invalid repository filter ${filter.filter} of type ${filter.filterType}; only PREFIX_MATCH is known`,
      );
    }
  }
}

function matches(rule: ReplicationRule, name: string): boolean {
  const filters = rule.repositoryFilters ?? [];
  return (
    filters.length === 0 ||
    filters.some(({ filter }) => name.startsWith(filter!))
  );
}

/** Copies a new image to the other regions of the account that the rules name. */
export function replicate(
  context: CallContext,
  repository: Repository,
  image: Image,
): void {
  const regions = EcrState.of(context)
    .replicationRules.filter(rule => matches(rule, repository.name))
    .flatMap(rule => rule.destinations!)
    .filter(({ registryId }) => registryId === context.accountId)
    .map(({ region }) => region!);
  for (const region of new Set(regions)) {
    const there = context.with({ region });
    const duration = durationOf(
      there,
      'AWS::ECR::ReplicationConfiguration',
      'update',
      REPLICATION_MS,
    );
    void context.clock.sleep(duration).then(() => {
      const { repositories } = EcrState.of(there);
      const copy =
        repositories.get(repository.name) ??
        newRepository(there, repository.name);
      repositories.set(copy.name, copy);
      copy.images.set(image.digest, { ...image, tags: new Set(image.tags) });
    });
  }
}

/** Operations on the registry as a whole. */
export const replicationOperations: Record<string, Operation> = {
  PutReplicationConfiguration(
    context: CallContext,
    input: PutReplicationConfigurationRequest,
  ): PutReplicationConfigurationResponse {
    context.authorize('ecr:PutReplicationConfiguration', '*');
    const state = EcrState.of(context);
    const rules = input.replicationConfiguration!.rules!;
    checkRules(context, rules);
    state.replicationRules = rules;
    return { replicationConfiguration: { rules } };
  },

  DescribeRegistry(context: CallContext): DescribeRegistryResponse {
    context.authorize('ecr:DescribeRegistry', '*');
    return {
      registryId: context.accountId,
      replicationConfiguration: {
        rules: EcrState.of(context).replicationRules,
      },
    };
  },
};
