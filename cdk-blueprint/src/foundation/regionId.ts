/** A region as ids in templates can have it: `eu-west-1` becomes `EuWest1`. */
export const regionId = (region: string): string =>
  region
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
