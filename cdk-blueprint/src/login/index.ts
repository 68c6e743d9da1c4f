export { LoginApi } from './LoginApi';
export type { LoginApiProps, LoginOutputs } from './LoginApi';
