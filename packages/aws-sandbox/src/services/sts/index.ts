export {
  assumeRoleAsService,
  type ServiceAssumption,
} from './assumeRoleAsService';
export { roleByArn } from './roleByArn';
export { stsService } from './stsService';
