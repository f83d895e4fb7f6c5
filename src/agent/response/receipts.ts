/** The receipts in an agent's folder, read back: the newest answer to each directive that a room confirmed. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, readJsonFile } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";

/** A confirmed attestation: what it counted, and the receipt. */
export type AttestationReceipt = {
  readonly directive: string;
  readonly revision: number;
  readonly sequence: number;
  readonly receipt: string;
  readonly receivedAt: string;
  readonly counts: Readonly<Record<string, unknown>>;
};

/** By directive; a file that is no receipt is passed over. */
export async function readReceipts(home: Home): Promise<ReadonlyMap<string, AttestationReceipt>> {
  const newest = new Map<string, AttestationReceipt>();
  for (const name of await namesIn(home.receipts)) {
    const read = await readJsonFile(join(home.receipts, name));
    const one = read.ok ? attestationOf(read.value) : null;
    if (one !== null && one.sequence >= (newest.get(one.directive)?.sequence ?? 0))
      newest.set(one.directive, one);
  }
  return newest;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function attestationOf(value: unknown): AttestationReceipt | null {
  const payload = member(value, "payload");
  const [receipt, receivedAt, directive] = [
    textMember(value, "receipt"),
    textMember(value, "receivedAt"),
    textMember(value, "directive"),
  ];
  const [revision, sequence] = [member(payload, "revision"), member(payload, "sequence")];
  const isAnswer = textMember(value, "kind") === "attestation";
  if (!isAnswer || receipt === null || receivedAt === null || directive === null) return null;
  if (typeof revision !== "number" || typeof sequence !== "number") return null;
  const counts = Object.fromEntries(entriesOf(member(payload, "counts")));
  return { directive, revision, sequence, receipt, receivedAt, counts };
}
