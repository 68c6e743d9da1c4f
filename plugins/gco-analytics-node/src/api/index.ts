export { createPluginFetchApi } from './createPluginFetchApi';
