/**
 * The documents by which an organisation says what it accepts: files that a run names, those in its agent's folder, and VEX documents among the feeds that
 * it names. Each is read whole or the run is refused: a file with a fault must never accept more, or less, than was written.
 */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Home } from "#agent/home/agent-folder.ts";
import { isMissing } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import type { Scan } from "#agent/scan/scan-inventories.ts";
import {
  acceptLines,
  type IdleStatement,
  idleStatements,
  type StatementSource,
} from "#core/acceptance/accept-lines.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";
import { fromBase64, preAuthentication, readEnvelope } from "#core/seal/envelope.ts";
import { algorithmOf } from "#core/seal/index.ts";
import { readAcceptanceFile } from "#core/vex/acceptance-file.ts";
import { readVexDocument } from "#core/vex/index.ts";
import { bySupplier, readSuppliers, type Supplier } from "#core/vex/suppliers.ts";

/** A VEX document that stood among the feeds, whole. */
type NamedDocument = { readonly path: string; readonly text: string; readonly isAdvisory?: boolean };

/** What a run names. */
export type NamedStatements = {
  readonly accept: readonly string[];
  readonly suppliers: string | undefined;
  readonly documents: readonly NamedDocument[];
};

type StatedCheck = {
  readonly named: NamedStatements | undefined;
  readonly home: Home | null;
  readonly found: Scan;
  readonly now: string;
};

/** Lines with what is stated of them by the documents that the organisation named, and by what lies beside or in the lists; and what of it is about nothing. */
export async function withStatements(
  lines: readonly CheckLine[],
  { named, home, found, now }: StatedCheck,
): Promise<{ readonly lines: readonly CheckLine[]; readonly idle: readonly IdleStatement[] }> {
  const read = await readNamedStatements(
    named ?? { accept: [], suppliers: undefined, documents: [] },
    home,
    now,
  );
  const paths = new Set(read.map(({ path }) => resolve(path)));
  const sources = [...read, ...found.words.filter(({ path }) => !paths.has(resolve(path)))];
  const bySource = new Map(found.lists.map((list) => [list.path, list.components]));
  const listed = ({ source }: CheckLine): readonly Component[] => bySource.get(source) ?? [];
  return {
    lines: acceptLines(lines, sources, { now, listed }),
    idle: idleStatements(lines, read, { listed }),
  };
}

const mostBytes = 64 * 1024 * 1024;
const mostFiles = 200;

/** The statements of everything that the organisation named. Refuses what cannot be read or believed. */
export async function readNamedStatements(
  { accept, suppliers, documents }: NamedStatements,
  home: Home | null,
  now: string,
): Promise<readonly StatementSource[]> {
  const paths = [...accept, ...(home === null ? [] : await filesIn(home.accept))];
  const known = await knownSuppliers(suppliers ?? (home === null ? undefined : home.suppliers), suppliers);
  const sources: StatementSource[] = [];
  for (const path of paths) {
    const text = decodeText(await bytesOf(path));
    sources.push(...believed(path, text.ok ? await sourcesOf({ path, text: text.value }, known, now) : text));
  }
  for (const document of documents) {
    const read = await sourcesOf(document, known, now);
    if (read.ok || document.isAdvisory !== true) sources.push(...believed(document.path, read));
  }
  return sources;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".tmp"));
    return files
      .slice(0, mostFiles)
      .map(({ name }) => join(folder, name))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    if (bytes.length <= mostBytes) return bytes;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
  throw new MessageRefusal("input-invalid", (t) =>
    t("acceptance.unreadable", { path: printable(path, 400) }),
  );
}

function believed<T>(path: string, read: Parsed<T>): T {
  if (read.ok) return read.value;
  const findings = read.findings.map((one) => ({ ...one, at: one.at === "" ? "-" : one.at }));
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("acceptance.unusable", { path: printable(path, 400) }),
    findings,
  );
}

/** The suppliers' file of the run, which must be there, or the folder's, which may be. */
async function knownSuppliers(
  path: string | undefined,
  asked: string | undefined,
): Promise<readonly Supplier[]> {
  if (path === undefined) return [];
  try {
    const text = decodeText(await readFile(path));
    const json = text.ok ? readJson(text.value, { depth: 8 }) : text;
    return believed(path, json.ok ? readSuppliers(json.value) : json);
  } catch (error) {
    if (asked === undefined && isMissing(error)) return [];
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new MessageRefusal("input-invalid", (t) =>
      t("acceptance.unreadable", { path: printable(path, 400) }),
    );
  }
}

async function sourcesOf(
  { path, text }: NamedDocument,
  suppliers: readonly Supplier[],
  now: string,
): Promise<Parsed<readonly StatementSource[]>> {
  const own = (statements: StatementSource["statements"]): readonly StatementSource[] => [
    { path, authority: "own", statements },
  ];
  if (path.toLowerCase().endsWith(".toml")) {
    const read = readAcceptanceFile(text, now);
    return read.ok ? parsed(own(read.value)) : read;
  }
  const json = readJson(text);
  if (!json.ok) return json;
  const repeated = (json.findings ?? []).filter(({ code }) => code === "json-key-repeated");
  if (repeated.length > 0) return { ok: false, findings: repeated };
  const envelope = readEnvelope(json.value);
  if (envelope.ok) return await signedSources(path, envelope.value, suppliers);
  const read = readVexDocument(json.value);
  return read.ok ? parsed(own(read.value)) : read;
}

/** The payload types of documents that suppliers sign. */
const payloadTypes: readonly string[] = [
  "application/vnd.openvex+json",
  "application/vnd.cyclonedx+json",
  "application/csaf+json",
  "application/json",
  "text/json",
];

type SignedEnvelope = Extract<ReturnType<typeof readEnvelope>, { ok: true }>["value"];

/** A signed document counts for what its supplier may speak for; what it says of other products is only shown. */
async function signedSources(
  path: string,
  envelope: SignedEnvelope,
  suppliers: readonly Supplier[],
): Promise<Parsed<readonly StatementSource[]>> {
  const payload = payloadTypes.includes(envelope.payloadType) ? fromBase64(envelope.payload) : null;
  if (payload === null)
    return failed("/payloadType", "envelope-type", `expected one of ${payloadTypes.join(", ")}`);
  const supplier = await signerOf(envelope, payload, suppliers);
  if (supplier === null)
    return failed("/signatures", "signature-invalid", "no supplier that is named signed it");
  const text = decodeText(payload);
  const json = text.ok ? readJson(text.value) : text;
  const read = json.ok ? readVexDocument(json.value) : json;
  if (!read.ok) return read;
  const { own, others } = bySupplier(supplier, read.value);
  const by = (statements: StatementSource["statements"]): StatementSource["statements"] =>
    statements.map((one) => ({ ...one, by: supplier.name }));
  return parsed([
    { path, authority: "supplier", statements: by(own) },
    { path, authority: "word", statements: by(others) },
  ]);
}

/** Key ids are hints of the envelope: every named key is tried. */
async function signerOf(
  { payloadType, signatures }: SignedEnvelope,
  payload: Uint8Array,
  suppliers: readonly Supplier[],
): Promise<Supplier | null> {
  const bytes = preAuthentication(payloadType, payload);
  for (const { sig } of signatures) {
    const signature = fromBase64(sig);
    if (signature === null) continue;
    for (const supplier of suppliers) {
      const algorithm = algorithmOf(supplier.publicKey);
      if (algorithm !== undefined && (await algorithm.verify(supplier.publicKey, bytes, signature)))
        return supplier;
    }
  }
  return null;
}
