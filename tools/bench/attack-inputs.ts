/** What the attack sends: the largest input of each endpoint, with real objects of a room where it names some, and those that cost the room most. */
import { setTimeout as pause } from "node:timers/promises";
import type { Endpoint } from "#contract/endpoint.ts";
import { usualBodyLimit } from "#edge/http/request-input.ts";
import { largest } from "#test/kit/largest-input.ts";

/** A room that is attacked: its address, and a token for each role. */
export type AttackedRoom = {
  readonly base: string;
  readonly organization: string;
  readonly tokens: Readonly<Record<string, string>>;
};

/** Objects of the room that inputs name. */
export type AttackScene = {
  readonly organization: string;
  readonly directive: string;
  readonly bigRecord: string;
  readonly bigOsv: string;
  readonly case: string;
  readonly advisory: string;
  /** The text of its own advisory's record. */
  readonly document: string;
};

const lines = (count: number, line: (n: number) => string, glue: string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join(glue);

/** A lock file with so many packages. */
export function lockFile(packages: number): string {
  const entries = lines(packages, (n) => `"node_modules/pkg-${n}":{"version":"1.0.${n}"}`, ",");
  return `{"name":"x","lockfileVersion":3,"packages":{"":{"name":"x"},${entries}}}`;
}

const issuer = "11111111-1111-4111-8111-111111111111";
const day = "2026-10-02T00:00:00.000Z";

function cveWith(id: string, products: number): unknown {
  const affected = Array.from({ length: products }, (_, n) => ({
    vendor: "DrillCo",
    product: `Router ${n}`,
    versions: [{ version: "1.0", status: "affected" }],
  }));
  const providerMetadata = { orgId: issuer, shortName: "drill", dateUpdated: day };
  const descriptions = [{ lang: "en", value: "[DRILL]" }];
  const references = [{ url: "https://vendor.example/1" }];
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: {
      cveId: id,
      assignerOrgId: issuer,
      assignerShortName: "drill",
      state: "PUBLISHED",
      datePublished: day,
      dateUpdated: day,
    },
    containers: { cna: { providerMetadata, descriptions, affected, references } },
  };
}

function osvWith(id: string, versions: number): unknown {
  const affected = {
    package: { ecosystem: "npm", name: "big-lib" },
    versions: Array.from({ length: versions }, (_, n) => `1.0.${n}`),
  };
  const dates = { modified: "2026-11-01T00:00:00Z", published: "2026-10-01T00:00:00Z" };
  return { schema_version: "1.7.0", id, ...dates, summary: `[DRILL] ${id}`, affected: [affected] };
}

function importOf(batch: string, record: unknown): unknown {
  return { batch, records: [{ path: `${batch}.json`, position: "", text: JSON.stringify(record) }] };
}

/** Puts a large record, an OSV record, a directive and a list into the room. */
export async function setScene(room: AttackedRoom, size: number): Promise<AttackScene> {
  const bigRecord = "CVE-2026-79001";
  const bigOsv = "DRILL-ATTACK-1";
  const send = async (role: string, path: string, body: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${room.tokens[role]}`, "content-type": "application/json" };
    const answer = await fetch(room.base + path, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  await send("analyst", "/api/imports", importOf("attack-a", cveWith(bigRecord, Math.ceil(60_000 * size))));
  await send("analyst", "/api/imports", importOf("attack-b", osvWith(bigOsv, Math.ceil(300_000 * size))));
  const draft = {
    title: { ko: "[훈련] 조치 지시", en: "[DRILL] directive" },
    advisories: [bigOsv],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
    binding: true,
    legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
    contact: "duty@room.drill.example",
  };
  const made = (await send("lead", "/api/directives", draft)) as { readonly directive: string };
  await send("lead", `/api/directives/${made.directive}/submit`, {});
  await send("second", `/api/directives/${made.directive}/approve`, {});
  const list = { path: "package-lock.json", text: lockFile(Math.ceil(180_000 * size)) };
  await send("organization", "/api/inventories", list);
  const about = { product: "EdgeGate VPN", severity: "high", title: "[DRILL] one", summary: "[DRILL] one" };
  // An office without a key for sealing opens no case and drafts nothing: then what names one is attacked with a name that is not there.
  const none = { case: "none", document: "{}", advisory: "none" };
  const opened = await send("lead", "/api/cases", about).catch(() => none);
  const filled = await send("lead", "/api/own-advisories/prefill", {}).catch(() => none);
  const { document } = filled as { readonly document: string };
  const drafted = await send("lead", "/api/own-advisories", { document }).catch(() => none);
  const { advisory } = drafted as { readonly advisory: string };
  await pause(2000);
  const { organization } = room;
  return {
    organization,
    directive: made.directive,
    bigRecord,
    bigOsv,
    case: (opened as { readonly case: string }).case,
    advisory,
    document,
  };
}

/** Inputs that cost most, where the largest by form is not; by the endpoint's name. */
function dearest(scene: AttackScene, size: number): Readonly<Record<string, () => object>> {
  const questions = Array.from({ length: 1000 }, (_, n) => ({
    package: { ecosystem: n % 2 === 0 ? "npm" : "PyPI", name: n % 3 === 0 ? "big-lib" : `lib-${n % 11}` },
    version: `1.0.${n}`,
  }));
  return {
    "advisory-read": () => ({ advisory: scene.bigRecord }),
    "advisory-search": () => ({ q: "drill router widget library server edge gate open" }),
    "osv-read": () => ({ id: scene.bigOsv }),
    "osv-query": () => ({ package: { ecosystem: "npm", name: "big-lib" }, version: "1.0.7" }),
    "osv-query-batch": () => ({ queries: questions }),
    "inventory-delegate": () => ({ path: "requirements.txt", text: requirements(Math.ceil(900_000 * size)) }),
    "own-advisory-preview": () => ({ document: ownRecord(scene.document, 2_900_000 * size) }),
    "own-advisory-draft": () => ({ document: ownRecord(scene.document, 2_900_000 * size) }),
    "own-advisory-edit": () => ({
      advisory: scene.advisory,
      document: ownRecord(scene.document, 2_900_000 * size),
    }),
    "import-records": () =>
      importOf("attack-c", cveWith("CVE-2026-79002", Math.ceil(60_000 * size))) as object,
  };
}

/** A record of the room's own with as many products as fit. */
function ownRecord(document: string, bytes: number): string {
  const record = JSON.parse(document) as Record<string, unknown>;
  const product = (n: number) => ({
    key: `p${n}`,
    vendor: "DrillCo",
    name: `Router ${n}`,
    purl: `pkg:npm/router-${n}`,
    cpe: null,
    scheme: "semver",
    affected: [{ introduced: "0.0.1", fixed: "1.0.1", lastAffected: null }],
    listed: [],
    excused: [],
    examples: { affected: ["1.0.0"], notAffected: ["1.0.1"] },
  });
  const count = Math.min(500, Math.floor(bytes / 270));
  return JSON.stringify({ ...record, products: Array.from({ length: count }, (_, n) => product(n)) });
}

function requirements(count: number): string {
  return lines(count, (n) => `pkg-${n}==1.0.${n}`, "\n");
}

/** An envelope as large as may be, by a key that nobody registered. */
function forged(payloadType: string): string {
  const signature = { keyid: "0".repeat(64), sig: "A".repeat(86) };
  return JSON.stringify({ payloadType, payload: "A".repeat(60_000), signatures: [signature] });
}

/** A request as it is sent, many times. */
export type AttackRequest = { readonly path: string; readonly body: string | undefined };

/** The largest request of an endpoint. */
export function attackOn(entry: Endpoint, scene: AttackScene, size: number): AttackRequest {
  if (entry.sealed !== undefined) return { path: entry.path, body: forged(entry.sealed) };
  const bytes = entry.method === "GET" ? 4000 : (entry.bodyLimit ?? usualBodyLimit) - 1000;
  const made =
    dearest(scene, size)[entry.name]?.() ?? largest(entry.input, bytes * (entry.bodyLimit ? size : 1));
  const input = new Map(Object.entries(made as Record<string, unknown>));
  for (const name of ["directive", "organization", "case"] as const)
    if (input.has(name)) input.set(name, scene[name]);
  if (entry.name.startsWith("own-advisory") && input.has("advisory")) input.set("advisory", scene.advisory);
  const path = entry.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = input.get(name);
    input.delete(name);
    return encodeURIComponent(String(value)).slice(0, 2000);
  });
  const rest = Object.fromEntries(input);
  if (entry.method !== "GET") return { path, body: JSON.stringify(rest) };
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) => (name === "after" ? [] : [[name, String(value)]])),
  );
  return { path: query.size === 0 ? path : `${path}?${query.toString()}`, body: undefined };
}
