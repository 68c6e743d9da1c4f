import { InputError } from '@backstage/errors';
import { Fault } from '../core/FaultList';
import { World } from '../core/World';
import { WireRequest, WireResponse } from '../protocols';
import { FUNCTION_RUNNER, FunctionRunner } from '../services/lambda';
import { jsonResponse } from './jsonResponse';

/** Path below which tests observe and steer the sandbox. */
export const CONTROL_PATH = '/_sandbox/';

const FAULT_FIELDS: Record<keyof Fault, 'string' | 'number'> = {
  service: 'string',
  operation: 'string',
  resourceType: 'string',
  accountId: 'string',
  code: 'string',
  message: 'string',
  status: 'number',
  count: 'number',
};

/** The unsigned endpoint of the sandbox itself: health, accounts, request log, faults. */
export class ControlEndpoint {
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  handle(request: WireRequest): WireResponse {
    switch (
      `${request.method} ${request.path.slice(CONTROL_PATH.length - 1)}`
    ) {
      case 'GET /health':
        return jsonResponse({ status: 'ok' });
      case 'GET /accounts':
        return jsonResponse({ accounts: [...this.#world.accounts.values()] });
      case 'GET /calls':
        return jsonResponse({
          calls: this.#world.calls.list(request.query.get('since')?.[0]),
        });
      case 'GET /file-systems':
        return this.#fileSystem(request);
      case 'GET /faults':
        return jsonResponse({ faults: this.#world.faults.list() });
      case 'POST /faults':
        return this.#addFault(request);
      case 'DELETE /faults':
        this.#world.faults.clear();
        return jsonResponse({ faults: [] });
      default:
        return jsonResponse(
          {
            error: `No ${request.method} ${request.path} in the control endpoint`,
          },
          404,
        );
    }
  }

  #fileSystem(request: WireRequest): WireResponse {
    const id = request.query.get('id')?.[0] ?? '';
    const entries = this.#world.state
      .get([FUNCTION_RUNNER], () => new FunctionRunner())
      .fileSystems.list(id);
    return entries
      ? jsonResponse({ fileSystemId: id, entries })
      : jsonResponse({ error: `No function has mounted '${id}'` }, 404);
  }

  #addFault(request: WireRequest): WireResponse {
    try {
      this.#world.faults.add(parseFault(request.body.toString('utf8')));
      return jsonResponse({ faults: this.#world.faults.list() }, 201);
    } catch (error) {
      return jsonResponse({ error: (error as Error).message }, 400);
    }
  }
}

function parseFault(body: string): Fault {
  let fault: Record<string, unknown>;
  try {
    fault = JSON.parse(body);
  } catch {
    throw new InputError('A fault must be a JSON object');
  }
  if (typeof fault !== 'object' || fault === null || Array.isArray(fault)) {
    throw new InputError('A fault must be a JSON object');
  }
  for (const [name, value] of Object.entries(fault)) {
    const expected = FAULT_FIELDS[name as keyof Fault];
    if (!expected) {
      throw new InputError(`Unknown member '${name}' of a fault`);
    }
    if (typeof value !== expected) {
      throw new InputError(
        `Member '${name}' of a fault must be a ${expected}, not ${JSON.stringify(
          value,
        )}`,
      );
    }
  }
  if (!fault.service || !fault.code) {
    throw new InputError("A fault needs 'service' and 'code'");
  }
  if (
    fault.status !== undefined &&
    !(Number(fault.status) >= 400 && Number(fault.status) <= 599)
  ) {
    throw new InputError(
      `Member 'status' of a fault must be from 400 to 599, not ${fault.status}`,
    );
  }
  if (fault.count !== undefined && !(Number(fault.count) >= 1)) {
    throw new InputError(
      `Member 'count' of a fault must be at least 1, not ${fault.count}`,
    );
  }
  return fault as unknown as Fault;
}
