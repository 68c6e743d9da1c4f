import { isDeepStrictEqual } from 'util';
import { changedProperties, changeOf, typeDefinition } from '../resources';
import { ResourceSnapshot } from '../model';
import { isKnownAfterApply, referencesIn } from '../template';
import {
  RequiresRecreation,
  ResourceChange,
  ResourceChangeDetail,
} from './ResourceChange';

const RECREATION: Readonly<Record<string, RequiresRecreation>> = {
  replace: 'Always',
  conditional: 'Conditionally',
  update: 'Never',
};

/** What else changes; it explains why a property does. */
export interface ChangeCauses {
  /** Names of parameters whose value changes. */
  readonly parameters: ReadonlySet<string>;
  /** Logical ids of resources that are added or replaced. */
  readonly resources: ReadonlySet<string>;
}

type Cause = Pick<ResourceChangeDetail, 'ChangeSource' | 'CausingEntity'>;

function causeOf(
  before: ResourceSnapshot,
  after: ResourceSnapshot,
  name: string,
  causes: ChangeCauses,
): Cause {
  const source = after.definition.Properties?.[name];
  if (isDeepStrictEqual(before.definition.Properties?.[name], source)) {
    for (const reference of referencesIn(source)) {
      const { name: target, attribute } = reference;
      if (causes.parameters.has(target)) {
        return { ChangeSource: 'ParameterReference', CausingEntity: target };
      }
      if (causes.resources.has(target)) {
        return attribute === undefined
          ? { ChangeSource: 'ResourceReference', CausingEntity: target }
          : {
              ChangeSource: 'ResourceAttribute',
              CausingEntity: `${target}.${attribute}`,
            };
      }
    }
  }
  return { ChangeSource: 'DirectModification' };
}

function asText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string'
    ? (value as string | undefined)
    : JSON.stringify(value);
}

function propertyDetail(
  before: ResourceSnapshot,
  after: ResourceSnapshot,
  name: string,
  causes: ChangeCauses,
): ResourceChangeDetail {
  const definition = typeDefinition(after.type);
  const [old, now] = [before.properties[name], after.properties[name]];
  const isTags = definition?.tagProperty === name;
  const behaviour = changeOf(before, after, name);
  let changeType: 'Add' | 'Remove' | 'Modify' = 'Modify';
  if (old === undefined && now !== undefined) {
    changeType = 'Add';
  } else if (old !== undefined && now === undefined) {
    changeType = 'Remove';
  }
  return {
    Target: {
      Attribute: isTags ? 'Tags' : 'Properties',
      Name: isTags ? undefined : name,
      RequiresRecreation: RECREATION[behaviour],
      Path: `/Properties/${name}`,
      BeforeValue: asText(old),
      AfterValue: asText(now),
      AttributeChangeType: changeType,
    },
    Evaluation: isKnownAfterApply(now) ? 'Dynamic' : 'Static',
    ...causeOf(before, after, name, causes),
  };
}

function memberDetails(
  before: ResourceSnapshot,
  after: ResourceSnapshot,
): ResourceChangeDetail[] {
  return (['Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'] as const)
    .filter(
      member =>
        !isDeepStrictEqual(before.definition[member], after.definition[member]),
    )
    .map(member => ({
      Target: { Attribute: member, RequiresRecreation: 'Never' },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    }));
}

function replacementOf(
  details: readonly ResourceChangeDetail[],
): NonNullable<ResourceChange['Replacement']> {
  const recreating = details.filter(
    ({ Target }) => Target.RequiresRecreation !== 'Never',
  );
  const isCertain = recreating.some(
    ({ Target, Evaluation }) =>
      Target.RequiresRecreation === 'Always' && Evaluation === 'Static',
  );
  if (isCertain) {
    return 'True';
  }
  return recreating.length ? 'Conditional' : 'False';
}

function contextOf(resource: ResourceSnapshot): string {
  return JSON.stringify({
    Properties: resource.properties,
    Metadata: resource.definition.Metadata,
  });
}

/** How an existing resource changes, or nothing when it does not. */
export function describeModification(
  before: ResourceSnapshot,
  after: ResourceSnapshot,
  causes: ChangeCauses,
): ResourceChange | undefined {
  const details = [
    ...changedProperties(before, after).map(name =>
      propertyDetail(before, after, name, causes),
    ),
    ...memberDetails(before, after),
  ];
  if (!details.length) {
    return undefined;
  }
  const replacement = replacementOf(details);
  const keepsOld = after.definition.UpdateReplacePolicy === 'Retain';
  const replacing = keepsOld ? 'ReplaceAndRetain' : 'ReplaceAndDelete';
  return {
    Action: 'Modify',
    LogicalResourceId: after.logicalId,
    PhysicalResourceId: before.state?.physicalId,
    ResourceType: after.type,
    Replacement: replacement,
    PolicyAction: replacement === 'False' ? undefined : replacing,
    Scope: [...new Set(details.map(({ Target }) => Target.Attribute))],
    Details: details,
    BeforeContext: contextOf(before),
    AfterContext: contextOf(after),
  };
}
