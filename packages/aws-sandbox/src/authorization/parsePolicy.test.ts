import { parsePolicy, PolicyUse } from './parsePolicy';

const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

describe('parsePolicy', () => {
  it('brings single values to lists', () => {
    const [parsed] = parsePolicy(
      JSON.stringify({ Statement: statement }),
      'identity',
    ).statements;
    expect(parsed).toMatchObject({
      effect: 'Allow',
      actions: ['s3:*'],
      resources: ['*'],
      conditions: {},
    });
  });

  it.each<[string, string, PolicyUse, string]>([
    ['no JSON', '{', 'identity', 'Syntax errors'],
    ['no object', '[]', 'identity', 'Syntax errors'],
    ['no statement', '{}', 'identity', 'at least one statement'],
    [
      'an unknown version',
      JSON.stringify({ Version: '2020-01-01', Statement: statement }),
      'identity',
      '2020-01-01',
    ],
    [
      'an unknown element',
      JSON.stringify({ Statement: { ...statement, Acton: '*' } }),
      'identity',
      'Acton',
    ],
    [
      'an unknown effect',
      JSON.stringify({ Statement: { ...statement, Effect: 'Permit' } }),
      'identity',
      'Permit',
    ],
    [
      'no action',
      JSON.stringify({ Statement: { ...statement, Action: undefined } }),
      'identity',
      'actions',
    ],
    [
      'both action elements',
      JSON.stringify({ Statement: { ...statement, NotAction: '*' } }),
      'identity',
      'both',
    ],
    [
      'no resource',
      JSON.stringify({ Statement: { ...statement, Resource: undefined } }),
      'identity',
      'resources',
    ],
    [
      'an action without service',
      JSON.stringify({ Statement: { ...statement, Action: 'Get' } }),
      'identity',
      'Get',
    ],
    [
      'an action that is no text',
      JSON.stringify({ Statement: { ...statement, Action: [1] } }),
      'identity',
      'Action',
    ],
    [
      'an unknown operator',
      JSON.stringify({
        Statement: { ...statement, Condition: { StringIs: { a: 'b' } } },
      }),
      'identity',
      'StringIs',
    ],
    [
      'a prototype for an operator',
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"constructor":{"a":"b"}}}}',
      'identity',
      'constructor',
    ],
    [
      'a principal in an identity policy',
      JSON.stringify({ Statement: { ...statement, Principal: '*' } }),
      'identity',
      'principal',
    ],
    [
      'no principal in a resource policy',
      JSON.stringify({ Statement: statement }),
      'resource',
      'Principal',
    ],
    [
      'a resource in a trust policy',
      JSON.stringify({ Statement: { ...statement, Principal: '*' } }),
      'trust',
      'Resource',
    ],
  ])('refuses %s', (_name, document, use, hint) => {
    let thrown: any;
    try {
      parsePolicy(document, use);
    } catch (error) {
      thrown = error;
    }
    expect(thrown?.code).toBe('MalformedPolicyDocument');
    expect(thrown.message).toContain(hint);
  });
});
