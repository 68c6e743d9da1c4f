import { Ec2State } from './Ec2State';
import { Route } from './records';

/** Routes whose target is gone stay, and lead nowhere. */
export function loseTarget(
  state: Ec2State,
  isLost: (route: Route) => boolean,
): void {
  for (const { Routes } of state.routeTables.values()) {
    Routes.filter(isLost).forEach(route => {
      route.State = 'blackhole';
    });
  }
}
