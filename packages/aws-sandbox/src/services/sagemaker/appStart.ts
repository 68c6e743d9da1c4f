import { CallContext } from '../../core/types';
import { homeMountProblem, mountProblem } from './customFileSystems';
import { App, keyInDomain, SageMakerState } from './SageMakerState';
import { customFileSystemIdsOf } from './spaceAccess';

/** App types of Studio Classic, which work on the home file system. */
const CLASSIC = ['JupyterServer', 'KernelGateway'];

/** Why an app cannot start; nothing when it can. */
export async function startProblem(
  context: CallContext,
  state: SageMakerState,
  app: App,
): Promise<string | undefined> {
  const { domainId, spaceName } = app;
  const space = spaceName && state.spaces.get(keyInDomain(domainId, spaceName));
  const domain = state.domains.get(domainId);
  if (!domain) {
    return undefined;
  }
  return (
    imageProblem(context, app) ??
    (CLASSIC.includes(app.appType)
      ? await homeMountProblem(context, domain)
      : undefined) ??
    (space
      ? await mountProblem(
          context,
          domain,
          customFileSystemIdsOf(space.settings),
        )
      : undefined)
  );
}

/** AWS's own images are there; the account has none of its own, and none is read from another region. */
function imageProblem(
  { region, accountId }: CallContext,
  { resourceSpec }: App,
): string | undefined {
  const image =
    resourceSpec?.SageMakerImageArn ?? resourceSpec?.SageMakerImageVersionArn;
  if (!image) {
    return undefined;
  }
  const [, , , imageRegion, owner] = image.split(':');
  return imageRegion !== region || owner === accountId
    ? `ImageError: image ${image} does not exist or cannot be read in ${region}.`
    : undefined;
}
