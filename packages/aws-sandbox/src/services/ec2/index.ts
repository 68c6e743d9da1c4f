export { authorizeEc2 } from './authorizeEc2';
export { ec2Service } from './ec2Service';
