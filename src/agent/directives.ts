/** The directives in an agent's folder, read back from what sync verified. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readIfThere, readJsonBytes } from "#agent/files.ts";
import type { Home, State } from "#agent/home.ts";
import type { DirectiveDocument } from "#core/directive.ts";
import { Refusal } from "#core/problem.ts";
import { type Directives, isDirective, newestOf } from "#core/publication/directive-form.ts";
import type { IndexFile } from "#core/publication/pub-index.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";

/** The directives of a publication, and the digests of all packs that any revision of them names, in force or not. */
export type ReadDirectives = Directives & { readonly named: ReadonlySet<string> };

/** Reads the directives of a state. Refuses a file that is no longer what sync verified. */
export async function readDirectives(home: Home, state: State): Promise<ReadDirectives> {
  const files = state.files.filter(({ kind }) => kind === "directive");
  const documents = await Promise.all(files.map(async (file) => await readDocument(home, file)));
  const named = new Set(documents.flatMap(({ pack }) => pack?.sha256 ?? []));
  return { ...newestOf(documents), named };
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
