import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';

/** Calls a service as SageMaker itself, for what it does by its service-linked role. */
export function asSageMaker(
  context: CallContext,
  service: string,
  operation: string,
  input: object,
): Promise<any> {
  const principal = serviceLinkedRole(context, 'sagemaker.amazonaws.com');
  return context.invoke(service, operation, input, principal);
}
