import { referencesIn, Template, templateError } from '../template';
import { typeDefinition } from './typeDefinition';

/** Checks that every `Fn::GetAtt` asks for an attribute that the resource's type has; throws `ValidationError`. */
export function validateAttributes(template: Template): void {
  const values = [
    ...Object.values(template.resources).map(resource => resource.Properties),
    ...Object.values(template.outputs),
  ];
  for (const { name, attribute } of values.flatMap(value =>
    referencesIn(value),
  )) {
    const type = template.resources[name]?.Type;
    const definition = type ? typeDefinition(type) : undefined;
    if (
      attribute !== undefined &&
      definition &&
      !definition.isOpen &&
      !definition.attributes.includes(attribute)
    ) {
      throw templateError(
        `resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
    }
  }
}
