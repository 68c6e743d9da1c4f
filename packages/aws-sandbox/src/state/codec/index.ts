export { StateDecoder } from './StateDecoder';
export { StateEncoder } from './StateEncoder';
