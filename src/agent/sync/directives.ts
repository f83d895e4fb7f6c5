/** The directives in an agent's folder, read back from what sync verified. */
import { hash } from "node:crypto";
import { join } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { readDirectiveFacts } from "#agent/sync/directive-facts.ts";
import type { Finding } from "#core/problem.ts";
import { type Directives, hasEnded, newestOf, readDirective } from "#core/document/directive-form.ts";
import {
  type CurrentDocument,
  type DirectiveFactsFile,
  withNewestAdvisoryFacts,
} from "#core/document/facts-file.ts";
import { type DirectiveGap, hidesDeadlines, openGaps, unreadGap } from "#core/document/directive-gap.ts";
import type { SuspensionInForce } from "#core/roster/suspension.ts";
import { readSuspensions } from "#agent/sync/suspensions.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { member, textMember } from "#core/input/json.ts";
import { payloadBytes, verifiedPayload } from "#publication/sealed-json.ts";

/**
 * The directives of a publication with the newest facts of their advisories, and the digests of all packs that any revision of them names, in force or
 * not; `facts` are the facts files that are believed, by directive; `gaps` what is not known of a directive.
 */
type ReadDirectives = Directives & {
  readonly named: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, DirectiveFactsFile>;
  /** Suspensions that count, by directive. */
  readonly suspensions: ReadonlyMap<string, readonly SuspensionInForce[]>;
  readonly findings: readonly Finding[];
  readonly gaps: readonly DirectiveGap[];
};

/** Reads the directives of a state. A file that cannot be used, or is not what sync verified, is a gap of its own directive; the others go on. */
export async function readDirectives(home: Home, state: SyncState): Promise<ReadDirectives> {
  const files = state.files.filter(({ kind }) => kind === "directive");
  const stored = await Promise.all(files.map(async (file) => await readDocument(home, file)));
  const documents = stored.flatMap(({ directive }) => directive ?? []);
  const named = new Set(stored.flatMap(({ pack }) => pack ?? []));
  const facts = await readDirectiveFacts(home, state.facts ?? []);
  const newest = newestOf(documents).newest;
  const orders = stored.flatMap(({ directive, sha256 }) =>
    directive === undefined || sha256 === undefined || !newest.includes(directive)
      ? []
      : [{ directive: directive.id, revision: directive.revision, sha256, issuedBy: directive.issuedBy }],
  );
  const { suspensions, findings: unjudged } = await readSuspensions(home, state, orders);
  const current = documents.map((document) =>
    withSuspensions(
      withNewestAdvisoryFacts(document, facts.files.get(document.id)),
      suspensions.get(document.id),
    ),
  );
  const directives = newestOf(current);
  const remarks = stored.flatMap(({ directive, remarks: own }) =>
    directives.inForce.some((one) => one.id === directive?.id && one.revision === directive.revision)
      ? own.map((one) => ({ ...one, at: `${directive?.id}${one.at}` }))
      : [],
  );
  const standing = openGaps(
    stored.flatMap(({ gap }) => gap ?? []),
    directives.newest,
  );
  const gaps = [...(state.gaps ?? []), ...standing, ...facts.gaps];
  const ended = new Set(directives.newest.filter(hasEnded).map(({ id }) => id));
  return {
    ...directives,
    named,
    facts: facts.files,
    suspensions,
    findings: [...remarks, ...facts.findings, ...unjudged],
    gaps: gaps.filter((gap) => !hidesDeadlines(gap) || !ended.has(gap.directive)),
  };
}

/** A directive as it is evaluated here, and what of its words is not known; or why it cannot be, and its pack as far as it names one. */
type StoredDirective = {
  readonly directive?: DirectiveDocument;
  readonly gap?: DirectiveGap;
  readonly remarks: readonly Finding[];
  readonly pack?: string | null;
  /** Of the bytes that were signed. */
  readonly sha256?: string;
};

function withSuspensions(
  document: CurrentDocument,
  suspensions: readonly SuspensionInForce[] = [],
): CurrentDocument {
  const pauses = suspensions.flatMap(({ suspension, pause }) =>
    suspension.revision === document.revision ? [pause] : [],
  );
  return pauses.length === 0 ? document : { ...document, pauses };
}

async function readDocument(home: Home, file: IndexFile): Promise<StoredDirective> {
  const { id: directive, revision } = directiveOfPath(file.path) ?? { id: file.path, revision: 0 };
  const bytes = await readFileIfExists(join(home.dir, ...file.path.split("/")));
  if (bytes === null || hash("sha256", bytes) !== file.sha256)
    return { gap: { directive, revision, reason: "changed-here", words: [] }, remarks: [] };
  const value = verifiedPayload(bytes) ?? null;
  const read = readDirective(value, file.path);
  const pack = textMember(member(value, "pack"), "sha256");
  const sha256 = hash("sha256", payloadBytes(bytes) ?? bytes);
  if (read.ok) return { directive: read.value, remarks: read.findings ?? [], pack, sha256 };
  return { gap: unreadGap(value, file.path, read.findings), remarks: [], pack };
}
