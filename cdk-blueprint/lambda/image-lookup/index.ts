import { ECRClient } from '@aws-sdk/client-ecr';
import { createLog } from '../shared/createLog';
import { ContainerRepository, RepositoryAnswer } from './ContainerRepository';
import { EcrRegistry } from './EcrRegistry';
import { parseRequest } from './parseRequest';

/** Handles `Custom::ContainerRepository` for the provider framework of the CDK. */
export async function onEvent(event: unknown): Promise<RepositoryAnswer> {
  const repository = new ContainerRepository({
    registry: new EcrRegistry(new ECRClient({})),
    log: createLog(),
  });
  return repository.handle(parseRequest(event));
}
