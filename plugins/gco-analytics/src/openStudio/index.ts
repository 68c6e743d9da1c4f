export * from './OpenStudioButton';
