/**
 * Entry of the process that a deployment runs in. Forked by `ForkedEnvironmentRunner`, never imported.
 *
 * @packageDocumentation
 */
import { runChild } from './runChild';

runChild(process);
