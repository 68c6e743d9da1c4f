/** Checks input against what AWS publishes of its services. */
export interface InputValidation {
  /**
   * @param call.service signing name
   * @throws AwsError in the service's words
   */
  validate(call: { service: string; operation: string; input: object }): void;
}
