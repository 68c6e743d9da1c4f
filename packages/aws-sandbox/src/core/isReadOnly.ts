const READING =
  /^(?:BatchGet|Check|Describe|Estimate|Filter|Get|Head|List|Lookup|Query|Scan|Search|Simulate|Validate)/;

/** Reads by their names, which hand out credentials that must work later on. */
const HANDING_OUT = /^Get(?:SessionToken|FederationToken)$/;

/** Whether an operation of AWS leaves everything as it was, by its name. */
export function isReadOnly(operation: string): boolean {
  return READING.test(operation) && !HANDING_OUT.test(operation);
}
