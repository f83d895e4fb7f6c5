/** How each kind of feed is read. */
import type { FeedKind } from "#core/feed/schedule.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { FeedSession } from "../fetch/feed-session.ts";
import { readCsafFeed } from "./csaf-provider.ts";
import { readCveList } from "./cve-list.ts";
import { readOsvExport } from "./osv-export.ts";
import { readWholeFile } from "./whole-file.ts";

/** The readers by kind. Each gives the records of one fetch, and leaves in the session what is to be remembered. */
export const feedReaders: Readonly<Record<FeedKind, (session: FeedSession) => AsyncGenerator<ImportRecord>>> =
  {
    osv: readOsvExport,
    "osv-archive": readWholeFile,
    cve: readCveList,
    kev: readWholeFile,
    epss: readWholeFile,
    csaf: readCsafFeed,
  };
