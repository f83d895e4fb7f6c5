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
import { payloadTypes } from "#core/seal/payload-types.ts";
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
  return await write(published, { out, policy, payloadType: payloadTypes.directive }, { io, t });
}

/** The newest order of a directive where it is published; refuses where there is none. */
export async function publishedOrder(directive: string, from: string, io: AgentIo): Promise<Uint8Array> {
  const { transport, files } = await publicationAt(from, io);
  const published = await newestOrder(files, directive, transport);
  if (published !== undefined) return published;
  throw new MessageRefusal("not-found", (say) =>
    say("directiveCommand.noOrder", { directive: printable(directive, 80), from: printable(from, 200) }),
  );
}

type NoticeExport = Omit<OrderExport, "directive"> & {
  /** The digest of its bytes, or at least its first twelve digits. */
  readonly notice: string;
};

/** Writes a notice's or guideline's file as it is published; the exit code is 0. */
export async function exportNotice(
  { notice, from, out, policy }: NoticeExport,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const { transport, files } = await publicationAt(from, io);
  const isNamed = /^[0-9a-f]{12,64}$/.test(notice);
  const listed = files.filter(
    ({ kind, path }) =>
      (kind === "notice" || kind === "guideline") && isNamed && path.startsWith(`${kind}s/${notice}`),
  );
  const published = listed.length === 1 ? await listedFile(listed[0], transport) : undefined;
  if (published === undefined)
    throw new MessageRefusal("not-found", (say) =>
      say("noticeCommand.notThere", { notice: printable(notice, 80), from: printable(from, 200) }),
    );
  return await write(published, { out, policy, payloadType: payloadTypes.notice }, { io, t });
}

async function publicationAt(
  from: string,
  io: AgentIo,
): Promise<{ readonly transport: Transport; readonly files: readonly IndexFile[] }> {
  const { transport, bytes } = await findPublication(from, io.surroundings);
  const index = readIndex(verifiedPayload(bytes));
  return index.ok ? { transport, files: index.value.files } : unreadable(from, index.findings);
}

type ExportedFile = Pick<OrderExport, "out" | "policy"> & { readonly payloadType: string };

async function write(
  published: Uint8Array,
  { out, policy, payloadType }: ExportedFile,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const file = policy === undefined ? published : await fromPin(published, { out, policy, payloadType });
  await writeFileAtomically(out, file);
  io.write(`${t("directiveCommand.exported", { out, bytes: file.length })}\n`);
  return 0;
}

async function newestOrder(
  files: readonly IndexFile[],
  directive: string,
  transport: Transport,
): Promise<Uint8Array | undefined> {
  const orders = files.filter(({ kind, path }) => kind === "order" && orderOfPath(path)?.id === directive);
  const revisionOf = ({ path }: IndexFile): number => orderOfPath(path)?.revision ?? 0;
  return await listedFile(orders.toSorted((a, b) => revisionOf(b) - revisionOf(a))[0], transport);
}

/** The bytes of a file of the index; `undefined` where there is none, or where it is another than the index says. */
async function listedFile(
  file: IndexFile | undefined,
  transport: Transport,
): Promise<Uint8Array | undefined> {
  const bytes = file === undefined ? null : await readLimitedFile(transport, file.path, largestOrder);
  return bytes !== null && hash("sha256", bytes) === file?.sha256 ? bytes : undefined;
}

/** The same without the rosters before the one that a policy pins. */
async function fromPin(
  published: Uint8Array,
  { out, policy, payloadType }: ExportedFile & { readonly policy: string },
): Promise<Uint8Array> {
  const pin = readTrustPolicy(await bytesOf(policy));
  if (!pin.ok) return unreadable(policy, pin.findings);
  const order = orderIn(published, out, payloadType);
  const rosters = await chainFromPin(pin.value, order.rosters);
  return rosters.length === 0 ? published : gzipSync(canonicalBytes(orderDocument({ ...order, rosters })));
}
