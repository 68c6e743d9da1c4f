import { Progress } from '../waitUntil';

/** Progress of a domain or user profile from what its describe call says. */
export function settledStatus(described: {
  Status: string;
  FailureReason?: string;
}): Progress {
  const { Status, FailureReason } = described;
  if (Status === 'InService') {
    return 'ready';
  }
  return /Failed$/.test(Status)
    ? { failed: FailureReason ?? Status }
    : 'waiting';
}
