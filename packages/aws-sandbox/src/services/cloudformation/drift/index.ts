export * from './detectDrift';
export * from './propertyDifferences';
export * from './readDrift';
