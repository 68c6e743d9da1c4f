/** Instead of an answer the client's connection is reset, or the client has gone by itself. */
export class DroppedConnection extends Error {
  constructor(
    /** What the log shows as error code. */
    readonly code: 'ConnectionDropped' | 'ClientGone',
  ) {
    super('The call has no answer, because its connection is gone');
    this.name = 'DroppedConnection';
  }
}
