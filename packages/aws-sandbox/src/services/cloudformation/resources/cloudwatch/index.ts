export { alarmHandler } from './alarm';
export { cloudWatchTypes } from './cloudWatchTypes';
