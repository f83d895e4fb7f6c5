/** The directives in an agent's folder, read back from what sync verified. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readIfThere, readJsonBytes } from "#agent/files.ts";
import type { Home, State } from "#agent/home.ts";
import { directiveOfPath, type IndexFile } from "#agent/pub-index.ts";
import type { DirectiveDocument } from "#core/directive.ts";
import { listMember, member, textMember } from "#core/json.ts";
import { Refusal } from "#core/problem.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";

/** The directives of a state. */
export type Directives = {
  /** The newest revision of each directive whose state is `issued`, by id. */
  readonly inForce: readonly DirectiveDocument[];
  /** The newest revision of every directive, in force or not. */
  readonly newest: readonly DirectiveDocument[];
};

/** Reads the directives of a state. Refuses a file that is no longer what sync verified. */
export async function readDirectives(home: Home, state: State): Promise<Directives> {
  const files = state.files.filter(({ kind }) => kind === "directive");
  const documents = await Promise.all(files.map(async (file) => await readDocument(home, file)));
  const newest = new Map<string, DirectiveDocument>();
  for (const document of documents)
    if (document.revision > (newest.get(document.id)?.revision ?? 0)) newest.set(document.id, document);
  const ordered = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    inForce: ordered.filter((document) => document.state === "issued"),
    newest: ordered,
  };
}

async function readDocument(home: Home, file: IndexFile): Promise<DirectiveDocument> {
  const path = join(home.dir, ...file.path.split("/"));
  const bytes = await readIfThere(path);
  if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== file.sha256)
    throw new Refusal("set-up-failed", `${path} is not what was synced; run sync again.`);
  const outer = readJsonBytes(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  const payload = envelope.ok ? fromBase64(envelope.value.payload) : null;
  const document = payload === null ? null : readJsonBytes(payload);
  if (document === null || !document.ok || !isDirective(document.value, file.path))
    throw new Refusal("set-up-failed", `${path} is not a directive that this program reads.`);
  return document.value;
}

function isDirective(value: unknown, path: string): value is DirectiveDocument {
  const named = directiveOfPath(path);
  const draft = member(value, "draft");
  const pack = member(value, "pack");
  return (
    textMember(value, "id") === named?.id &&
    member(value, "revision") === named?.revision &&
    textMember(value, "issuedAt") !== null &&
    textMember(value, "state") !== null &&
    textMember(draft, "rulePack") !== null &&
    listMember(draft, "actions").every((action) => textMember(action, "kind") !== null) &&
    Array.isArray(member(draft, "actions")) &&
    listMember(value, "advisories").every(isAdvisory) &&
    (pack === null || (isDigest(textMember(pack, "sha256")) && isDigest(textMember(pack, "details"))))
  );
}

function isAdvisory(value: unknown): boolean {
  const [decision, kevAdded] = [member(value, "decision"), member(value, "kevAdded")];
  return (
    textMember(value, "id") !== null &&
    listMember(value, "aliases").every((alias) => typeof alias === "string") &&
    Array.isArray(member(value, "aliases")) &&
    typeof decision === "object" &&
    decision !== null &&
    (kevAdded === null || typeof kevAdded === "string")
  );
}

function isDigest(text: string | null): boolean {
  return text !== null && /^[0-9a-f]{64}$/.test(text);
}
