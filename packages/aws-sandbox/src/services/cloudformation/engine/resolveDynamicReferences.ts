import { CallContext } from '../../../core/types';
import { validationError } from '../template';

const REFERENCE = /\{\{resolve:([^:{}]+):([^{}]+)\}\}/g;

async function resolveOne(
  context: CallContext,
  service: string,
  key: string,
): Promise<string> {
  if (service !== 'ssm') {
    throw validationError(
      `Dynamic reference to ${service} is not implemented by the local AWS`,
    );
  }
  const { Parameter } = await context.invoke('ssm', 'GetParameter', {
    Name: key,
  });
  return Parameter.Value;
}

/** Replaces `{{resolve:ssm:…}}` inside property values by what the parameter holds now. */
export async function resolveDynamicReferences(
  context: CallContext,
  value: unknown,
): Promise<unknown> {
  if (typeof value === 'string') {
    let text = value;
    for (const [whole, service, key] of value.matchAll(REFERENCE)) {
      const found = await resolveOne(context, service, key);
      text = text.replace(whole, () => found);
    }
    return text;
  }
  if (Array.isArray(value)) {
    return Promise.all(
      value.map(item => resolveDynamicReferences(context, item)),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = await Promise.all(
      Object.entries(value).map(
        async ([key, child]) =>
          [key, await resolveDynamicReferences(context, child)] as const,
      ),
    );
    return Object.fromEntries(entries);
  }
  return value;
}
