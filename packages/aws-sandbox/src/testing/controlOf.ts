import { AssertionError } from 'assert';

/** The control endpoint of a sandbox, for tests; everything but {@link ControlClient.ask} fails unless the answer is a success. */
export interface ControlClient {
  get(path: string): Promise<any>;
  post(path: string, body: unknown): Promise<any>;
  put(path: string, body: unknown): Promise<any>;
  delete(path: string): Promise<any>;
  /** Any request, with any answer. */
  ask(
    method: string,
    path: string,
    body?: string,
  ): Promise<{ status: number; body: any }>;
}

/** @param url address of the sandbox */
export function controlOf(url: string): ControlClient {
  const ask: ControlClient['ask'] = async (method, path, body) => {
    const answer = await fetch(`${url}/_sandbox/${path}`, { method, body });
    return { status: answer.status, body: await answer.json() };
  };
  const succeed = async (method: string, path: string, value?: unknown) => {
    const body = value === undefined ? undefined : JSON.stringify(value);
    const answer = await ask(method, path, body);
    if (answer.status >= 300) {
      throw new AssertionError({
        message: `${method} ${path}: ${answer.status} ${answer.body.error}`,
      });
    }
    return answer.body;
  };
  return {
    ask,
    get: path => succeed('GET', path),
    post: (path, body) => succeed('POST', path, body),
    put: (path, body) => succeed('PUT', path, body),
    delete: path => succeed('DELETE', path),
  };
}
