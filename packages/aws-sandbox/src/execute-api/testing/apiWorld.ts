import { request as httpRequest } from 'http';
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateRestApiCommandInput,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationCommandInput,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodCommandInput,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { SandboxOptions } from '../../createSandbox';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

/** An answer of an API. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A sandbox with short ways to make and call REST APIs. */
export interface ApiWorld {
  readonly sandbox: TestSandbox;
  readonly apis: APIGatewayClient;
  /** @returns the API's id */
  createApi(change?: Partial<CreateRestApiCommandInput>): Promise<string>;
  /** Adds what is missing of a path. @returns the last resource's id */
  addPath(restApiId: string, path: string): Promise<string>;
  /** Adds a method with a mock that answers 200 with the template's text. */
  addMock(
    restApiId: string,
    route: string,
    template?: string,
    method?: Partial<PutMethodCommandInput>,
  ): Promise<void>;
  /** Adds a method in front of a function. */
  addFunction(
    restApiId: string,
    route: string,
    functionArn: string,
    integration?: Partial<PutIntegrationCommandInput>,
  ): Promise<void>;
  deploy(restApiId: string, stageName?: string): Promise<void>;
  /** Asks by the path form, or by a host. */
  ask(
    path: string,
    options?: {
      method?: string;
      host?: string;
      headers?: Record<string, string>;
      body?: string;
      from?: string;
    },
  ): Promise<Answer>;
}

export async function startApiWorld(
  options: SandboxOptions = {},
): Promise<ApiWorld> {
  const sandbox = await startTestSandbox(options);
  const apis = new APIGatewayClient(sandbox.config(sandbox.admin(SPOKE)));

  const world: ApiWorld = {
    sandbox,
    apis,
    async createApi(change) {
      const { id } = await apis.send(
        new CreateRestApiCommand({ name: 'test', ...change }),
      );
      return id!;
    },
    async addPath(restApiId, wanted) {
      const { items } = await apis.send(
        new GetResourcesCommand({ restApiId, limit: 500 }),
      );
      const idOf = new Map(items!.map(({ path: at, id }) => [at!, id!]));
      let parentId = items!.find(item => item.path === '/')!.id!;
      let path = '';
      for (const pathPart of wanted.split('/').filter(Boolean)) {
        path += `/${pathPart}`;
        const known = idOf.get(path);
        parentId =
          known ??
          (
            await apis.send(
              new CreateResourceCommand({ restApiId, parentId, pathPart }),
            )
          ).id!;
      }
      return parentId;
    },
    async addMock(restApiId, route, template = '{}', change = {}) {
      const [httpMethod, path] = route.split(' ');
      const resourceId = await world.addPath(restApiId, path);
      const key = { restApiId, resourceId, httpMethod };
      await apis.send(
        new PutMethodCommand({ ...key, authorizationType: 'NONE', ...change }),
      );
      await apis.send(
        new PutMethodResponseCommand({ ...key, statusCode: '200' }),
      );
      await apis.send(
        new PutIntegrationCommand({
          ...key,
          type: 'MOCK',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
        }),
      );
      await apis.send(
        new PutIntegrationResponseCommand({
          ...key,
          statusCode: '200',
          responseTemplates: { 'application/json': template },
        }),
      );
    },
    async addFunction(restApiId, route, functionArn, change = {}) {
      const [httpMethod, path] = route.split(' ');
      const resourceId = await world.addPath(restApiId, path);
      const key = { restApiId, resourceId, httpMethod };
      await apis.send(
        new PutMethodCommand({ ...key, authorizationType: 'NONE' }),
      );
      await apis.send(
        new PutIntegrationCommand({
          ...key,
          type: 'AWS_PROXY',
          integrationHttpMethod: 'POST',
          uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
          ...change,
        }),
      );
    },
    async deploy(restApiId, stageName = 'prod') {
      await apis.send(new CreateDeploymentCommand({ restApiId, stageName }));
    },
    ask(path, { method = 'GET', host, headers = {}, body, from } = {}) {
      const { port } = new URL(sandbox.url);
      return new Promise((resolve, reject) => {
        const outgoing = httpRequest(
          {
            host: '127.0.0.1',
            port,
            path: host ? path : `/_execute-api/${path}`,
            method,
            headers: { ...headers, ...(host ? { host } : {}) },
            localAddress: from,
          },
          response => {
            const chunks: Buffer[] = [];
            response.on('data', chunk => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                text: Buffer.concat(chunks).toString('utf8'),
              }),
            );
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    },
  };
  return world;
}
