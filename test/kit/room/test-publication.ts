/** A small room's publication for tests of the agent: signed index, directive and pack as a map of files, and a loopback server over it. */
import { hash } from "node:crypto";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { Advisory } from "#core/advisory.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import type { DirectiveFactsFile } from "#core/document/facts-file.ts";
import { isAnswer, type ReceiptDocument, receiptForm } from "#core/document/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import { type Envelope, fromBase64, seal, type Signer, toBase64 } from "#core/seal/envelope.ts";

/** A room that publishes: its signer and the document that names its key. */
export type PublishingRoom = {
  readonly name: string;
  readonly drill: boolean;
  readonly signer: Signer;
  readonly keys: unknown;
};

export async function makeRoom(drill = true, name = "room.drill.example"): Promise<PublishingRoom> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const keyid = await keyidOf(spki);
  const keys = {
    type: "bongsu.keys/1",
    keys: [{ keyid, algorithm: "Ed25519", publicKey: toBase64(spki), drill }],
  };
  return { name, drill, signer: await signerOf(pkcs8, keyid), keys };
}

/** An invented advisory on one npm package: affected below `fixed`. */
export function advisoryOn(id: string, name: string, fixed: string): Advisory {
  return {
    id,
    format: "bongsu",
    publisher: "DRILL",
    aliases: ["CVE-2026-99001"],
    related: [],
    published: "2026-05-13T00:00:00Z",
    modified: "2026-05-13T00:00:00Z",
    withdrawn: null,
    title: { ko: "[훈련] 시험", en: "[DRILL] test" },
    summary: {},
    severities: [],
    decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
    affected: [
      {
        product: `pkg:npm/${name}`,
        label: name,
        scheme: "npm",
        intervals: [{ from: null, fromIncluded: true, to: fixed, toIncluded: false }],
        versions: [],
        fixed: [fixed],
      },
    ],
    references: [],
  };
}

/** What to publish. */
export type Publishing = {
  readonly sequence: number;
  readonly advisory: Advisory;
  readonly id?: string;
  readonly revision?: number;
  readonly state?: DirectiveDocument["state"];
  readonly expires?: string;
  readonly drill?: boolean;
  readonly scope?: string;
  readonly actions?: DirectiveDocument["draft"]["actions"];
  readonly issuedAt?: string;
  readonly rulePack?: string;
  readonly procedure?: string;
  /** Members of the document in place of its own, or besides. */
  readonly members?: object;
};

/** The files of a publication, by path below `pub/`. */
export async function publication(room: PublishingRoom, wish: Publishing): Promise<Map<string, Uint8Array>> {
  const built = buildPack([wish.advisory]);
  const [pack, details] = [sha256(built.match), sha256(built.details)];
  const document = directive(room, wish, { sha256: pack, bytes: built.match.length, details });
  const sealed = await seal("application/vnd.bongsu.directive+json", canonicalBytes(document), [room.signer]);
  const files = new Map<string, Uint8Array>([
    [`directives/${document.id}/${document.revision}.json`, canonicalBytes(sealed)],
    [`packs/${pack}.pack`, built.match],
    [`packs/${details}.details`, built.details],
  ]);
  return await withIndex(room, wish, files);
}

function directive(
  room: PublishingRoom,
  wish: Publishing,
  pack: NonNullable<DirectiveDocument["pack"]>,
): DirectiveDocument {
  const { advisory } = wish;
  return {
    type: "bongsu.directive/1",
    id: wish.id ?? "D-2026-0001",
    revision: wish.revision ?? 1,
    state: wish.state ?? "issued",
    drill: wish.drill ?? room.drill,
    dissemination: "S-1",
    issuedAt: wish.issuedAt ?? "2026-05-13T00:00:00Z",
    issuedBy: "o-1",
    approvedBy: ["o-2"],
    draft: {
      title: { ko: "[훈련]", en: "[DRILL]" },
      advisories: [advisory.id],
      rulePack: wish.rulePack ?? "us.cisa.bod-26-04@1.0.0",
      ...(wish.procedure === undefined ? {} : { procedure: wish.procedure }),
      scope: wish.scope ?? "true",
      actions: wish.actions ?? [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
      binding: true,
      legalBasis: {},
      contact: "",
    },
    advisories: [
      {
        id: advisory.id,
        aliases: advisory.aliases,
        title: advisory.title,
        decision: advisory.decision,
        kevAdded: null,
        published: advisory.published,
      },
    ],
    text: { ko: "", en: "" },
    pack,
    replaces: null,
    changes: null,
    ...wish.members,
  };
}

/** Adds the signed index (and the keys document) over files. */
export async function withIndex(
  room: PublishingRoom,
  wish: Pick<Publishing, "sequence" | "expires" | "drill">,
  files: ReadonlyMap<string, Uint8Array>,
  change: (index: Record<string, unknown>) => unknown = (index) => index,
): Promise<Map<string, Uint8Array>> {
  const content = [...files].filter(([path]) => path.includes("/"));
  const index = change({
    type: "bongsu.index/1",
    room: room.name,
    drill: wish.drill ?? room.drill,
    sequence: wish.sequence,
    issuedAt: "2026-05-13T00:00:00Z",
    expires: wish.expires ?? "2026-05-20T00:00:00Z",
    files: content.map(([path, bytes]) => ({
      path,
      sha256: sha256(bytes),
      bytes: bytes.length,
      kind: kindOf(path),
    })),
  });
  const envelope = await seal("application/vnd.bongsu.index+json", canonicalBytes(index), [room.signer]);
  return new Map([
    ...content,
    ["index.json", canonicalBytes(envelope)],
    ["keys.json", canonicalBytes(room.keys)],
  ]);
}

function kindOf(path: string): string {
  if (path.startsWith("facts/")) return "facts";
  return path.endsWith(".json") ? "directive" : path.endsWith(".pack") ? "pack" : "details";
}

/** A sealed facts file under its path, as {@link withIndex} takes it. */
export async function factsFile(
  room: PublishingRoom,
  file: Pick<DirectiveFactsFile, "sequence" | "facts"> & Partial<DirectiveFactsFile>,
): Promise<readonly [string, Uint8Array]> {
  const whole: DirectiveFactsFile = {
    type: "bongsu.facts/1",
    directive: "D-2026-0001",
    revision: 1,
    drill: room.drill,
    at: "2026-05-14T00:00:00Z",
    moves: [],
    ...file,
  };
  const sealed = await seal("application/vnd.bongsu.facts+json", canonicalBytes(whole), [room.signer]);
  return [`facts/${whole.directive}/${whole.sequence}.json`, canonicalBytes(sealed)];
}

export function sha256(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}

/** Writes a publication into a folder as `pub/…`. */
export async function writePublication(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, "pub", ...path.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

/** A loopback server: `answer` may take a request; what it leaves is a static file below `/pub/`, with byte ranges. */
export async function serve(
  files: () => ReadonlyMap<string, Uint8Array>,
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<{ readonly url: string; readonly asked: string[]; readonly close: () => Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.range ?? ""}`.trim());
    if (!answer(request, response)) sendFile(files(), request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

function sendFile(
  files: ReadonlyMap<string, Uint8Array>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = files.get((request.url ?? "").replace(/^\/pub\//, ""));
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  if (bytes === undefined) response.writeHead(404).end();
  else if (from === 0) response.writeHead(200, { "content-length": bytes.length }).end(bytes);
  else {
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { "content-range": range }).end(bytes.subarray(from));
  }
}

/** The room's reply to a sealed answer. */
type GivenReceipt = {
  readonly receipt: string;
  readonly digest: string;
  readonly receivedAt: string;
  readonly sealed: Envelope;
};

/** How a receipt differs from the right one: in its members, in who seals it, in the type under which it is sealed. */
type ReceiptChange = {
  readonly members?: Partial<ReceiptDocument>;
  readonly signer?: Signer;
  readonly payloadType?: string;
};

/** The receipt of a room for an answer. */
export async function receiptFor(
  room: PublishingRoom,
  envelope: Envelope,
  { members = {}, signer = room.signer, payloadType = payloadTypes.receipt }: ReceiptChange = {},
): Promise<GivenReceipt> {
  const bytes = fromBase64(envelope.payload) ?? new Uint8Array();
  const json = readJsonBytes(bytes);
  if (!json.ok || !isAnswer(json.value)) throw new TypeError("this is no answer");
  const digest = sha256(bytes);
  const given = { receipt: `R-${digest.slice(0, 24)}`, digest, receivedAt: "2026-05-14T01:00:01Z" };
  const document: ReceiptDocument = {
    type: receiptForm,
    room: room.name,
    drill: room.drill,
    keyid: envelope.signatures[0]?.keyid ?? null,
    answer: json.value,
    ...given,
    ...members,
  };
  return { ...given, sealed: await seal(payloadType, canonicalBytes(document), [signer]) };
}
