import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';

function ruleOf(rule: Properties): object {
  rule.only('Destinations', 'RepositoryFilters');
  return {
    destinations: rule
      .objects('Destinations')
      .map(destination => destination.only('Region', 'RegistryId'))
      .map(destination => ({
        region: destination.text('Region'),
        registryId: destination.text('RegistryId'),
      })),
    repositoryFilters: rule
      .objects('RepositoryFilters')
      .map(filter => filter.only('Filter', 'FilterType'))
      .map(filter => ({
        filter: filter.text('Filter'),
        filterType: filter.text('FilterType'),
      })),
  };
}

async function put(
  { context }: ResourceRequest,
  rules: object[],
): Promise<void> {
  await context.invoke('ecr', 'PutReplicationConfiguration', {
    replicationConfiguration: { rules },
  });
}

function rulesOf({ properties }: ResourceRequest): object[] {
  return properties
    .object('ReplicationConfiguration')!
    .only('Rules')
    .objects('Rules')
    .map(ruleOf);
}

/** `AWS::ECR::ReplicationConfiguration`: a registry has one, so deleting it leaves one without rules. */
export const replicationConfigurationHandler: ResourceHandler = {
  type: 'AWS::ECR::ReplicationConfiguration',

  async create(request) {
    await put(request, rulesOf(request));
    const RegistryId = request.context.accountId;
    request.started(RegistryId);
    return { physicalId: RegistryId, attributes: { RegistryId } };
  },

  async update(request) {
    await put(request, rulesOf(request));
    return request.state;
  },

  delete(request) {
    return put(request, []);
  },
};
