export { blueprintPage } from './blueprintPage';
