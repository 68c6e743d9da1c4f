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
