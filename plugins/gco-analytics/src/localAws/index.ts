export * from './LocalAwsBanner';
