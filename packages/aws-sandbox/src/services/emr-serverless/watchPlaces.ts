import { CallContext } from '../../core/types';
import { EmrServerlessState } from './EmrServerlessState';
import { watchApplication } from './transitions';

/** Accounts and regions whose applications are watched. It is not kept with the state, so that a state that was put back is watched anew. */
class WatchedPlaces {
  readonly places = new Set<string>();
}

/** Watches the applications that the state brought along: their idle time begins anew. */
export function watchApplications(
  context: CallContext,
  { applications }: EmrServerlessState,
): void {
  const { places } = context.runtime(
    'emr-serverless-watched-applications',
    () => new WatchedPlaces(),
  );
  const place = `${context.accountId}/${context.region}`;
  if (!places.has(place)) {
    places.add(place);
    applications.forEach(application => watchApplication(context, application));
  }
}
