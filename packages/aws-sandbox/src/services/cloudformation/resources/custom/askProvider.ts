import { randomUUID } from 'crypto';
import { AwsError } from '../../../../core/AwsError';
import { CallContext } from '../../../../core/types';
import { FunctionRunner } from '../../../lambda';
import { PropertyValues } from '../../model';
import { PropertyError } from '../propertyError';
import { ResourceRequest } from '../ResourceHandler';
import { CustomResponses } from './CustomResponses';

const DEFAULT_TIMEOUT_SECONDS = 3600;
const MAXIMUM_RESPONSE_BYTES = 4096;
const MAXIMUM_ID_BYTES = 1024;
/** Into how many parts the time for an answer is cut. */
const TIME_STEPS = 60;

/** What a custom resource's provider is asked, besides what every request says. */
export interface ProviderQuestion {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly properties: PropertyValues;
  readonly oldProperties?: PropertyValues;
  readonly physicalId?: string;
}

/** What a provider answers. */
export interface ProviderAnswer {
  readonly PhysicalResourceId: string;
  readonly Data: Readonly<Record<string, unknown>>;
  readonly NoEcho: boolean;
}

/** A provider that was asked and failed, or never answered. */
export class ProviderFailure extends PropertyError {
  constructor(message: string, readonly physicalId?: string) {
    super(message);
  }
}

/** Values as CloudFormation hands them to providers: every scalar is a string. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(asTexts);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, asTexts(child)]),
    );
  }
  return String(value);
}

/** Passes when the time for an answer is over; it stands still while functions run, as they run in wall time. */
async function timeIsOver(
  context: CallContext,
  seconds: number,
  isAnswered: () => boolean,
): Promise<void> {
  const runner = FunctionRunner.of(context);
  for (let left = TIME_STEPS; left > 0 && !isAnswered(); ) {
    await context.clock.sleep((seconds * 1000) / TIME_STEPS);
    if (!runner.isBusy(context.accountId)) {
      left -= 1;
    }
  }
}

function timeoutOf(properties: PropertyValues): number {
  const { ServiceTimeout } = properties;
  if (ServiceTimeout === undefined) {
    return DEFAULT_TIMEOUT_SECONDS;
  }
  const seconds = Number(ServiceTimeout);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    throw new PropertyError(
      `ServiceTimeout ${JSON.stringify(
        ServiceTimeout,
      )} must be a whole number of seconds from 1 to 3600`,
    );
  }
  return seconds;
}

function serviceToken(
  context: CallContext,
  properties: PropertyValues,
): string {
  const token = String(properties.ServiceToken);
  const [, service, region] =
    /^arn:[\w-]+:(lambda|sns):([a-z0-9-]+):\d{12}:.+$/.exec(token) ?? [];
  if (!service) {
    throw new PropertyError(`Invalid service token ${token}`);
  }
  if (service === 'sns') {
    throw new PropertyError(
      'A topic as service token is not implemented by the local AWS',
    );
  }
  if (region !== context.region) {
    throw new PropertyError(
      `Invalid service token ${token}: it must be in region ${context.region}`,
    );
  }
  return token;
}

function readAnswer(
  body: string,
  expected: { StackId: string; RequestId: string; LogicalResourceId: string },
): ProviderAnswer {
  if (Buffer.byteLength(body) > MAXIMUM_RESPONSE_BYTES) {
    throw new ProviderFailure('Response object is too long.');
  }
  let answer: Record<string, any>;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new ProviderFailure('Invalid Response object: it is not JSON');
  }
  if (typeof answer !== 'object' || answer === null) {
    throw new ProviderFailure('Invalid Response object: it is not an object');
  }
  for (const [name, value] of Object.entries(expected)) {
    if (answer[name] !== value) {
      throw new ProviderFailure(
        `Invalid Response object: Value of property ${name} must be ${value}`,
      );
    }
  }
  const { Status, Reason, PhysicalResourceId, Data, NoEcho } = answer;
  if (Status === 'FAILED') {
    throw new ProviderFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${Reason} (RequestId: ${expected.RequestId})`,
      PhysicalResourceId,
    );
  }
  if (Status !== 'SUCCESS') {
    throw new ProviderFailure(
      'Invalid Response object: Value of property Status must be SUCCESS or FAILED',
    );
  }
  if (
    typeof PhysicalResourceId !== 'string' ||
    PhysicalResourceId === '' ||
    Buffer.byteLength(PhysicalResourceId) > MAXIMUM_ID_BYTES
  ) {
    throw new ProviderFailure('Invalid PhysicalResourceId');
  }
  return {
    PhysicalResourceId,
    Data: typeof Data === 'object' && Data !== null ? Data : {},
    NoEcho: String(NoEcho) === 'true',
  };
}

/**
 * Asks a custom resource's provider and waits for what it puts to the response address.
 *
 * @param resourceType as in the template
 * @throws ProviderFailure once the provider was asked; other errors when it could not be
 */
export async function askProvider(
  request: ResourceRequest,
  resourceType: string,
  question: ProviderQuestion,
): Promise<ProviderAnswer> {
  const { context, stackId, logicalId } = request;
  const { RequestType, properties, oldProperties, physicalId } = question;
  const FunctionName = serviceToken(context, properties);
  const timeout = timeoutOf(properties);
  const requestId = randomUUID();
  const response = CustomResponses.of(context).open(context, {
    stackId,
    logicalId,
    requestId,
  });
  let isAnswered = false;
  try {
    const event = {
      RequestType,
      ServiceToken: FunctionName,
      ResponseURL: response.url,
      StackId: stackId,
      RequestId: requestId,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: resourceType,
      ResourceProperties: asTexts(properties),
      OldResourceProperties: oldProperties && asTexts(oldProperties),
    };
    await context.invoke('lambda', 'Invoke', {
      FunctionName,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(event)),
    });
    const body = await Promise.race([
      response.body,
      timeIsOver(context, timeout, () => isAnswered),
    ]);
    if (body === undefined) {
      throw new ProviderFailure(
        `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`,
      );
    }
    return readAnswer(body, {
      StackId: stackId,
      RequestId: requestId,
      LogicalResourceId: logicalId,
    });
  } catch (error) {
    throw error instanceof AwsError && error.code === 'AccessDeniedException'
      ? new PropertyError(error.message)
      : error;
  } finally {
    isAnswered = true;
    response.close();
  }
}
