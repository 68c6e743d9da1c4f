export * from './changeBehaviour';
export * from './propertyViolations';
export * from './ResourceSpecification';
export * from './specificationFiles';
