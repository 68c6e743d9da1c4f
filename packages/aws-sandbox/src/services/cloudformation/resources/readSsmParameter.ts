import { LiveProperties, tagsOfMap, unlessMissing } from './reading';
import { ReadRequest } from './ResourceHandler';

/** A parameter as it is now; what only its history tells is not read. */
export function readSsmParameter({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const Name = state.physicalId;
  return unlessMissing(async () => {
    const { Parameter } = await context.invoke('ssm', 'GetParameter', { Name });
    const { TagList } = await context.invoke('ssm', 'ListTagsForResource', {
      ResourceType: 'Parameter',
      ResourceId: Name,
    });
    const tags = TagList as { Key: string; Value: string }[];
    const isMap = !Array.isArray(properties.raw('Tags'));
    return {
      Name: Parameter.Name,
      Type: Parameter.Type,
      Value: Parameter.Value,
      DataType: Parameter.DataType,
      Tags: isMap
        ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
        : tagsOfMap(
            Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
          ),
    };
  });
}
