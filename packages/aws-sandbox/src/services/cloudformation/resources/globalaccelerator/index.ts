export * from './accelerator';
export * from './endpointGroup';
export * from './listener';
