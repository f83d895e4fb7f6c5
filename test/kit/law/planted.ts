/**
 * What the law of doors plants in a room: records, listings, what is in quarantine, and directives that not everyone may read now. Each carries words
 * that stand nowhere else, so that wherever they show it was this one. `needed` is who may read it; a class of readers reads what those before it may.
 */
import { readFileSync } from "node:fs";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import { sha256 } from "../room/test-publication.ts";

/** Classes of readers, as the documentation has them. */
export const readers = ["anyone", "organizations", "sectors", "room"] as const;
export type Reader = (typeof readers)[number];

/** One planted thing by the names under which it could be asked for. */
export type Mark = {
  readonly name: string;
  readonly id: string;
  readonly cve: string;
  readonly word: string;
  readonly lib: string;
  readonly needed: Reader;
  /** Who may read it once its day has come. */
  readonly later: Reader;
};

function mark(name: string, number: number, needed: Reader, later: Reader = needed): Mark {
  const letters = `mk${name}`.padEnd(12, "q").slice(0, 12);
  const [id, cve] = [`DRILL-${letters.toUpperCase()}`, `CVE-2026-${60_000 + number}`];
  return { name, id, cve, word: `zz${letters}`, lib: `${letters}-lib`, needed, later };
}

/** Everything planted. */
export const marks = {
  plain: mark("plain", 1, "anyone"),
  withdrawn: mark("gone", 2, "anyone"),
  green: mark("green", 3, "organizations"),
  amber: mark("amber", 4, "room"),
  red: mark("red", 5, "room"),
  embargoed: mark("embargo", 6, "room", "anyone"),
  /** Before its day, and an alias of the plain record besides. */
  joined: mark("joined", 7, "room", "anyone"),
  /** After the test is over. */
  distant: mark("distant", 11, "room"),
  quarantined: mark("broken", 9, "room"),
  drafted: mark("draft", 10, "sectors"),
  /** An edition of a public record whose time lies ahead: it is held back, and what came before stays. */
  held: mark("held", 12, "room"),
  /** An advisory of the room's own that is being written: of its office alone, which is no class of readers. */
  composed: mark("composed", 13, "room"),
} as const satisfies Readonly<Record<string, Mark>>;

/** A thing that was never planted, as long in every name as those that were: what is hidden must look like it. */
export const absent: Mark = mark("absent", 99, "anyone");

/** The words by which a mark is recognised. */
export function signsOf({ id, cve, word, lib }: Mark): readonly string[] {
  return [id, cve, word, lib];
}

/** The records to import; those before their time come out at `edge` (RFC 3339), one of them at `end`. */
export function plantedRecords({
  edge,
  end,
}: {
  readonly edge: string;
  readonly end: string;
}): readonly ImportRecord[] {
  const { plain, joined } = marks;
  return [
    advisory(plain, {}),
    advisory(marks.withdrawn, { withdrawn: "2026-06-01T00:00:00.000Z" }),
    advisory(marks.green, {}, "green"),
    advisory(marks.amber, {}, "amber"),
    advisory(marks.red, {}, "red"),
    advisory(marks.embargoed, { published: edge }),
    advisory(heldBefore, {}),
    advisory(marks.held, { id: heldBefore.id, modified: "2077-06-01T00:00:00.000Z" }),
    advisory(marks.distant, { published: end, aliases: [marks.distant.cve, plain.cve] }),
    advisory(joined, { published: edge, aliases: [joined.cve, plain.cve, plain.id], related: [plain.id] }),
    ...[...Object.values(marks), absent].map(({ cve }) => listing(cve)),
    {
      kind: "quarantined",
      origin: { ...originOf("osv"), path: `${marks.quarantined.word}.json` },
      findings: [{ at: "/id", code: "id-invalid", message: marks.quarantined.id }],
      bytes: Buffer.from(JSON.stringify(signsOf(marks.quarantined))),
    },
  ];
}

/** A catalogue lists a CVE, whatever is known of it here: that is public, of a CVE of which the record is held back as of one that has none. */
function listing(cve: string): ImportRecord {
  const said = { vendor: "Drill", product: "drill", name: "[DRILL] listed", requiredAction: "", notes: "" };
  const entry = { cve, catalog: "DRILL", dateAdded: "2026-05-14", dueDate: null, ransomware: null, ...said };
  return {
    kind: "exploited",
    origin: originOf("kev-json"),
    record: { kind: "exploited", id: cve, entry, asOf: null, unknown: {} },
  };
}

/** The record of which an edition is held back. */
const heldBefore: Mark = {
  ...marks.plain,
  id: "DRILL-HELDBEFORE",
  cve: "CVE-2026-60090",
  word: "zzbefore",
  lib: "before-lib",
};

function originOf(format: string) {
  return { format, path: "drill.json", position: "", sha256: "0".repeat(64) };
}

function advisory(of: Mark, more: Partial<Advisory>, sharing: Sharing | null = null): ImportRecord {
  const format = sharing === null ? "osv" : "csaf";
  const record: Advisory = {
    id: of.id,
    format,
    publisher: "DRILL",
    aliases: [of.cve],
    related: [],
    published: "2026-05-13T00:00:00.000Z",
    modified: "2026-05-13T00:00:00.000Z",
    withdrawn: null,
    title: { ko: `[훈련] ${of.word}`, en: `[DRILL] ${of.word}` },
    summary: { en: of.word },
    severities: [],
    decision: { exploitation: "active", automatable: "yes" },
    affected: [
      {
        product: `pkg:npm/${of.lib}`,
        label: of.lib,
        scheme: "npm",
        intervals: [{ from: null, fromIncluded: true, to: "2.0.0", toIncluded: false }],
        versions: [],
        fixed: ["2.0.0"],
      },
    ],
    references: [],
    ...more,
  };
  const source = JSON.stringify({ ...record, schema_version: "1.6.0" });
  return {
    kind: "advisory",
    origin: originOf(format),
    record: {
      kind: "advisory",
      key: `${format}/${record.id}`,
      id: record.id,
      advisory: record,
      sharing,
      unknown: {},
    },
    content: sha256(Buffer.from(source)),
    source,
    remarks: [],
  };
}

/** The document of an advisory of the room's own that carries a mark. */
export function composedDocument({ id, cve, word, lib }: Mark): Readonly<Record<string, unknown>> {
  const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as object;
  const overview = { ko: `[훈련] ${lib}`, en: `[DRILL] ${lib} ${id}` };
  return { ...example, aliases: [cve], title: { ko: `[훈련] ${word}`, en: `[DRILL] ${word}` }, overview };
}
