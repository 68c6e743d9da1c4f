/** A parsed CloudFormation template; every section is present, empty when the text has none. */
export interface Template {
  readonly description?: string;
  readonly metadata?: unknown;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly rules: Readonly<Record<string, RuleDefinition>>;
  readonly mappings: Readonly<Record<string, MappingDefinition>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
}

export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: unknown;
  readonly Description?: string;
  readonly NoEcho?: boolean | string;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  readonly MinValue?: number | string;
  readonly MaxValue?: number | string;
}

export interface RuleDefinition {
  readonly RuleCondition?: unknown;
  readonly Assertions: readonly {
    readonly Assert: unknown;
    readonly AssertDescription?: string;
  }[];
}

export type MappingDefinition = Readonly<
  Record<string, Readonly<Record<string, unknown>>>
>;

/** What happens to the physical resource when it leaves the stack. */
export type RemovalPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: unknown;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: RemovalPolicy;
  readonly UpdateReplacePolicy?: RemovalPolicy;
  readonly CreationPolicy?: unknown;
  readonly UpdatePolicy?: unknown;
}

export interface OutputDefinition {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}
