/** Whether the agent that runs is one that a room offers: its own file against the room's signed statement. What cannot be told is never "genuine". */
import { join } from "node:path";
import { homeOf, type Surroundings } from "#agent/home/agent-folder.ts";
import { fileDigest } from "#agent/home/file-digest.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import { shownKeys } from "#agent/sync/publication-source.ts";
import {
  type AgentRelease,
  readAgentRelease,
  type ReleaseVerdict,
  releaseVerdict,
} from "#core/document/agent-release.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { openSigned } from "#publication/sealed-json.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";
import { chooseKeys, type TrustedKeys, type TrustOptions } from "#publication/trusted-keys.ts";

/** The statement's name among the files that a room offers. */
const statementName = "agent.dsse.json";
const largestStatement = 1024 * 1024;

/** The program that runs. */
export type OwnProgram = { readonly path: string; readonly version: string };

/** What the check found; `trust` is how the key that signed came to be believed: at `first-use` nobody vouched for it. */
export type OwnFileCheck = {
  readonly sha256: string;
  readonly release: AgentRelease;
  readonly keyid: string;
  readonly trust: TrustedKeys["how"];
  readonly verdict: ReleaseVerdict;
};

type Question = { readonly from: string; readonly dir: string | null; readonly trust: TrustOptions };

/** Compares the program with what a room at a URL, or a folder with its files, states. */
export async function checkOwnFile(
  program: OwnProgram,
  { from, dir, trust }: Question,
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<OwnFileCheck> {
  const { bytes, keys: showKeys } = await findStatement(from, fetch);
  const pinned = dir === null ? null : await readPinned(homeOf(dir));
  const believed = await chooseKeys(pinned, trust, showKeys);
  const opened = await openSigned(bytes, payloadTypes.agent, believed.keys);
  if (!opened.ok)
    throw new MessageRefusal("signature-invalid", (t) => t("selfCommand.notSigned"), opened.findings);
  const read = opened.value.value.ok ? readAgentRelease(opened.value.value.value) : opened.value.value;
  if (!read.ok) throw new MessageRefusal("input-invalid", (t) => t("selfCommand.unreadable"), read.findings);
  const sha256 = await fileDigest(program.path);
  const verdict = releaseVerdict(read.value, { version: program.version, sha256 });
  return { sha256, release: read.value, keyid: opened.value.keyids[0] ?? "", trust: believed.how, verdict };
}

type FoundStatement = { readonly bytes: Uint8Array; readonly keys: () => Promise<unknown> };

async function findStatement(from: string, fetch: typeof globalThis.fetch): Promise<FoundStatement> {
  const address = from.replace(/\/+$/, "");
  const isWeb = /^https?:\/\//i.test(from);
  const at = (...parts: string[]): Transport =>
    isWeb ? httpTransport([address, ...parts].join("/"), fetch) : folderTransport(join(from, ...parts));
  for (const place of [at("agent"), at()]) {
    const bytes = await readLimitedFile(place, statementName, largestStatement);
    if (bytes !== null) return { bytes, keys: async () => await shownKeys(at("pub")) };
  }
  throw new MessageRefusal("not-found", (t) => t("selfCommand.noStatement", { from }));
}
