/** Operations that move data or carry requests; trails keep them only where somebody pays for it. */
const DATA_EVENTS: Readonly<Record<string, RegExp>> = {
  dynamodb:
    /^(Batch|Transact|Execute)|^(Get|Put|Update|Delete)Item$|^(Query|Scan)$/,
  firehose: /^PutRecord/,
  lambda: /^Invoke/,
  logs: /^(PutLogEvents|GetLogEvents|FilterLogEvents|StartQuery|GetQueryResults)$/,
  monitoring: /^(PutMetricData|GetMetricData|GetMetricStatistics|ListMetrics)$/,
  s3: /Object|MultipartUpload|^(UploadPart|ListParts)/,
};

/** Whether an operation is none of the management of resources. */
export function isDataEvent(service: string, operation: string): boolean {
  return DATA_EVENTS[service]?.test(operation) ?? false;
}
