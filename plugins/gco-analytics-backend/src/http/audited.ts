import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What the plugin writes to the audit log. */
export type AuditEventId =
  | 'studio-session'
  | 'operation-start'
  | 'operation-complete'
  | 'status-refresh';

const severities: Record<AuditEventId, AuditorServiceEventSeverityLevel> = {
  'studio-session': 'medium',
  'operation-start': 'medium',
  'operation-complete': 'medium',
  'status-refresh': 'low',
};

export interface AuditOptions {
  auditor: AuditorService;
  eventId: AuditEventId;
  // The types of express requests with and without a contract do not match.
  request: object;
  /** Who or what it is about. Never a URL of Studio, never a secret. */
  meta: JsonObject;
}

/**
 * Does some work and writes to the audit log how it ended. What the work notes is written with it.
 *
 * When the audit log cannot be written, the work's result is not given out.
 */
export async function audited<T>(
  { auditor, eventId, request, meta }: AuditOptions,
  work: (note: (meta: JsonObject) => void) => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: severities[eventId],
    request: request as Request,
    meta,
  });
  const noted: JsonObject = {};
  let result: T;
  try {
    result = await work(more => Object.assign(noted, more));
  } catch (error) {
    await event.fail({ error: toError(error), meta: noted });
    throw error;
  }
  await event.success({ meta: noted });
  return result;
}
