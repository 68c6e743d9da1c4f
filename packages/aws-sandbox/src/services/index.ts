export { createServices } from './createServices';
