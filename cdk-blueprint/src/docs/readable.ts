/** What stands for something that is different in every deployment. */
export interface PlaceholderOptions {
  readonly account: string;
  readonly region: string;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '{account}',
  'AWS::Partition': '{partition}',
  'AWS::Region': '{region}',
  'AWS::StackId': '{stack id}',
  'AWS::StackName': '{stack}',
  'AWS::URLSuffix': '{url suffix}',
};

/**
 * A value of a template as people read it: `{Id}` is the resource with that logical id (its ARN or name), `{Id.Attribute}`
 * one of its attributes. Functions beyond that stay as CloudFormation writes them.
 */
export function readable(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readable).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  if (entries.length !== 1) return JSON.stringify(value);
  const [[name, argument]] = entries;
  switch (name) {
    case 'Ref':
      return PSEUDO_PARAMETERS[argument] ?? `{${argument}}`;
    case 'Fn::GetAtt':
      return attribute(argument);
    case 'Fn::Join':
      return argument[1].map(readable).join(argument[0]);
    case 'Fn::Sub':
      return typeof argument === 'string'
        ? argument.replace(/\$\{([^!}]+)\}/g, (_, id) => readable({ Ref: id }))
        : JSON.stringify(value);
    default:
      return JSON.stringify(value);
  }
}

/** Takes the account and the region of an example out of a text. */
export function withPlaceholders(
  text: string,
  { account, region }: PlaceholderOptions,
): string {
  return text.replaceAll(account, '{account}').replaceAll(region, '{region}');
}

function attribute([id, name]: readonly [string, string]): string {
  return name === 'Arn' ? `{${id}}` : `{${id}.${name}}`;
}
