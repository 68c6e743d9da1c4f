export * from './eventInvokeConfig';
export * from './function';
export * from './permission';
