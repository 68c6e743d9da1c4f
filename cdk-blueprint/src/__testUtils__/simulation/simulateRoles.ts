import { EnvironmentConfigInput } from '../../config';
import { resourcesOf, templateOf } from '../templates';
import { ResolvedTemplate } from './ResolvedTemplate';
import { RoleSimulation } from './RoleSimulation';

/** Account and region of the example config. */
export const PLACE = { accountId: '444455556666', region: 'eu-west-1' };

/** The roles of an environment, ready to be asked what they may do. */
export function simulateRoles(changes: Partial<EnvironmentConfigInput> = {}) {
  const template = new ResolvedTemplate(
    resourcesOf(templateOf(changes)),
    PLACE,
  );
  return {
    template,
    role: (logicalId: string) => new RoleSimulation(template, logicalId),
  };
}

const SAGEMAKER = `arn:aws:sagemaker:${PLACE.region}:${PLACE.accountId}`;

/** ARNs in the example's domain and in somebody else's. */
export const studio = {
  domain: `${SAGEMAKER}:domain/StudioDomain-DomainId`,
  profile: (name: string) =>
    `${SAGEMAKER}:user-profile/StudioDomain-DomainId/${name}`,
  space: (name: string) => `${SAGEMAKER}:space/StudioDomain-DomainId/${name}`,
  app: (path: string) => `${SAGEMAKER}:app/StudioDomain-DomainId/${path}`,
  elsewhere: (kind: string, path: string) =>
    `${SAGEMAKER}:${kind}/d-somebodyelses/${path}`,
};
