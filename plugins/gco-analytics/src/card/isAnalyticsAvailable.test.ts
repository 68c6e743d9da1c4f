import { componentEntity, environmentEntity } from '../__testUtils__';
import { isAnalyticsAvailable } from './isAnalyticsAvailable';

describe('isAnalyticsAvailable', () => {
  it('is so for an environment and for what points to one', () => {
    expect(isAnalyticsAvailable(environmentEntity('demand-models'))).toBe(true);
    expect(isAnalyticsAvailable(componentEntity('demand-models'))).toBe(true);
  });

  it.each([undefined, '', '  '])('is not so for the annotation %p', name => {
    expect(isAnalyticsAvailable(componentEntity(name))).toBe(false);
  });
});
