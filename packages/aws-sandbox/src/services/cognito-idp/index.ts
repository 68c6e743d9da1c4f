export { CognitoDirectory } from './CognitoDirectory';
export { cognitoService } from './cognitoService';
export { verifyToken } from './verifyToken';
