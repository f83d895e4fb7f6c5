/**
 * Signs what lies in `dist/agent` with a release key, an Ed25519 key in a PEM file that is kept offline: `node tools/release/sign-release.ts KEY.pem`.
 * It writes `release.dsse.json`, the same statement that a room makes of the files that it offers, in the name of the project.
 */
import { createPrivateKey, createPublicKey, hash, sign } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileDigest } from "#agent/home/file-digest.ts";
import { type AgentRelease, agentReleaseForm } from "#core/document/agent-release.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "dist/agent");
const out = "release.dsse.json";

const [, , keyFile] = process.argv;
if (keyFile === undefined) throw new Error("name the PEM file of the release key");
const key = createPrivateKey(await readFile(keyFile, "utf8"));
const keyid = hash("sha256", createPublicKey(key).export({ type: "spki", format: "der" }));
const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
const names = (await readdir(folder))
  .filter((name) => /^[A-Z\w][\w.-]*$/.test(name) && name !== out)
  .toSorted();
const files = await Promise.all(
  names.map(async (name) => {
    const path = join(folder, name);
    return { name, bytes: (await stat(path)).size, sha256: await fileDigest(path) };
  }),
);
const release: AgentRelease = { type: agentReleaseForm, room: "release", drill: false, version, files };
const payload = new TextEncoder().encode(JSON.stringify(release));
const signer = { keyid, sign: async (bytes: Uint8Array) => await Promise.resolve(sign(null, bytes, key)) };
await writeFile(join(folder, out), JSON.stringify(await seal(payloadTypes.agent, payload, [signer])));
process.stdout.write(`${join(folder, out)}: ${files.length} files, key ${keyid}\n`);
