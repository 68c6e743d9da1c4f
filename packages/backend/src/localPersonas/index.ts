export { localPersonasModule as default } from './module';
