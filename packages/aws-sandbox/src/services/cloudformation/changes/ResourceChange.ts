/** When a change of a property makes a new physical resource. */
export type RequiresRecreation = 'Never' | 'Conditionally' | 'Always';

/** One difference of a resource; the shape is the API's own. */
export interface ResourceChangeDetail {
  readonly Target: {
    readonly Attribute:
      | 'Properties'
      | 'Metadata'
      | 'Tags'
      | 'DeletionPolicy'
      | 'UpdateReplacePolicy';
    readonly Name?: string;
    readonly RequiresRecreation: RequiresRecreation;
    readonly Path?: string;
    readonly BeforeValue?: string;
    readonly AfterValue?: string;
    readonly AttributeChangeType?: 'Add' | 'Remove' | 'Modify';
  };
  readonly Evaluation: 'Static' | 'Dynamic';
  readonly ChangeSource?:
    | 'DirectModification'
    | 'ParameterReference'
    | 'ResourceReference'
    | 'ResourceAttribute';
  readonly CausingEntity?: string;
}

/** What a change set does to one resource; the shape is the API's own. */
export interface ResourceChange {
  readonly PolicyAction?:
    | 'Delete'
    | 'Retain'
    | 'ReplaceAndDelete'
    | 'ReplaceAndRetain';
  readonly Action: 'Add' | 'Modify' | 'Remove';
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly Replacement?: 'True' | 'False' | 'Conditional';
  readonly Scope: readonly ResourceChangeDetail['Target']['Attribute'][];
  readonly Details: readonly ResourceChangeDetail[];
  readonly BeforeContext?: string;
  readonly AfterContext?: string;
}
