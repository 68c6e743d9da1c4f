/** Something that happened to a stack or one of its resources; the shape is the API's own. */
export interface StackEvent {
  readonly StackId: string;
  readonly StackName: string;
  readonly EventId: string;
  /** Groups the events of one create, update, rollback or delete. */
  readonly OperationId: string;
  readonly LogicalResourceId: string;
  /** The stack's own id marks an event of the stack itself. */
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
  readonly Timestamp: Date;
  readonly ResourceStatus: string;
  readonly ResourceStatusReason?: string;
  /** JSON of the resolved properties. */
  readonly ResourceProperties?: string;
  readonly ClientRequestToken?: string;
}

export const STACK_TYPE = 'AWS::CloudFormation::Stack';
