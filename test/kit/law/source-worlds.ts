/** Every kind of record as a small invented feed, and every change that a feed can make to it: what the table of `docs/sources.md` is executed with. */

/** How a document differs from the plain one. `day` is of 2026 (`MM-DD`) or a whole date; `count` how many entries a catalogue or a file of scores has. */
export type Variant = {
  readonly day: string;
  readonly words: string;
  readonly version: string;
  readonly letters: "plain" | "other";
  readonly withdrawn: string | null;
  readonly empty: boolean;
  /** Whether fewer readers may read it: a day of publication that lies far ahead, or a narrower label. */
  readonly hidden: boolean;
  /** Products that it names: the plain one, another beside it, only the other, or the plain one with other versions. */
  readonly names: "plain" | "both" | "other" | "other versions";
  readonly unreadable: "none" | "optional" | "required";
  readonly flagged: boolean;
  readonly count: number;
};

/** The plain document, of which every other is a variant. */
export const plain: Variant = {
  day: "2026-05-10",
  words: "first words",
  version: "2.0.0",
  letters: "plain",
  withdrawn: null,
  empty: false,
  hidden: false,
  names: "plain",
  unreadable: "none",
  flagged: false,
  count: 60,
};

/** A kind of record: its document as text, what is asked of the store, and the source that may speak for it. */
export type SourceKind = {
  readonly text: (variant: Variant) => string;
  /** Whether the kind has this change at all. */
  readonly has: (change: ChangeName) => boolean;
  readonly source: { readonly ids?: readonly string[]; readonly catalogues?: readonly string[] };
};

const at = (day: string): string => `${day}T00:00:00Z`;
const product = "drill-law-lib";

function productsOf({ empty, names }: Variant): readonly string[] {
  if (empty) return [];
  const other = `${product}-other`;
  return names === "both" ? [product, other] : [names === "other" ? other : product];
}

function osvText(variant: Variant): string {
  const { day, words, letters, withdrawn, unreadable, hidden, names } = variant;
  const fixed = names === "other versions" ? "0.0.1" : "2.0.0";
  const range = { type: "SEMVER", events: [{ introduced: "0" }, { fixed }] };
  return JSON.stringify({
    id: letters === "plain" ? "DRILL-LAW-a1" : "DRILL-law-A1",
    ...(unreadable === "required" ? {} : { modified: at(day) }),
    summary: words,
    ...(withdrawn === null ? {} : { withdrawn: at(withdrawn) }),
    ...(hidden ? { published: at("2099-05-12") } : {}),
    ...(unreadable === "optional" ? { references: [{ type: "WEB" }], details: 7 } : {}),
    affected: productsOf(variant).map((name) => ({ package: { ecosystem: "npm", name }, ranges: [range] })),
  });
}

function csafText(variant: Variant): string {
  const { day, words, version, letters, empty, unreadable, hidden, names } = variant;
  const listed = productsOf({ ...variant, empty: false });
  const number = names === "other versions" ? "0.0.1" : "1.0.0";
  const named = listed.map((name) => ({
    product_id: name,
    name: `${name} ${number}`,
    product_identification_helper: { purl: `pkg:npm/${name}@${number}` },
  }));
  const status = empty ? { known_not_affected: listed } : { known_affected: listed };
  return JSON.stringify({
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: words,
      ...(hidden ? { distribution: { tlp: { label: "RED" } } } : {}),
      publisher: { category: "vendor", name: "Law (invented)", namespace: "https://law.example" },
      tracking: {
        ...(unreadable === "required" ? {} : { id: letters === "plain" ? "DRILL-CSAF-a1" : "DRILL-csaf-A1" }),
        status: "final",
        version,
        initial_release_date: at("2026-05-01"),
        current_release_date: at(day),
      },
      ...(unreadable === "optional"
        ? { references: [{ url: 7 }], notes: [{ category: "summary", text: 7 }] }
        : {}),
    },
    product_tree: { full_product_names: named },
    vulnerabilities: [{ cve: "CVE-2026-91001", product_status: status }],
  });
}

function cveText(variant: Variant): string {
  const { day, words, letters, withdrawn, unreadable, flagged, hidden, names } = variant;
  const flag = {
    other: { type: "kev", content: { dateAdded: "2026-05-09", reference: "https://law.example/kev" } },
  };
  const version = names === "other versions" ? "0.1" : "1.0";
  const affected = productsOf(variant).map((name) => ({
    vendor: "Law",
    product: name,
    versions: [{ version, status: "affected" }],
  }));
  return JSON.stringify({
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: {
      cveId: unreadable === "required" ? "CVE-x" : letters === "plain" ? "CVE-2026-91002" : "cve-2026-91002",
      state: withdrawn === null ? "PUBLISHED" : "REJECTED",
      dateUpdated: at(day),
      ...(hidden ? { datePublished: at("2099-05-12") } : {}),
      ...(withdrawn === null ? {} : { dateRejected: at(withdrawn) }),
    },
    containers: {
      cna: {
        providerMetadata: { orgId: "11111111-1111-4111-8111-111111111111" },
        descriptions: [{ lang: "en", value: words }],
        ...(withdrawn === null ? {} : { rejectedReasons: [{ lang: "en", value: words }] }),
        ...(unreadable === "optional" ? { references: [{ url: 7 }], title: 7 } : {}),
        affected,
      },
      adp: flagged ? [{ title: "ADP", metrics: [flag] }] : [],
    },
  });
}

function entryOf(number: number, { words, letters, unreadable, day }: Variant): Record<string, unknown> {
  const cve = `CVE-2026-92${String(number).padStart(3, "0")}`;
  const isOdd = number === 1;
  return {
    cveID: isOdd && unreadable === "required" ? "CVE-x" : letters === "plain" ? cve : cve.toLowerCase(),
    vendorProject: "Law",
    product,
    vulnerabilityName: words,
    dateAdded: day > "2050" ? day : "2026-05-01",
    shortDescription: "Invented.",
    requiredAction: "Update.",
    dueDate: isOdd && unreadable === "optional" ? "soon" : "2026-06-01",
    knownRansomwareCampaignUse: isOdd && unreadable === "optional" ? "Maybe" : "Unknown",
    notes: "",
  };
}

function entriesOf(variant: Variant): readonly Record<string, unknown>[] {
  return Array.from({ length: variant.count }, (_, n) => entryOf(n + 1, variant));
}

function kevText(variant: Variant): string {
  const { day, count } = variant;
  const vulnerabilities = entriesOf(variant);
  return JSON.stringify({ catalogVersion: day, dateReleased: at(day), count, vulnerabilities });
}

function kevCsvText(variant: Variant): string {
  const entries = entriesOf(variant);
  const names = Object.keys(entries[0] ?? {});
  return [names, ...entries.map((entry) => names.map((name) => String(entry[name])))]
    .map((cells) => cells.join(","))
    .join("\n");
}

function epssText({ day, count, letters, words, unreadable }: Variant): string {
  const score = words === plain.words ? "0.25" : "0.5";
  const rows = Array.from({ length: count }, (_, n) => {
    const cve = `CVE-2026-92${String(n + 1).padStart(3, "0")}`;
    const isBroken = unreadable === "required" && n === 1;
    return `${isBroken ? "CVE-x" : letters === "plain" ? cve : cve.toLowerCase()},${score},0.5`;
  });
  return [`#model_version:v1,score_date:${day}T00:00:00+0000`, "cve,epss,percentile", ...rows].join("\n");
}

function completenessText({ day, count, unreadable }: Variant): string {
  const to = unreadable === "required" ? "soon" : at(day);
  return JSON.stringify({
    type: "bongsu.completeness/1",
    statements: [{ ecosystem: "npm", to, records: count }],
  });
}

/** The changes, in the order of the table's rows, each as one or more documents after the plain one. `stranger` is brought by who is not the source. */
export const changes = {
  "same again": () => [plain],
  newer: () => [{ ...plain, day: "2026-05-12", version: "3.0.0", words: "newer words" }],
  older: () => [{ ...plain, day: "2026-05-08", version: "1.0.0", words: "older words" }],
  future: () => [{ ...plain, day: "2062-05-12", version: "3.0.0", words: "words of the future" }],
  "withdrawn in the future": () => [
    { ...plain, day: "2026-05-12", withdrawn: "2062-05-12", words: "newer words" },
  ],
  "other letter case": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", letters: "other", words: "newer words" },
  ],
  "another publisher": () => [{ ...plain, day: "2026-05-12", version: "3.0.0", words: "a stranger's words" }],
  "withdrawn by another": () => [
    { ...plain, day: "2026-05-12", withdrawn: "2026-05-12", words: "withdrawn" },
  ],
  "withdrawn by its source": () => [
    { ...plain, day: "2026-05-12", withdrawn: "2026-05-12", words: "withdrawn" },
  ],
  "names nothing any more": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", empty: true, words: "emptied" },
  ],
  "fewer may read it": () => [{ ...plain, day: "2026-05-12", version: "3.0.0", hidden: true }],
  "fewer may read it, by its source": () => [{ ...plain, day: "2026-05-12", version: "3.0.0", hidden: true }],
  "another product instead": () => [
    { ...plain, day: "2026-05-11", version: "3.0.0", names: "both" },
    { ...plain, day: "2026-05-12", version: "4.0.0", names: "other" },
  ],
  "other versions instead": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", names: "other versions" },
  ],
  "other versions instead, by its source": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", names: "other versions" },
  ],
  "there again": () => [
    { ...plain, day: "2026-05-12", withdrawn: "2026-05-12", count: 59, words: "withdrawn" },
    { ...plain, day: "2026-05-14", version: "4.0.0", words: "newer words" },
  ],
  "one entry less": () => [{ ...plain, day: "2026-05-12", count: 59 }],
  shrinks: () => [{ ...plain, day: "2026-05-12", count: 1 }],
  "flag taken back": () => [
    { ...plain, day: "2026-05-11", flagged: true },
    { ...plain, day: "2026-05-12", words: "newer words" },
  ],
  "optional member unreadable": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", words: "newer words", unreadable: "optional" },
  ],
  "required member unreadable": () => [
    { ...plain, day: "2026-05-12", version: "3.0.0", words: "newer words", unreadable: "required" },
  ],
  "two that disagree": () => [
    { ...plain, day: "2026-05-14", version: "4.0.0", words: "newer words" },
    { ...plain, day: "2026-05-12", version: "3.0.0", words: "words between" },
  ],
} as const satisfies Readonly<Record<string, () => readonly Variant[]>>;
export type ChangeName = keyof typeof changes;

const advisoryChanges: readonly ChangeName[] = [
  "withdrawn in the future",
  "withdrawn by another",
  "withdrawn by its source",
  "there again",
];
const recordChanges: readonly ChangeName[] = [
  "names nothing any more",
  "fewer may read it",
  "fewer may read it, by its source",
  "another product instead",
  "other versions instead",
  "other versions instead, by its source",
];
const catalogueChanges: readonly ChangeName[] = ["one entry less", "shrinks"];
const always =
  (...without: readonly ChangeName[]) =>
  (change: ChangeName): boolean =>
    !without.includes(change);

/** The kinds, in the order of the table's columns. */
export const kinds = {
  osv: { text: osvText, has: always(...catalogueChanges, "flag taken back"), source: { ids: ["DRILL-"] } },
  csaf: {
    text: csafText,
    has: always(...catalogueChanges, ...advisoryChanges, "flag taken back"),
    source: { ids: ["DRILL-"] },
  },
  cve: { text: cveText, has: always(...catalogueChanges), source: { ids: ["CVE-"] } },
  "kev-json": {
    text: kevText,
    has: always(
      "withdrawn in the future",
      "withdrawn by another",
      "withdrawn by its source",
      ...recordChanges,
      "flag taken back",
    ),
    source: { catalogues: ["cisa-kev"] },
  },
  "kev-csv": {
    text: kevCsvText,
    has: always(...advisoryChanges, "older", ...recordChanges, "flag taken back", "two that disagree"),
    source: { catalogues: ["cisa-kev"] },
  },
  "epss-csv": {
    text: epssText,
    has: always(
      ...advisoryChanges,
      "one entry less",
      ...recordChanges,
      "flag taken back",
      "optional member unreadable",
    ),
    source: { catalogues: ["epss"] },
  },
  completeness: {
    text: completenessText,
    has: always(
      ...advisoryChanges,
      ...catalogueChanges,
      "other letter case",
      ...recordChanges,
      "flag taken back",
      "optional member unreadable",
    ),
    source: { catalogues: ["completeness"] },
  },
} as const satisfies Readonly<Record<string, SourceKind>>;
export type KindName = keyof typeof kinds;

/** The plain document of a kind. */
export function plainText(kind: KindName): string {
  return kinds[kind].text(plain);
}
