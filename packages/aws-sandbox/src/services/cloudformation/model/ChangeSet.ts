import { ResourceChange } from '../changes';
import { StackInput } from './StackInput';

export type ChangeSetType = 'CREATE' | 'UPDATE';

/** A prepared change of a stack. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly type: ChangeSetType;
  readonly description?: string;
  readonly creationTime: Date;
  readonly input: StackInput;
  readonly changes: readonly ResourceChange[];
  readonly onStackFailure?: string;
  status: 'CREATE_COMPLETE' | 'FAILED';
  statusReason?: string;
  executionStatus:
    | 'AVAILABLE'
    | 'UNAVAILABLE'
    | 'EXECUTE_IN_PROGRESS'
    | 'EXECUTE_COMPLETE'
    | 'EXECUTE_FAILED'
    | 'OBSOLETE';
}
