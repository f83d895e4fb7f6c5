/** Readers of files that name dependencies: each says that a lock is missing where the file names one, and gives the packages whose versions it writes itself. */
import type { ManifestKind } from "#core/inventory/manifest/manifest-kind.ts";
import { manifestKinds } from "#core/inventory/manifest/manifest-kinds.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, type Reader, type ReadOptions, tooLong } from "#core/inventory/reader.ts";
import type { Parsed } from "#core/problem.ts";

/** A reader a kind. */
export const manifestReaders: readonly Reader[] = manifestKinds.map((kind) => ({
  name: kind.name,
  files: kind.files,
  ...(kind.fix === undefined ? {} : { fix: kind.fix }),
  recognise: (path) => kind.files.test(path) && !isPartOfPackage.test(path),
  read: (text, options) => read(kind, text, options),
}));

/** Folders of installed or copied packages, whose own manifests say what was wanted of them and not what is there. */
const isPartOfPackage =
  /(?:^|[/!])(?:node_modules|bower_components|site-packages|dist-packages|gems|vendor|Pods|\.cargo|\.venv|usr\/(?:lib|lib64|share))\//;

/** Characters that are looked through; a longer file is taken to name something. */
const mostRead = 1024 * 1024;

function read(kind: ManifestKind, text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder(kind.name, options);
  if (text.length > mostRead || kind.declares(text))
    gathering.leaveOut("", kind.isUnread === true ? "manifest-unread" : "lock-missing");
  if (kind.addPackages?.(gathering, text) === false) gathering.leaveOut("", "list-unreadable");
  return gathering.done();
}
