/** The agent's files that a room offers under `/agent/`: those that were built, each digest taken from what lies there, and the room's signed statement of them. */
import { createHash, createPublicKey } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type AgentFile, type AgentRelease, agentReleaseForm } from "#core/document/agent-release.ts";
import { seal, type Signer } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { AgentOffer } from "#edge/http/room.ts";

type OfferingRoom = {
  readonly origin: string;
  readonly drill: boolean;
  readonly version: string;
  readonly signer: Signer;
  /** Signs the statement too, where the room has one. */
  readonly hybrid?: Signer;
  /** SPKI DER of the signer's key. */
  readonly publicKey: Uint8Array;
};

/** Where the builds put it. */
const builtAgent = resolve(import.meta.dirname, "../../../dist/agent");

/** Names of what a build puts into the folder; anything else that lies there is not offered. */
const offered = /^(?:bongsu-agent[\w.-]*|LICENSES\.txt|release\.dsse\.json)$/;

/** What is offered now, made anew when a file of the folder changes; `null` where nothing was built. */
export function agentOffers(room: OfferingRoom, folder = builtAgent): () => Promise<AgentOffer | null> {
  let last: { readonly state: string; readonly offer: Promise<AgentOffer | null> } | null = null;
  return async () => {
    const state = await stateOf(folder);
    if (last?.state !== state) last = { state, offer: offerOf(folder, room) };
    const { offer } = last;
    return await offer.catch((error: unknown) => {
      // What could not be read once is read again.
      if (last?.offer === offer) last = null;
      throw error;
    });
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => offered.test(name)).toSorted();
}

async function stateOf(folder: string): Promise<string> {
  const names = await namesIn(folder);
  const lines = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(lines)).join("\n");
}

async function offerOf(folder: string, room: OfferingRoom): Promise<AgentOffer | null> {
  const files: AgentFile[] = [];
  for (const name of await namesIn(folder)) files.push(await fileIn(folder, name));
  if (files.length === 0) return null;
  const release: AgentRelease = {
    type: agentReleaseForm,
    room: room.origin,
    drill: room.drill,
    version: room.version,
    files,
  };
  return { folder, files, texts: await textsOf(release, room) };
}

async function fileIn(folder: string, name: string): Promise<AgentFile> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>) {
    digest.update(piece);
    bytes += piece.length;
  }
  return { name, bytes, sha256: digest.digest("hex") };
}

/**
 * The statement plain and sealed, and for those who have nothing but a system's own tools the list of sums with the signature over its bytes and the key. No
 * such list begins as what is sealed does, so its signature stands for nothing else.
 */
async function textsOf(
  release: AgentRelease,
  { signer, hybrid, publicKey }: OfferingRoom,
): Promise<AgentOffer["texts"]> {
  const statement = new TextEncoder().encode(JSON.stringify(release));
  const sums = release.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
  const sealed = await seal(
    payloadTypes.agent,
    statement,
    hybrid === undefined ? [signer] : [signer, hybrid],
  );
  const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  return new Map<string, string | Uint8Array>([
    ["agent.json", statement],
    ["agent.dsse.json", JSON.stringify(sealed)],
    ["SHA256SUMS", sums],
    ["SHA256SUMS.sig", await signer.sign(new TextEncoder().encode(sums))],
    ["room-key.pem", key.export({ type: "spki", format: "pem" })],
  ]);
}
