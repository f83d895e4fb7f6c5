/**
 * What stays in force although a new index went back behind it: of each directive the newest revision that was ever believed here is a high-water mark. An
 * index is signed by the room and may be wrong all the same, so what it takes away is said and asked about, not forgotten.
 */
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { hasEnded } from "#core/document/directive-form.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { newestDirectives } from "#publication/wanted-files.ts";

/** Files of an earlier index that are kept beside those of the new one, and why. */
export type Retained = { readonly files: readonly IndexFile[]; readonly gaps: readonly DirectiveGap[] };

/** What of the state before is kept beside a new index; a directive that had ended may leave the index. */
export async function retainedDirectives(
  home: Home,
  before: SyncState | null,
  listed: readonly IndexFile[],
): Promise<Retained> {
  const behind = before === null ? [] : replacedBy(before.files, listed);
  if (before === null || behind.length === 0) return { files: [], gaps: [] };
  const { newest } = await readDirectives(home, before);
  const kept = behind.flatMap((one) => {
    const document = newest.find(
      ({ id, revision }) => id === one.gap.directive && revision === one.gap.revision,
    );
    if (one.gap.reason === "not-listed" && document !== undefined && hasEnded(document)) return [];
    return [{ ...one, files: [one.file, ...packFiles(document, before.files)] }];
  });
  return { files: kept.flatMap(({ files }) => files), gaps: kept.map(({ gap }) => gap) };
}

/** The newest known revisions that the new index does not reach. */
function replacedBy(
  known: readonly IndexFile[],
  listed: readonly IndexFile[],
): readonly { readonly file: IndexFile; readonly gap: DirectiveGap }[] {
  const revisions = new Map(newestDirectives(listed).map((file) => revisionOf(file)));
  return newestDirectives(known).flatMap((file) => {
    const [directive, revision] = revisionOf(file);
    const now = revisions.get(directive);
    if (now !== undefined && now >= revision) return [];
    const gap: DirectiveGap =
      now === undefined
        ? { directive, revision, reason: "not-listed", words: [] }
        : { directive, revision, reason: "older-listed", words: [String(now)] };
    return [{ file, gap }];
  });
}

function revisionOf({ path }: IndexFile): readonly [directive: string, revision: number] {
  const named = directiveOfPath(path);
  return [named?.id ?? "", named?.revision ?? 0];
}

function packFiles(
  document: DirectiveDocument | undefined,
  files: readonly IndexFile[],
): readonly IndexFile[] {
  const pack = document?.pack ?? null;
  if (pack === null) return [];
  const named = new Set([`packs/${pack.sha256}.pack`, `packs/${pack.details}.details`]);
  return files.filter(({ path }) => named.has(path));
}
