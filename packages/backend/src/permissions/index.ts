export { analyticsPolicyModule as default } from './module';
