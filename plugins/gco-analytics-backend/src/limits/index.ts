export { RateLimiter } from './RateLimiter';
