/** The directives in an agent's folder, read back from what sync verified. */
import { hash } from "node:crypto";
import { join } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { readDirectiveFacts } from "#agent/sync/directive-facts.ts";
import type { Finding } from "#core/problem.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type Directives, newestOf, readDirective } from "#core/document/directive-form.ts";
import { type DirectiveFactsFile, withNewestAdvisoryFacts } from "#core/document/facts-file.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { verifiedPayload } from "#publication/sealed-json.ts";

/**
 * The directives of a publication with the newest facts of their advisories, and the digests of all packs that any revision of them names, in force or
 * not; `facts` are the facts files that are believed, by directive.
 */
type ReadDirectives = Directives & {
  readonly named: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, DirectiveFactsFile>;
  readonly findings: readonly Finding[];
};

/** Reads the directives of a state. Refuses a file that is no longer what sync verified; a facts file that is not is a finding. */
export async function readDirectives(home: Home, state: SyncState): Promise<ReadDirectives> {
  const files = state.files.filter(({ kind }) => kind === "directive");
  const stored = await Promise.all(files.map(async (file) => await readDocument(home, file)));
  const documents = stored.map(({ directive }) => directive);
  const named = new Set(documents.flatMap(({ pack }) => pack?.sha256 ?? []));
  const facts = await readDirectiveFacts(home, state.facts ?? []);
  const current = documents.map((document) =>
    withNewestAdvisoryFacts(document, facts.files.get(document.id)),
  );
  const directives = newestOf(current);
  const remarks = stored.flatMap(({ directive: { id, revision }, remarks: own }) =>
    directives.inForce.some((one) => one.id === id && one.revision === revision)
      ? own.map((one) => ({ ...one, at: `${id}${one.at}` }))
      : [],
  );
  return { ...directives, named, facts: facts.files, findings: [...remarks, ...facts.findings] };
}

/** A directive as it is evaluated here, and what of its words is not known. */
type StoredDirective = { readonly directive: DirectiveDocument; readonly remarks: readonly Finding[] };

async function readDocument(home: Home, file: IndexFile): Promise<StoredDirective> {
  const path = join(home.dir, ...file.path.split("/"));
  const bytes = await readFileIfExists(path);
  if (bytes === null || hash("sha256", bytes) !== file.sha256)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.notAsSynced", { path }));
  const value = verifiedPayload(bytes) ?? null;
  const read = value === null ? null : readDirective(value, file.path);
  if (read?.ok === true) return { directive: read.value, remarks: read.findings ?? [] };
  const findings = read?.findings ?? [];
  throw new MessageRefusal("set-up-failed", (t) => t("agent.directiveUnknownForm", { path }), findings);
}
