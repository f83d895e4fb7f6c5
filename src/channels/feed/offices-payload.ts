/** What offices signed in a file of the publication. */
import { gunzipSync } from "node:zlib";
import { readOrderFile } from "#core/roster/order.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

const largestUnpacked = 256 * 1024;

/** The signed bytes of a published file; its room judged it before. */
export function officesPayload(
  content: Uint8Array | undefined,
  path: string,
  payloadType: string,
): Uint8Array {
  const bytes = gunzipSync(content ?? new Uint8Array(), { maxOutputLength: largestUnpacked });
  const file = readOrderFile(bytes, payloadType);
  if (!file.ok) throw new Error(`published file ${path} cannot be read`);
  return fromBase64(file.value.order.payload) ?? new Uint8Array();
}
