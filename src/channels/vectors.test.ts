/**
 * The runner of the registry of channels: every kind has vectors (`test/vectors/channel/NAME/`), and each is played through the kind as a
 * room would: settings are read, events become messages, messages are delivered to a real folder and a real server on loopback.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { describe, it } from "node:test";
import { type ChannelRoom, type LogReader, PermanentFailure, type PublishedSet } from "#channels/channel.ts";
import { channelKinds } from "#channels/index.ts";
import { openChannels } from "#channels/open-channels.ts";
import { noChannels, readChannels } from "#channels/settings.ts";
import { checkpointSigner } from "#core/log/cosignature.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { toBase64 } from "#core/seal/envelope.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { JournalEntry } from "#store/journal.ts";

/** One case. `{port}` in its text stands for the port of the server; what it leaves out is not looked at. */
type WebhookVector = {
  readonly about: string;
  /** The channels document; without one the kind is opened as every room has it. */
  readonly channels?: unknown;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly drill?: boolean;
  readonly entries?: readonly JournalEntry[];
  /** How many entries the room's log has: as many made-up ones. */
  readonly log?: number;
  readonly publication?: { readonly sequence: number; readonly files: readonly PublishedFile[] };
  /** What the server answers, call by call; the last one from then on. */
  readonly answers?: readonly number[];
  /** What comes of each delivery. */
  readonly outcomes?: readonly ("delivered" | "again" | "never")[];
  readonly requests?: readonly unknown[];
  /** Texts that must stand in the files of the publication's folder, by path; `null` for a file that must not be there. */
  readonly files?: Readonly<Record<string, readonly string[] | null>>;
  /** The place or the words of the refusal of what is set. */
  readonly refused?: string;
};

/** A file as text, or a directive that is put into an envelope. */
type PublishedFile = Partial<IndexFile> & {
  readonly path: string;
  readonly kind: IndexFile["kind"];
  readonly text?: string;
  readonly directive?: unknown;
};

const root = resolve(import.meta.dirname, "../../test/vectors/channel");

describe("channels", () => {
  it("every kind has vectors, and every folder is a kind", () => {
    assert.deepEqual(readdirSync(root).toSorted(), Object.keys(channelKinds).toSorted());
  });
  for (const name of Object.keys(channelKinds) as (keyof typeof channelKinds)[])
    for (const file of readdirSync(join(root, name)))
      it(`${name}: ${file}`, async () => await play(name, readFileSync(join(root, name, file), "utf8")));
});

async function play(name: keyof typeof channelKinds, text: string): Promise<void> {
  const server = await listen();
  const folder = mkdtempSync(join(tmpdir(), "bongsu-channel-"));
  try {
    const vector = JSON.parse(text.replaceAll("{port}", String(server.port))) as WebhookVector;
    server.answers.push(...(vector.answers ?? [204]));
    if (vector.refused !== undefined) {
      const refused = vector.refused;
      assert.throws(
        () => open(name, vector, folder),
        (error: Error) => error.message.includes(refused),
      );
      return;
    }
    const outcomes = await deliverAll(name, vector, folder);
    assert.deepEqual(outcomes, vector.outcomes ?? outcomes.map(() => "delivered"), vector.about);
    assert.deepEqual(server.requests, vector.requests ?? []);
    checkFiles(folder, vector.files ?? {});
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Delivers each message twice where it succeeded: the same message again must do no harm. */
async function deliverAll(
  name: keyof typeof channelKinds,
  vector: WebhookVector,
  folder: string,
): Promise<readonly string[]> {
  const channel = open(name, vector, folder);
  const entries = (vector.entries ?? []).filter(({ fact }) => channel.follows.includes(fact.kind));
  const outcomes: string[] = [];
  for (const message of channel.messages(entries)) {
    const limit = AbortSignal.timeout(channel.timeLimit * 1000);
    const delivery = channel.deliver({ channel: channel.name, ...message }, limit);
    outcomes.push(
      await delivery.then(
        () => "delivered",
        (error: unknown) => (error instanceof PermanentFailure ? "never" : "again"),
      ),
    );
    if (name !== "webhook" && outcomes.at(-1) === "delivered")
      await channel.deliver({ channel: channel.name, ...message }, limit);
  }
  return outcomes;
}

function open(name: keyof typeof channelKinds, vector: WebhookVector, publicFolder: string) {
  const read =
    vector.channels === undefined
      ? { ok: true as const, value: noChannels }
      : readChannels(vector.channels, channelKinds);
  if (!read.ok) throw new Error(read.findings.map(({ at, message }) => `${at}: ${message}`).join("\n"));
  const published = publicationOf(vector);
  const room: ChannelRoom = {
    origin: "https://room.example",
    drill: vector.drill ?? true,
    now: () => new Date("2026-11-30T00:00:00Z"),
    publicFolder,
    destinations: read.value.destinations,
    roomLog: logOf(vector),
    publication: {
      newest: async () => await Promise.resolve(published?.set),
      content: async (path) => await Promise.resolve(published?.contents.get(path)),
    },
    alerts: { mail: async () => await Promise.resolve(undefined), delivered: async () => undefined },
    secret: (from) => vector.secrets?.["file" in from ? from.file : from.env] ?? "",
  };
  const channel = openChannels(read.value, room).find(
    (one) => one.name === name || one.name === `my-${name}`,
  );
  return channel ?? assert.fail(`no channel ${name}`);
}

function logOf({ log: size = 0 }: WebhookVector): LogReader {
  const entries = Array.from({ length: size }, (_, at) => Buffer.from(`drill entry ${at}`));
  return {
    head: async () => await Promise.resolve({ origin: "room.example/pub/log", folder: "log", size }),
    entries: async (from, to) => await Promise.resolve(entries.slice(from, to)),
    signers: async (origin) => [await checkpointSigner(origin, new Uint8Array(32), "Ed25519")],
    witnesses: async () => [],
    postToWitness: async () => ({ status: 404, text: "" }),
    awaited: async () => [],
    proved: async () => undefined,
  };
}

function publicationOf({ publication }: WebhookVector) {
  if (publication === undefined) return undefined;
  const contents = new Map<string, Uint8Array>();
  const files = publication.files.map(({ text, directive, ...file }) => {
    const content =
      directive === undefined
        ? new TextEncoder().encode(text)
        : canonicalBytes(unsigned(payloadTypes.directive, directive));
    contents.set(file.path, content);
    return { sha256: file.path, bytes: content.length, ...file };
  });
  const { sequence } = publication;
  const envelope = unsigned(payloadTypes.index, { sequence });
  const metadata: PublishedSet["metadata"] = [];
  const at = "2026-11-29T00:00:00Z";
  const set: PublishedSet = { sequence, issuedAt: at, envelope, files, metadata, targetOf: () => null };
  return { set, contents };
}

function unsigned(payloadType: string, value: unknown) {
  return {
    payloadType,
    payload: toBase64(canonicalBytes(value)),
    signatures: [{ keyid: "none", sig: "AA==" }],
  };
}

function checkFiles(folder: string, expected: NonNullable<WebhookVector["files"]>): void {
  const present = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  for (const [path, parts] of Object.entries(expected)) {
    assert.equal(present.includes(path), parts !== null, path);
    if (parts === null) continue;
    const text = readFileSync(join(folder, path), "utf8");
    for (const part of parts) assert.ok(text.includes(part), `${path} holds ${part}:\n${text}`);
  }
}

const shownHeaders = ["content-type", "webhook-id", "webhook-timestamp", "webhook-signature"];

async function listen() {
  const requests: unknown[] = [];
  const answers: number[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString("utf8"));
    const headers = Object.fromEntries(shownHeaders.map((header) => [header, request.headers[header]]));
    requests.push({ method: request.method, path: request.url, headers, body });
    const status = (answers.length > 1 ? answers.shift() : answers[0]) ?? 204;
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const close = async (): Promise<void> => await new Promise((closed) => server.close(() => closed()));
  return { requests, answers, close, port: (server.address() as AddressInfo).port };
}
