import type { ChangeInfo, GetChangeRequest } from '@aws-sdk/client-route-53';
import { uniqueId } from '../../core/identifiers';
import { durationOf } from '../../core/faults';
import { CallContext, Operation } from '../../core/types';
import { authorizeRoute53, bareId } from './access';
import { Change, Route53State } from './Route53State';
import { route53Error } from './route53Error';

/** How long it takes until all name servers have a change. */
const PROPAGATION_MS = 45_000;

function shown({ id, submittedAt, status, comment }: Change): ChangeInfo {
  return {
    Id: `/change/${id}`,
    Status: status,
    SubmittedAt: submittedAt,
    Comment: comment,
  };
}

/** Notes a change, which holds at once here and is everywhere some time later. */
export function submitChange(
  context: CallContext,
  comment?: string,
): ChangeInfo {
  const change: Change = {
    id: uniqueId('C'),
    accountId: context.accountId,
    submittedAt: context.clock.now(),
    status: 'PENDING',
    comment,
  };
  Route53State.of(context).changes.set(change.id, change);
  void context.clock
    .sleep(
      durationOf(context, 'AWS::Route53::RecordSet', 'update', PROPAGATION_MS),
    )
    .then(() => {
      change.status = 'INSYNC';
    });
  return shown(change);
}

export const changeOperations: Readonly<Record<string, Operation>> = {
  GetChange(context, input: GetChangeRequest) {
    const id = bareId(input.Id);
    authorizeRoute53(
      context,
      'GetChange',
      `arn:${context.partition}:route53:::change/${id}`,
    );
    const change = Route53State.of(context).changes.get(id);
    if (change?.accountId !== context.accountId) {
      throw route53Error(
        'NoSuchChange',
        `Could not find resource with ID: ${id}`,
        404,
      );
    }
    return { ChangeInfo: shown(change) };
  },
};
