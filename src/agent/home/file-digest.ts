/** What a file is known by: the digest of its bytes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** The sha256 of a file, in lower-case hex, read piece by piece. */
export async function fileDigest(path: string): Promise<string> {
  const digest = createHash("sha256");
  for await (const piece of createReadStream(path)) digest.update(piece as Uint8Array);
  return digest.digest("hex");
}
