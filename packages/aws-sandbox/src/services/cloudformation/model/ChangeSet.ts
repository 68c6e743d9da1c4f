import { ResourceChange } from '../changes';
import { StackInput } from './StackInput';

export type ChangeSetType = 'CREATE' | 'UPDATE';

/** Something that CloudFormation found wrong when the change set was made. */
export interface ValidationFailure {
  readonly name: 'PROPERTY_VALIDATION' | 'NAME_CONFLICT_VALIDATION';
  /** Last part of the name that the status reason gives it. */
  readonly kind: 'PropertyValidation' | 'ResourceExistenceCheck';
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly reason: string;
  /** Place in the template. */
  readonly path: string;
}

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
  readonly failures?: readonly ValidationFailure[];
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
