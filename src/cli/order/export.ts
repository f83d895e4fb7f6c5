/** `bongsu directive export`: the newest order of a directive as its room published it: one file, which a stranger judges with nothing but a policy. */
import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { findPublication } from "#agent/sync/publication-source.ts";
import { bytesOf, orderIn, unreadable } from "#cli/order/order-input.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { type IndexFile, orderOfPath, readIndex } from "#core/document/pub-index.ts";
import { printable } from "#core/input/printable.ts";
import { chainFromPin } from "#core/roster/known-rosters.ts";
import { orderDocument } from "#core/roster/order.ts";
import { readTrustPolicy } from "#core/roster/trust-policy.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import type { Translate } from "#messages/message.ts";
import { verifiedPayload } from "#publication/sealed-json.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

type OrderExport = {
  readonly directive: string;
  /** Where it is published: an address of a room, or a folder. */
  readonly from: string;
  readonly out: string;
  /** A policy's file: the rosters before its pin are left out. */
  readonly policy: string | undefined;
};

const largestOrder = 64 * 1024;

/** Writes the file; the exit code is 0. Believes nothing of it: the file carries what it takes to judge it. */
export async function exportOrder(
  { directive, from, out, policy }: OrderExport,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const published = await publishedOrder(directive, from, io);
  const file = policy === undefined ? published : await fromPin(published, out, policy);
  await writeFileAtomically(out, file);
  io.write(`${t("directiveCommand.exported", { out, bytes: file.length })}\n`);
  return 0;
}

/** The newest order of a directive where it is published; refuses where there is none. */
export async function publishedOrder(directive: string, from: string, io: AgentIo): Promise<Uint8Array> {
  const { transport, bytes } = await findPublication(from, io.surroundings);
  const index = readIndex(verifiedPayload(bytes));
  if (!index.ok) return unreadable(from, index.findings);
  const published = await newestOrder(index.value.files, directive, transport);
  if (published !== undefined) return published;
  throw new MessageRefusal("not-found", (say) =>
    say("directiveCommand.noOrder", { directive: printable(directive, 80), from: printable(from, 200) }),
  );
}

async function newestOrder(
  files: readonly IndexFile[],
  directive: string,
  transport: Transport,
): Promise<Uint8Array | undefined> {
  const orders = files.filter(({ kind, path }) => kind === "order" && orderOfPath(path)?.id === directive);
  const revisionOf = ({ path }: IndexFile): number => orderOfPath(path)?.revision ?? 0;
  const newest = orders.toSorted((a, b) => revisionOf(b) - revisionOf(a))[0];
  const bytes = newest === undefined ? null : await readLimitedFile(transport, newest.path, largestOrder);
  return bytes !== null && hash("sha256", bytes) === newest?.sha256 ? bytes : undefined;
}

/** The same without the rosters before the one that a policy pins. */
async function fromPin(published: Uint8Array, path: string, policy: string): Promise<Uint8Array> {
  const pin = readTrustPolicy(await bytesOf(policy));
  if (!pin.ok) return unreadable(policy, pin.findings);
  const order = orderIn(published, path);
  const rosters = await chainFromPin(pin.value, order.rosters);
  return rosters.length === 0 ? published : gzipSync(canonicalBytes(orderDocument({ ...order, rosters })));
}
