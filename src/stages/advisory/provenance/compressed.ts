/** The bytes that records came in, as they are stored: under zstd. */
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";

const compressed = promisify(zstdCompress);
const decompressed = promisify(zstdDecompress);

/** A text as it is stored. */
export async function compress(text: string): Promise<Buffer> {
  return await compressed(text);
}

/** The text of stored bytes. */
export async function decompress(bytes: Uint8Array): Promise<string> {
  return (await decompressed(bytes)).toString("utf8");
}
