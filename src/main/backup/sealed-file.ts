/**
 * Files of a backup: compressed, then sealed by age (age-encryption.org), so that `age -d FILE | zstd -d` opens them without this program. Each lies there
 * whole or not at all.
 */
import { Decrypter, Encrypter } from "age-encryption";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { renameDurably } from "#agent/home/durable-files.ts";

/** A file as the manifest names it. */
export type SealedFile = { readonly sha256: string; readonly bytes: number };

/** Whom a file is sealed for: whoever knows a passphrase, or has the backup's own secret. */
type SealedFor = { readonly passphrase: string; readonly work?: number } | { readonly recipient: string };

/** What opens a file. */
type Opener = { readonly passphrase: string } | { readonly identity: string };

/** log2 of scrypt's work: a quarter of a second of a quiet machine in native code, some seconds here. */
const scryptWork = 17;

/** Writes a sealed file durably. */
export async function writeSealed(path: string, source: Readable, to: SealedFor): Promise<SealedFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const encrypter = new Encrypter();
  if ("passphrase" in to) {
    encrypter.setScryptWorkFactor(to.work ?? scryptWork);
    encrypter.setPassphrase(to.passphrase);
  } else encrypter.addRecipient(to.recipient);
  const compressed = createZstdCompress();
  const feeding = pipeline(source, compressed);
  const [digest, draft] = [digesting(), `${path}.new`];
  const sealing = (async () => {
    const sealed = await encrypter.encrypt(Readable.toWeb(compressed) as ReadableStream<Uint8Array>);
    const file = createWriteStream(draft, { mode: 0o600, flush: true });
    await pipeline(Readable.fromWeb(sealed as unknown as WebStream), digest.stream, file);
  })();
  await Promise.all([feeding, sealing]);
  await renameDurably(draft, path);
  return digest.result();
}

/** What a sealed file holds, as it is read; an end that was cut off, or a byte that was changed, is an error of the stream. */
export async function openSealedFile(path: string, by: Opener): Promise<Readable> {
  const decrypter = new Decrypter();
  if ("passphrase" in by) decrypter.addPassphrase(by.passphrase);
  else decrypter.addIdentity(by.identity);
  const file = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const plain = await decrypter.decrypt(file);
  const opened = new PassThrough();
  void pipeline(Readable.fromWeb(plain as unknown as WebStream), createZstdDecompress(), opened).catch(
    (error: unknown) => opened.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return opened;
}

/** The digest and length of a file. */
export async function digestOfFile(path: string): Promise<SealedFile> {
  const digest = digesting();
  await pipeline(createReadStream(path), digest.stream, async (pieces) => {
    for await (const _ of pieces);
  });
  return digest.result();
}

function digesting(): { readonly stream: Transform; readonly result: () => SealedFile } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { stream, result: () => ({ sha256: hash.digest("hex"), bytes }) };
}
