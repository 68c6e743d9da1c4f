import { NotFoundError } from '@backstage/errors';
import { OperationEvent } from '@gco/plugin-gco-analytics-common';
import { Knex } from 'knex';
import { AppendedEvents, StoredEvent } from './types';

/** Events of operations in the database. Sequence numbers start at 1 and have no gaps. */
export class OperationEventTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(
    operationId: string,
    options: { after: number; limit: number },
  ): Promise<StoredEvent[]> {
    const rows: { sequence: number; event: string }[] = await this.#knex(
      'operation_events',
    )
      .where({ operation_id: operationId })
      .where('sequence', '>', options.after)
      .orderBy('sequence')
      .limit(options.limit)
      .select('sequence', 'event');
    return rows.map(row => ({
      ...JSON.parse(row.event),
      sequence: row.sequence,
    }));
  }

  /**
   * Adds the events that are not there yet and notes the last progress among them on the operation. Only for the holder of the
   * environment's row lock: sequence numbers are handed out by reading.
   */
  async append(
    operationId: string,
    events: OperationEvent[],
  ): Promise<AppendedEvents> {
    const operation: { last_sequence: number } | undefined = await this.#knex(
      'operations',
    )
      .where({ id: operationId })
      .first('last_sequence');
    if (!operation) {
      throw new NotFoundError(`There is no operation '${operationId}'`);
    }
    const fresh = await this.#withoutKnown(operationId, events);
    if (fresh.length === 0) {
      return { added: 0 };
    }
    const rows = fresh.map((event, index) => ({
      operation_id: operationId,
      sequence: operation.last_sequence + index + 1,
      event_id: event.id,
      event: JSON.stringify(event),
    }));
    await this.#knex('operation_events').insert(rows);
    const progress = fresh.findLast(event => event.progress)?.progress;
    await this.#knex('operations')
      .where({ id: operationId })
      .update({
        last_sequence: operation.last_sequence + fresh.length,
        ...(progress && {
          completed_resources: progress.completed,
          total_resources: progress.total ?? null,
        }),
      });
    return { added: fresh.length, progress };
  }

  async #withoutKnown(
    operationId: string,
    events: OperationEvent[],
  ): Promise<OperationEvent[]> {
    const known: string[] = await this.#knex('operation_events')
      .where({ operation_id: operationId })
      .whereIn(
        'event_id',
        events.map(event => event.id),
      )
      .pluck('event_id');
    const seen = new Set(known);
    return events.filter(event => {
      const isNew = !seen.has(event.id);
      seen.add(event.id);
      return isNew;
    });
  }
}
