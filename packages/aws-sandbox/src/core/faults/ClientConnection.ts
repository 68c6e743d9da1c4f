/** The connection that a call came by. */
export interface ClientConnection {
  /**
   * Tells when the client goes away before it has its answer.
   *
   * @returns what ends the listening
   */
  whenGone(listener: () => void): () => void;
}
