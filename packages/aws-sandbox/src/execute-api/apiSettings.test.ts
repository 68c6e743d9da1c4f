import {
  GetRestApiCommand,
  GetStageCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiWorld, startApiWorld } from './testing/apiWorld';

jest.setTimeout(30_000);

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.sandbox.stop());

const STREAM =
  'arn:aws:firehose:eu-west-1:444455556666:deliverystream/amazon-apigateway-requests';

describe('an access log into a stream', () => {
  async function logTo(value: string) {
    const restApiId = await world.createApi();
    await world.addMock(restApiId, 'GET /');
    await world.deploy(restApiId);
    const stage = { restApiId, stageName: 'prod' };
    await world.apis.send(
      new UpdateStageCommand({
        ...stage,
        patchOperations: [
          {
            op: 'replace',
            path: '/accessLogSettings/destinationArn',
            value,
          },
          {
            op: 'replace',
            path: '/accessLogSettings/format',
            value: '$context.requestId',
          },
        ],
      }),
    );
    const { accessLogSettings } = await world.apis.send(
      new GetStageCommand(stage),
    );
    return { restApiId, accessLogSettings };
  }

  it('needs no role of the account', async () => {
    const { accessLogSettings } = await logTo(STREAM);
    expect(accessLogSettings).toEqual({
      destinationArn: STREAM,
      format: '$context.requestId',
    });
  });

  it('does not stop requests when the stream is missing', async () => {
    const { restApiId } = await logTo(STREAM);
    expect(await world.ask(`${restApiId}/prod/`)).toMatchObject({
      status: 200,
    });
  });

  it('needs a stream of the right name', async () => {
    await expect(
      logTo(STREAM.replace('amazon-apigateway-', '')),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('the TLS policy of an API', () => {
  const REGIONAL = { endpointConfiguration: { types: ['REGIONAL' as const] } };
  const MODERN = 'SecurityPolicy_TLS13_1_2_PQ_2025_09';

  const tlsOf = async (restApiId: string) => {
    const { securityPolicy, endpointAccessMode } = await world.apis.send(
      new GetRestApiCommand({ restApiId }),
    );
    return { securityPolicy, endpointAccessMode };
  };

  it('is the oldest one unless told otherwise', async () => {
    expect(await tlsOf(await world.createApi(REGIONAL))).toEqual({
      securityPolicy: 'TLS_1_0',
      endpointAccessMode: undefined,
    });
  });

  it('is set and changed', async () => {
    const restApiId = await world.createApi({
      ...REGIONAL,
      securityPolicy: MODERN,
      endpointAccessMode: 'STRICT',
    });
    expect(await tlsOf(restApiId)).toEqual({
      securityPolicy: MODERN,
      endpointAccessMode: 'STRICT',
    });
    const value = 'SecurityPolicy_TLS13_1_3_2025_09';
    await world.apis.send(
      new UpdateRestApiCommand({
        restApiId,
        patchOperations: [{ op: 'replace', path: '/securityPolicy', value }],
      }),
    );
    expect((await tlsOf(restApiId)).securityPolicy).toBe(value);
  });

  it.each([
    ['without an access mode', { securityPolicy: MODERN }, 'access mode'],
    [
      'that is none',
      { securityPolicy: 'TLS_9', endpointAccessMode: 'STRICT' },
      "Value 'TLS_9' at 'createRestApiInput.securityPolicy'",
    ],
    [
      'of the edge',
      {
        securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE',
        endpointAccessMode: 'STRICT',
      },
      'is not for endpoints of type REGIONAL',
    ],
    [
      'with an unknown access mode',
      { securityPolicy: MODERN, endpointAccessMode: 'LAX' },
      "Value 'LAX' at 'createRestApiInput.endpointAccessMode'",
    ],
  ])('cannot be one %s', async (_what, settings, message) => {
    await expect(
      world.createApi({ ...REGIONAL, ...(settings as object) }),
    ).rejects.toThrow(message);
  });
});
