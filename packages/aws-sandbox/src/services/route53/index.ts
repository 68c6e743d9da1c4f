export { route53Service } from './route53Service';
