/**
 * Whether the feeds of an import or a check are whole. An archive of OSV's own layout (`npm/all.zip`), read to its end, is the whole export of its
 * ecosystem up to its newest record. What else is stated, beside the records or by the user, is held against what was read.
 */
import type { CompletenessStatement } from "#core/completeness.ts";
import { isCatalogue } from "#core/format/index.ts";
import type { FeedRecord } from "#core/format/feed-record.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";

/** Listens to the records of a feed as they are read. */
type ExportWatch = {
  /** Takes note of what was read at a path (members of archives follow a `!`). */
  readonly note: (path: string, records: readonly FeedRecord[]) => void;
  /** Takes note of records, or whole files, that could not be read. */
  readonly noteUnread: (path: string, format: string) => void;
  /** The archives that are whole exports. */
  readonly exports: () => readonly CompletenessStatement[];
};

type Archive = { readonly ecosystem: string; newest: string; broken: boolean };

/** A watch that has seen nothing; records changed after `now` do not make an export newer. */
export function exportWatch(now: string): ExportWatch {
  const archives = new Map<string, Archive | null>();
  function archiveOf(place: string): Archive | null {
    let known = archives.get(place);
    if (known === undefined) archives.set(place, (known = archiveAt(place)));
    return known;
  }
  return {
    note: (path, records) => {
      const archive = archiveOf(exportMember.exec(path)?.[1] ?? "");
      if (archive === null) return;
      for (const record of records) {
        if (record.kind !== "advisory") continue;
        const { modified, withdrawn, affected } = record.advisory;
        if (withdrawn === null && !affected.some(({ product }) => product !== null)) archive.broken = true;
        if (modified !== null && modified <= now && modified > archive.newest) archive.newest = modified;
      }
    },
    noteUnread: (path, format) => {
      const archive = archiveOf(path.split("!", 1)[0] ?? "");
      if (archive !== null && !isCatalogue(format)) archive.broken = true;
    },
    exports: () =>
      [...archives.values()].flatMap((archive): readonly CompletenessStatement[] => {
        if (archive === null || archive.broken || archive.newest === "") return [];
        return [{ ecosystem: archive.ecosystem, to: archive.newest, records: null }];
      }),
  };
}

/** A record as it lies in an export: in no folder of it. What only lies in a folder of that name has a separator behind it. */
const exportMember = /^((?:.*[/\\])?[^/\\!]{1,80}[/\\]all\.zip)![^/\\!]{1,300}\.json$/;

/** The name of an ecosystem before `all.zip`, as OSV's bucket has it. */
function archiveAt(place: string): Archive | null {
  const named = /(?:^|[/\\])([^/\\]{1,80})[/\\]all\.zip$/.exec(place)?.[1];
  if (named === undefined) return null;
  const ecosystem = decoded(named);
  return areaOfEcosystem(ecosystem) === null ? null : { ecosystem, newest: "", broken: false };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
