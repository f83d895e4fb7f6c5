#!/usr/bin/env node
/**
 * The client as tuf-conformance runs one: `--metadata-dir DIR init ROOT`, `… --metadata-url URL refresh`, and `… --target-name PATH download`. It is the
 * publication's own (`publication/tuf/refresh.ts`, `core/tuf`); what is added here are the schemes that the suite's keys use.
 */
import { verify } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findTarget } from "#core/tuf/delegation.ts";
import { schemesOfTree } from "#core/tuf/schemes.ts";
import { isAsPromised } from "#core/tuf/trusted-metadata.ts";
import type { TufSchemes, VerifyTufSignature } from "#core/tuf/verify-threshold.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile } from "#publication/transport.ts";
import { type FreshTree, refreshTree, type TufPlace } from "#publication/tuf/refresh.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "metadata-dir": { type: "string", default: "." },
    "metadata-url": { type: "string", default: "" },
    "target-name": { type: "string", multiple: true, default: [] },
    "target-base-url": { type: "string", default: "" },
    "target-dir": { type: "string", default: "." },
  },
});

/** By OpenSSL, as TUF names them. */
function byOpenSsl(hash: string, padding?: "pss"): VerifyTufSignature {
  return async ({ value }, bytes, signature) => {
    try {
      const key = { key: value, ...(padding === undefined ? {} : { padding: 6, saltLength: -2 }) };
      return await Promise.resolve(verify(hash, bytes, key, signature));
    } catch {
      return false;
    }
  };
}

const schemes: TufSchemes = new Map([
  ...schemesOfTree.ed25519,
  ...schemesOfTree["ml-dsa-65"],
  ["ecdsa/ecdsa-sha2-nistp256", byOpenSsl("sha256")],
  ["rsa/rsassa-pss-sha256", byOpenSsl("sha256", "pss")],
  ["rsa/rsa-pkcs1v15-sha256", byOpenSsl("sha256")],
]);

function fileOf(role: string): string {
  return join(values["metadata-dir"], `${encodeURIComponent(role)}.json`);
}

/** A web server's files by names that are already quoted as TUF quotes them. */
async function fetchFile(base: string, name: string, most: number): Promise<Uint8Array | null> {
  const url = `${base.replace(/\/+$/, "")}/${name}`;
  const exact = httpTransport("http://localhost/", async (_, init) => await fetch(url, init));
  return await readLimitedFile(exact, "file", most);
}

const place: TufPlace = {
  judge: { schemes, startedAt: Date.now() },
  source: async (name, most) => await fetchFile(values["metadata-url"], name, most),
  store: {
    read: async (role) => await Promise.resolve(readOrNull(fileOf(role))),
    write: async (role, bytes) => await Promise.resolve(writeFileSync(fileOf(role), bytes)),
  },
};

function readOrNull(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

async function download(tree: FreshTree, path: string): Promise<void> {
  const roleTargets: Parameters<typeof findTarget>[2]["roleTargets"] = async (delegation) =>
    await tree.role(delegation).catch((error: unknown) => {
      if (error instanceof PublicationRefusal) return null;
      throw error;
    });
  const found = await findTarget(tree.targets, path, { roleTargets, most: 32 });
  if (found === null) throw new PublicationRefusal("not-a-target", `${path} is not a target`);
  const local = join(values["target-dir"], encodeURIComponent(path));
  const stored = readOrNull(local);
  if (stored !== null && (await isAsPromised(stored, found.target))) return;
  const [digest = ""] = found.target.hashes.values();
  const at = path.lastIndexOf("/") + 1;
  const name = tree.root.part.consistentSnapshot ? `${path.slice(0, at)}${digest}.${path.slice(at)}` : path;
  const bytes = await fetchFile(values["target-base-url"], name, found.target.length);
  if (bytes === null || !(await isAsPromised(bytes, found.target)))
    throw new PublicationRefusal("file-digest", `${path} is not what was promised`);
  mkdirSync(values["target-dir"], { recursive: true });
  writeFileSync(local, bytes);
}

async function run(): Promise<void> {
  const [command, root = ""] = positionals;
  if (command === "init") return writeFileSync(fileOf("root"), readFileSync(root));
  const tree = await refreshTree(place);
  if (command === "download") for (const path of values["target-name"]) await download(tree, path);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof PublicationRefusal)) throw error;
  process.stderr.write(`${error.reason}: ${error.message}\n`);
  process.exitCode = 1;
}
