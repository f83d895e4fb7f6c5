/** Ranges in the vers notation with the versions that they hold, and the same ranges as a CSAF document and a CVE record say them. */

/** One range of an npm package: which of its installed versions it holds, which it does not, and which cannot be decided. */
export type VersCase = {
  readonly written: string;
  readonly affected?: readonly string[];
  readonly outside?: readonly string[];
  readonly unknown?: readonly string[];
};

/** Each way of the notation, and what publishers make of it. */
export const versCases: readonly VersCase[] = [
  { written: "vers:npm/1.2.3|1.2.4", affected: ["1.2.3", "1.2.4"], outside: ["1.2.2", "1.2.5"] },
  { written: "vers:npm/>=1.2.0|<2.0.0", affected: ["1.2.0", "1.9.9"], outside: ["1.1.9", "2.0.0"] },
  { written: "vers:npm/>1.2.0|<=2.0.0", affected: ["1.2.1", "2.0.0"], outside: ["1.2.0", "2.0.1"] },
  { written: "vers:npm/!=1.5.0", affected: ["1.4.9", "1.5.1"], outside: ["1.5.0"] },
  { written: "vers:npm/>=1.0.0|!=1.5.0|<2.0.0", affected: ["1.0.0", "1.5.1"], outside: ["1.5.0", "2.0.0"] },
  { written: "vers:npm/1.0.0|>=2.0.0|<3.0.0", affected: ["1.0.0", "2.5.0"], outside: ["1.0.1", "3.0.0"] },
  { written: "vers:npm/1.0.0%2Bbuild.1|1.0.1-rc.1", affected: ["1.0.0", "1.0.1-rc.1"], outside: ["1.0.1"] },
  { written: "vers:npm/*", affected: ["0.0.1", "9.9.9"] },
  { written: "vers:all/*", affected: ["0.0.1"] },
  { written: "VERS:NPM/1.2.3|!=1.2.4", affected: ["1.2.3"], outside: ["1.2.4"] },
  { written: "vers:semver/<=1.0.0", affected: ["1.0.0"], outside: ["1.0.1"] },
  { written: "vers:intdot/>=1.0.0|<1.2.3", affected: ["1.2.2"], outside: ["1.2.3"] },
  { written: "vers:all/<V1.3.0", affected: ["1.2.9"], outside: ["1.3.0"] },
  { written: "vers:no-such-type/1.0.0|1.0.2", affected: ["1.0.2"], outside: ["1.0.1"] },
  { written: "vers:none/*", unknown: ["1.0.0"] },
  { written: "vers:npm/!=1.0.0|1.0.0%2bx", unknown: ["1.0.0"] },
  { written: "vers:npm/1.0.0||1.0.1|>=one", unknown: ["1.0.0"] },
  { written: "vers:no-such-type/<4.0.0|!=3.2.0", unknown: ["3.2.0"] },
];

/** The name of the npm package whose versions a case is about. */
export function packageOf(at: number): string {
  return `drill-vers-${at}`;
}

/** All installed versions of the cases, each with the verdict that follows: `NAME VERSION VERDICT`, sorted. */
export function expectedVerdicts(cases: readonly VersCase[]): readonly string[] {
  const lines = cases.flatMap(({ affected = [], outside = [], unknown = [] }, at) => [
    ...affected.map((version) => `${packageOf(at)} ${version} affected`),
    ...outside.map((version) => `${packageOf(at)} ${version} not_affected`),
    ...unknown.map((version) => `${packageOf(at)} ${version} unknown`),
  ]);
  return lines.toSorted();
}

/** A `package-lock.json` that holds every installed version of the cases. */
export function lockfileOf(cases: readonly VersCase[]): string {
  const packages: Record<string, object> = { "": { name: "drill" } };
  for (const [at, { affected = [], outside = [], unknown = [] }] of cases.entries())
    for (const [place, version] of [...affected, ...outside, ...unknown].entries())
      packages[`workspaces/${place}/node_modules/${packageOf(at)}`] = { version };
  return JSON.stringify({ name: "drill", lockfileVersion: 3, packages });
}

/** How a CSAF product carries its range: in a branch, or in the qualifier of its package URL. */
export type CsafPlace = "branch" | "purl";

/** A CSAF 2.0 document that calls every case's range affected. */
export function csafOf(cases: readonly VersCase[], place: CsafPlace): object {
  const date = "2026-05-13T00:00:00Z";
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: "[DRILL] ranges",
      publisher: { category: "vendor", name: "Drill Works", namespace: "https://drill.example" },
      tracking: { id: `DRILL-VERS-${place}`, initial_release_date: date, current_release_date: date },
    },
    product_tree: {
      branches: [
        { category: "vendor", name: "Drill Works", branches: cases.map(place === "branch" ? branch : leaf) },
      ],
    },
    vulnerabilities: [{ product_status: { known_affected: cases.map((_, at) => `P${at}`) } }],
  };
}

function branch({ written }: VersCase, at: number): object {
  const product = { ...productAt(at), product_identification_helper: { purl: `pkg:npm/${packageOf(at)}` } };
  const range = { category: "product_version_range", name: written, product };
  return { category: "product_name", name: packageOf(at), branches: [range] };
}

function leaf({ written }: VersCase, at: number): object {
  const purl = `pkg:npm/${packageOf(at)}?vers=${encodeURIComponent(written)}`;
  const product = { ...productAt(at), product_identification_helper: { purl } };
  return { category: "product_name", name: packageOf(at), product };
}

function productAt(at: number): object {
  return { product_id: `P${at}`, name: packageOf(at) };
}

/** A CVE record that names every case's range as the text of one version. */
export function cveOf(cases: readonly VersCase[]): object {
  const org = "00000000-0000-4000-8000-000000000001";
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId: "CVE-2026-10099", assignerOrgId: org, state: "PUBLISHED" },
    containers: {
      cna: {
        providerMetadata: { orgId: org, shortName: "drill-cna" },
        title: "[DRILL] ranges",
        affected: cases.map(({ written }, at) => ({
          collectionURL: "https://www.npmjs.com",
          packageName: packageOf(at),
          defaultStatus: "unaffected",
          versions: [{ version: written, status: "affected" }],
        })),
      },
    },
  };
}
