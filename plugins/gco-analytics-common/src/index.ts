/**
 * Types, API contract and client, permissions and names that the packages of GCO Analytics share.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './constants';
export * from './health';
export * from './names';
export * from './outputs';
export * from './permissions';
export * from './types';
