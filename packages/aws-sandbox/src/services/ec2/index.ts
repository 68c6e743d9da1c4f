export { ec2Service } from './ec2Service';
