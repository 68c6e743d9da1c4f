export { hostedZoneHandler } from './hostedZone';
export { recordSetGroupHandler, recordSetHandler } from './recordSets';
export { route53Types } from './route53Types';
