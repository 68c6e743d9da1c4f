import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  API_LIMITS,
  environmentCreatePermission,
  environmentDeletePermission,
  environmentReadPermission,
  environmentUpdatePermission,
  OperationKind,
} from '@gco/plugin-gco-analytics-common';
import { EnvironmentCandidate, parseCandidate } from '../environments';
import { requireOperation } from '../operations';
import { toPublicOperation } from '../store';
import { audited } from './audited';
import {
  personRef,
  requireReader,
  requireScaffolder,
  requireStarter,
} from './callers';
import { presentEnvironment } from './presentEnvironment';
import { requireEnvironment } from './requireEnvironment';
import { AnalyticsRouter, RouterOptions } from './types';

const permissions = {
  deploy: environmentCreatePermission,
  change: environmentUpdatePermission,
  upgrade: environmentUpdatePermission,
  drift: environmentUpdatePermission,
  retire: environmentDeletePermission,
} satisfies Record<OperationKind, unknown>;

/** Operations: their history for people, their course for the scaffolder. */
export function addOperationRoutes(
  router: AnalyticsRouter,
  options: RouterOptions,
): void {
  addHistoryRoutes(router, options);
  addStartRoute(router, options);
  addRunnerRoutes(router, options);
}

function addHistoryRoutes(
  router: AnalyticsRouter,
  { httpAuth, authorizer, store }: RouterOptions,
): void {
  router.get('/environments/:name/operations', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    const decision = await authorizer.decide(
      environmentReadPermission,
      credentials,
    );
    const { name } = await requireEnvironment(store, req.params.name).then(
      environment => {
        decision.require(environment);
        return environment;
      },
    );
    const operations = await store.operations.list(name);
    res.json({ items: operations.map(toPublicOperation) });
  });

  router.get('/operations/:id/events', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    const decision = await authorizer.decide(
      environmentReadPermission,
      credentials,
    );
    const operation = await requireOperation(store, req.params.id);
    decision.require(await requireEnvironment(store, operation.environment));
    const items = await store.operationEvents.list(operation.id, {
      after: req.query.after ?? 0,
      limit: API_LIMITS.maxEventsPerPage,
    });
    res.json({ items });
  });
}

function addStartRoute(router: AnalyticsRouter, options: RouterOptions): void {
  const { httpAuth, config, accounts, operations } = options;

  router.post('/operations', async (req, res) => {
    // The answer holds the environment's external id.
    res.setHeader('Cache-Control', 'no-store');
    const { kind, taskId } = req.body;
    const { person } = await requireStarter(httpAuth, req);
    const started = await audited(
      {
        auditor: options.auditor,
        eventId: 'operation-start',
        request: req,
        meta: { kind, taskId },
      },
      async note => {
        const candidate = parseCandidate(req.body.config as JsonObject, {
          projectName: config.projectName,
          accounts,
        });
        const { name, owner, accountId, region } = candidate;
        note({ environment: name, owner, accountId, region });
        if (person) {
          await authorizeStart(options, { kind, candidate, person });
        }
        const result = await operations.start({
          kind,
          candidate,
          taskId,
          startedBy: person && personRef(person),
        });
        const { id, generation } = result.operation;
        note({ operationId: id, generation });
        return result;
      },
    );
    res.status(201).json({
      operation: toPublicOperation(started.operation),
      environment: presentEnvironment(started.environment, started.operation),
      leaseSeconds: config.operations.leaseSeconds,
      access: {
        hubRoleArn: config.hub.roleArn,
        externalId: started.environment.externalId,
      },
    });
  });
}

/** A new environment is judged as what it would become, an existing one as what it is. */
async function authorizeStart(
  { authorizer, store }: RouterOptions,
  start: {
    kind: OperationKind;
    candidate: EnvironmentCandidate;
    person: BackstageCredentials;
  },
): Promise<void> {
  const { kind, candidate, person } = start;
  const decision = await authorizer.decide(permissions[kind], person);
  if (kind === 'deploy') {
    decision.require({ ...candidate, state: 'deploying' });
  } else {
    decision.require(await requireEnvironment(store, candidate.name));
  }
}

function addRunnerRoutes(
  router: AnalyticsRouter,
  { httpAuth, auditor, operations }: RouterOptions,
): void {
  router.post('/operations/:id/lease', async (req, res) => {
    await requireScaffolder(httpAuth, req);
    await operations.renewLease(req.params.id, req.body.generation);
    res.status(204).end();
  });

  router.post('/operations/:id/events', async (req, res) => {
    await requireScaffolder(httpAuth, req);
    const { generation, events } = req.body;
    await operations.appendEvents(req.params.id, generation, events);
    res.status(204).end();
  });

  router.post('/operations/:id/completion', async (req, res) => {
    await requireScaffolder(httpAuth, req);
    const { id } = req.params;
    const operation = await audited(
      {
        auditor,
        eventId: 'operation-complete',
        request: req,
        meta: { operationId: id, state: req.body.state },
      },
      async note => {
        const completed = await operations.complete(id, req.body);
        note({ environment: completed.environment, kind: completed.kind });
        return completed;
      },
    );
    res.json(operation);
  });
}
