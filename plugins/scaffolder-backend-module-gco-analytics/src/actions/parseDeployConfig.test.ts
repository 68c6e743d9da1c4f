import { JsonObject } from '@backstage/types';
import { parseDeployConfig } from './parseDeployConfig';

const valid: JsonObject = {
  environment: { name: 'forecast', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
};
const parse = (input: unknown) =>
  parseDeployConfig(input, { projectName: 'acme' });

describe('parseDeployConfig', () => {
  it('fills in the defaults and the name of the portal', () => {
    expect(parse(valid)).toMatchObject({
      ...valid,
      projectName: 'acme',
      studio: { idleShutdown: { timeoutMinutes: 120 } },
      emr: { enabled: true },
    });
  });

  it('has no access section, whatever the template says', () => {
    expect(parse(valid).access).toBeUndefined();
    expect(() =>
      parse({
        ...valid,
        access: {
          hubRoleArn: 'arn:aws:iam::999999999999:role/mine',
          externalId: 'mine',
        },
      }),
    ).toThrow('config.access: is set by the portal');
  });

  it("takes the portal's own project name and no other", () => {
    expect(parse({ ...valid, projectName: 'acme' }).projectName).toBe('acme');
    expect(() => parse({ ...valid, projectName: 'other' })).toThrow(
      `must be 'acme', the portal's own (got "other")`,
    );
  });

  it.each([[undefined], [null], ['forecast'], [[valid]], [7]])(
    'refuses %j',
    input => {
      expect(() => parse(input)).toThrow(
        `config: must be an object (got ${JSON.stringify(input)})`,
      );
    },
  );

  it('lists every problem with path, rule and value', () => {
    const problems = {
      ...valid,
      environment: { name: 'Fore Cast!', owner: 'forecasting' },
      account: 444455556666,
      region: 'eu-west-11',
      emr: { enabled: 'yes' },
      colour: 'green',
    };

    expect(() => parse(problems)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(
          /environment\.name: .*"Fore Cast!"[^]*environment\.owner: .*"forecasting"[^]*account: .*444455556666[^]*region: .*"eu-west-11"[^]*emr\.enabled: .*"yes"[^]*colour: .*"green"/,
        ),
      }),
    );
  });
});
