/**
 * The organisations of a drill at work: each with the real agent code, its own folder and its own software lists. The network between
 * them and the room loses a reply now and then, as networks do; an agent then sends the same bytes again.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { acknowledgeDirective, attestDirective } from "#agent/response/send-response.ts";
import { checkPaths } from "#agent/check/check.ts";
import { homeOf, type Surroundings } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { Attestation } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import type { DrillSession } from "./officers.ts";
import type { DrillOrganization } from "./drill-types.ts";
import { recordAcknowledgement, recordResponse, type ResponseTally } from "./expected-picture.ts";
import type { DrillTurn } from "./timeline.ts";

/** Where the agents live, what they answer, and the book that is kept of it. */
export type DrillAgents = {
  readonly post: DrillSession;
  readonly folder: string;
  readonly directive: string;
  readonly tally: ResponseTally;
  readonly surroundings: Surroundings;
};

function agentDir(folder: string, id: string): string {
  return join(folder, id, "agent");
}

function siteDir(folder: string, id: string): string {
  return join(folder, id, "site");
}

/** Puts an organisation's lists in place and makes its key; gives the public part. */
export async function setUpAgent(
  folder: string,
  organization: DrillOrganization,
): Promise<{ readonly organization: string; readonly publicKey: string }> {
  await install(folder, organization, "found");
  const { publicKey } = await makeOrganizationKey(agentDir(folder, organization.id), organization.id);
  return { organization: organization.id, publicKey };
}

async function install(
  folder: string,
  organization: DrillOrganization,
  state: "found" | "fixed",
): Promise<void> {
  for (const { path, text } of organization.inventory(state)) {
    const target = join(siteDir(folder, organization.id), ...path.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Surroundings whose network loses the reply to every twentieth answer after the room has taken it. */
export function lossySurroundings({ io }: DrillSession): Surroundings {
  let posted = 0;
  return {
    now: () => io.now().toISOString(),
    write: () => undefined,
    fetch: async (input, init) => {
      const response = await io.fetch(input, init);
      if (init?.method !== "POST" || ++posted % 20 !== 0) return response;
      await response.arrayBuffer();
      throw new TypeError("the drill's network lost this reply");
    },
  };
}

/** One organisation takes its turn; a turn that its state makes pointless is passed over. */
export async function takeTurn(company: DrillAgents, { act, organization }: DrillTurn): Promise<void> {
  const { folder, post, directive, tally, surroundings } = company;
  const { id } = organization;
  const dir = agentDir(folder, id);
  const wish = { directive, dir, room: post.room };
  const standing = tally.get(id)?.standing;
  if (act === "aware") {
    await syncFrom({ from: post.room, dir }, surroundings);
    await again(async () => await acknowledgeDirective(wish, surroundings));
    recordAcknowledgement(tally, id);
    return;
  }
  if (act === "fixed" && standing !== "affected") return;
  if (act === "relapsed" && standing !== "closed") return;
  if (act !== "checked") await install(folder, organization, act === "fixed" ? "fixed" : "found");
  await checkPaths({ paths: [siteDir(folder, id)], dir, directive }, surroundings);
  const answered = await again(async () => await attestDirective(wish, async () => true, surroundings));
  if (answered !== null) recordResponse(tally, answered.sent as Attestation, answered.receipt.receipt);
}

const attempts = 4;

/** An answer whose reply was lost is sent again. */
async function again<T>(send: () => Promise<T>): Promise<T> {
  for (let left = attempts; ; left--) {
    try {
      return await send();
    } catch (error) {
      const lost = error instanceof Refusal && error.code === "not-found" && left > 1;
      if (!lost) throw error;
    }
  }
}

/** The receipts of attestations that an agent has on disk. */
export async function storedReceipts(folder: string, id: string): Promise<ReadonlySet<string>> {
  const { receipts } = homeOf(agentDir(folder, id));
  const names = await readdir(receipts).catch(() => []);
  const kept = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(receipts, name), "utf8")) as StoredReceipt),
  );
  return new Set(kept.filter(({ kind }) => kind === "attestation").map(({ receipt }) => receipt));
}

type StoredReceipt = { readonly kind: string; readonly receipt: string };
