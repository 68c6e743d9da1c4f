import { APIRequestContext, expect } from '@playwright/test';
import { AWS_URL } from './addresses';

/** One line of the local AWS's request log. */
export interface AwsCall {
  time: string;
  account: string;
  region: string;
  service: string;
  operation: string;
  principal?: string;
  sessionName?: string;
  sourceIdentity?: string;
  sessionTags?: Record<string, string>;
  status: number;
}

/** Calls that the local AWS answered, oldest first. */
export async function awsCalls(request: APIRequestContext): Promise<AwsCall[]> {
  const answer = await request.get(`${AWS_URL}/_sandbox/calls`);
  expect(answer.status()).toBe(200);
  const body = await answer.json();
  return Array.isArray(body) ? body : body.calls;
}

/** Makes the next resource of a CloudFormation type fail, with an error as its service would answer it. */
export async function failNextResource(
  request: APIRequestContext,
  fault: { resourceType: string; code: string; message: string },
): Promise<void> {
  const answer = await request.post(`${AWS_URL}/_sandbox/faults`, {
    data: { service: 'cloudformation', count: 1, ...fault },
  });
  expect(answer.ok()).toBe(true);
}
