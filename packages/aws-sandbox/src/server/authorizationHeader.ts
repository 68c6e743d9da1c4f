/** A SigV4 `Authorization` header taken apart. */
export interface SignedAuthorization {
  accessKeyId: string;
  /** `yyyymmdd` */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/;

/** Reads the header; nothing when it is none of SigV4's. */
export function parseAuthorization(
  header: string | undefined,
): SignedAuthorization | undefined {
  const [, accessKeyId, date, region, service, signedHeaders, signature] =
    HEADER.exec(header ?? '') ?? [];
  return signature === undefined
    ? undefined
    : {
        accessKeyId,
        date,
        region,
        service,
        signedHeaders: signedHeaders.split(';'),
        signature,
      };
}
