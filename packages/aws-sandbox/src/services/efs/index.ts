export { authorizeClient, type ClientAction } from './authorizeEfs';
export { efsService } from './efsService';
