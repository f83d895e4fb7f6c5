/** Files of orders as a command is given them: read within limits, unpacked, refused with a sentence. */
import { gunzipSync } from "node:zlib";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Finding } from "#core/problem.ts";
import { type OrderFile, readOrderFile } from "#core/roster/order.ts";
import type { Translate } from "#messages/message.ts";
import { orderFindingText } from "#messages/render/order/order-finding.ts";

/** The bytes of a file; refuses one that is not there. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFileIfExists(path, 1_048_576);
  if (bytes !== null) return bytes;
  throw new MessageRefusal("not-found", (t) => t("directiveCommand.noFile", { path }));
}

/** The order in a file's bytes, or what else offices sign, by its payload type. */
export function orderIn(bytes: Uint8Array, path: string, payloadType?: string): OrderFile {
  const order = readOrderFile(unpackedOrder(bytes, path), payloadType);
  return order.ok ? order.value : unreadable(path, order.findings);
}

const [largestFile, largestUnpacked] = [64 * 1024, 256 * 1024];

/** The bytes of an order's file, which may be in gzip. */
function unpackedOrder(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes.length > largestFile)
    return unreadable(path, [
      { at: "", code: "order-too-large", message: `an order's file has ${largestFile} bytes at most` },
    ]);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestUnpacked });
  } catch {
    return unreadable(path, [
      { at: "", code: "order-form", message: "This is not an order (bongsu.order/1)." },
    ]);
  }
}

/** Refuses a file with what was found wrong in it. */
export function unreadable(path: string, findings: readonly Finding[]): never {
  const why = (t: Translate) => findings.map((one) => orderFindingText(one, t)).join("; ");
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("directiveCommand.unreadable", { path, why: why(t) }),
    findings,
  );
}
