/** Where intrinsic functions take their values from. */
export interface EvaluationScope {
  /** Value of a parameter, pseudo parameter or resource; throws for an unknown name. */
  ref(name: string): unknown;
  /** Attribute of a resource, for example `Arn`. */
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, firstKey: string, secondKey: string): unknown;
  importValue(exportName: string): unknown;
  /** Availability zones of a region. */
  availabilityZones(region: string): readonly string[];
}

/** `AWS::NoValue`: the property that has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** Stands in a change set for what only the deployment itself will tell, as AWS writes it. */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** Whether a value depends on something that only the deployment will tell. */
export function isKnownAfterApply(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes(KNOWN_AFTER_APPLY);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(isKnownAfterApply);
  }
  return false;
}
