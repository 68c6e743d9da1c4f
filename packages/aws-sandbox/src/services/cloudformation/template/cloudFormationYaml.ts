import type { CollectionTag, ScalarTag } from 'yaml';

/** Short forms whose long form is `Fn::<name>`; `Ref` and `Condition` keep their name. */
const FUNCTION_TAGS = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'Transform',
];

/** `!GetAtt A.B.C` names resource `A` and attribute `B.C`. */
function splitAttribute(value: string): string[] {
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}

function scalarTag(
  tag: string,
  resolve: (value: string) => unknown,
): ScalarTag {
  return { tag, resolve };
}

/** A tagged list or map becomes `{ <key>: <list or map> }` once the document turns into plain values. */
function collectionTag(
  tag: string,
  key: string,
  collection: 'seq' | 'map',
): CollectionTag {
  return {
    tag,
    collection,
    resolve: node => {
      const plain = node.toJSON.bind(node);
      node.toJSON = (_: unknown, context: any) => ({
        [key]: plain(_ as any, context),
      });
      return node;
    },
  };
}

function customTags(): (ScalarTag | CollectionTag)[] {
  const tags: (ScalarTag | CollectionTag)[] = [
    scalarTag('!Ref', value => ({ Ref: value })),
    scalarTag('!Condition', value => ({ Condition: value })),
    scalarTag('!GetAtt', value => ({ 'Fn::GetAtt': splitAttribute(value) })),
    collectionTag('!GetAtt', 'Fn::GetAtt', 'seq'),
  ];
  for (const name of FUNCTION_TAGS) {
    const key = `Fn::${name}`;
    tags.push(
      scalarTag(`!${name}`, value => ({ [key]: value })),
      collectionTag(`!${name}`, key, 'seq'),
      collectionTag(`!${name}`, key, 'map'),
    );
  }
  return tags;
}

/**
 * Reads YAML with CloudFormation's short-form functions.
 *
 * Throws the parser's own error, which names line and column.
 */
export function parseCloudFormationYaml(text: string): unknown {
  // Loaded with the first template that is no JSON.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text, {
    customTags: customTags(),
    // Dates stay text: `AWSTemplateFormatVersion: 2010-09-09` and policy versions are strings.
    schema: 'core',
    merge: true,
    prettyErrors: true,
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    throw problem;
  }
  return document.toJS({ maxAliasCount: 100 });
}
