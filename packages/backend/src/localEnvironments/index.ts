export { localEnvironmentsModule as default } from './module';
