/**
 * Mock data for tests, development pages and documentation.
 *
 * @packageDocumentation
 */
export * from './mocks';
