/**
 * Evidence of a nation's room: every reading endpoint is asked as each role that has an answer of its own, with the database's plans. Reported is how long it takes,
 * how many statements it makes, and which tables that grow with organisations it reads from one end to the other.
 * `BONGSU_SCALE=organizations,directives,whole` sets the size, `BONGSU_WATCHERS` how many watch the picture.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import { silentLog } from "#edge/watch/log.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { quantile, timed } from "../bench/bench-line.ts";
import { type Database, withDatabase } from "../bench/database.ts";
import {
  nodesOf,
  planText,
  type RecordedStatement,
  recordedStore,
  type Recording,
  rowsLookedAt,
} from "./scale/recorded-store.ts";
import {
  issueOne,
  loadOrganizations,
  makeScaleTokens,
  multiply,
  organization,
  type ScaleSize,
  type ScaleTokens,
} from "./scale/world.ts";
import { plainTable } from "./table.ts";
import { watchersEvidence } from "./scale/watchers.ts";

const runs = 12;
/** A table of so many rows read whole is a page's way through all of it. */
const manyRows = 5000;

function sizeWanted(): ScaleSize {
  const [organizations = 28_744, directives = 200, whole = 30] = (process.env.BONGSU_SCALE ?? "")
    .split(",")
    .filter((text) => text !== "")
    .map(Number);
  return { organizations, directives, whole };
}

/** The section as text. */
export async function scaleEvidence(): Promise<string> {
  const size = sizeWanted();
  const folder = mkdtempSync(join(tmpdir(), "bongsu-scale-"));
  try {
    return await withDatabase(async (database) => await measure(database, size, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(database: Database, size: ScaleSize, folder: string): Promise<string> {
  const { store, owner } = database;
  await loadWorld(store, "drill");
  const recording: Recording = { statements: [], explain: false };
  const { signer } = await loadRoomKey(folder, true);
  const origin = "http://localhost:8420";
  const room: Room = {
    store: recordedStore(store, recording),
    drill: true,
    version: "scale",
    origin,
    signer,
    publicFolder: join(folder, "pub"),
    webFolder: join(folder, "web"),
    now: () => new Date(),
    log: silentLog,
    bus: createBus(),
  };
  const app = createApp(room);
  await loadOrganizations(owner, size);
  const tokens = await makeScaleTokens(store, room.now());
  const directive = await issueOne(app, tokens, { store, publisher: { room: origin, drill: true, signer } });
  await multiply(database, directive, size);
  const { rows } = await owner.query<{ count: number }>(
    "select (select count(*) from bongsu.notification)::float as count",
  );
  const asked: EndpointMeasure[] = [];
  for (const request of requestsOf(tokens, directive)) asked.push(await ask(app, request, recording));
  const watched = await watchersEvidence({ ...database, room, tokens, directive });
  const head = `${size.organizations.toLocaleString("en")} organisations, ${size.directives} directives, ${(rows[0]?.count ?? 0).toLocaleString("en")} standings; of ${runs} requests each.`;
  const plans = asked.flatMap(({ name, heaviest }) =>
    heaviest?.plan == null ? [] : [`${name}\n${heaviest.text.slice(0, 400)}\n\n${planText(heaviest.plan)}`],
  );
  return [
    head,
    plainTable(asked.map(rowOf)),
    watched,
    "Plans of the heaviest statement of each:",
    ...plans,
  ].join("\n\n");
}

type ScaleRequest = { readonly name: string; readonly path: string; readonly bearer: string };
type EndpointMeasure = {
  readonly name: string;
  readonly status: number;
  readonly p50: number;
  readonly p95: number;
  readonly statements: number;
  readonly whole: readonly string[];
  readonly heaviest: RecordedStatement | undefined;
};

/** Each reading endpoint as each role, about the directive and the organisation; what names anything else is left out. */
function requestsOf(tokens: ScaleTokens, directive: string): readonly ScaleRequest[] {
  const entries = Object.entries(contract) as [EndpointKey, Endpoint][];
  const long = [
    "/api/picture",
    "/api/organizations",
    "/api/directives",
    `/api/directives/${directive}/stuck`,
  ];
  const longPages = long.map((path) => ({
    name: `lead ${path}?limit=200`,
    path: `${path}?limit=200`,
    bearer: tokens.lead,
  }));
  return entries
    .flatMap(([key, { method, path, roles, stream }]) => {
      const about = path.endsWith("/explanation") ? `?organization=${organization}` : "";
      const filled = path.replace(":directive", directive).replace(":organization", organization) + about;
      if (method !== "GET" || stream === true || filled.includes(":") || key === "openapi") return [];
      return (["chair", "lead", "sector", "analyst", "organization"] as const)
        .filter((role) => roles.includes(role))
        .map((role) => ({ name: `${role} ${filled}`, path: filled, bearer: tokens[role] }));
    })
    .concat(longPages);
}

async function ask(
  app: ReturnType<typeof createApp>,
  { name, path, bearer }: ScaleRequest,
  recording: Recording,
): Promise<EndpointMeasure> {
  const send = async (): Promise<number> => {
    const answer = await app.request(path, { headers: { authorization: `Bearer ${bearer}` } });
    await answer.arrayBuffer();
    return answer.status;
  };
  const status = await send();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await timed(send)).took);
  recording.statements = [];
  recording.explain = true;
  await send();
  recording.explain = false;
  const { statements } = recording;
  const whole = statements.flatMap(({ plan }) => (plan === null ? [] : scansOf(plan.Plan)));
  const heaviest = statements.toSorted((a, b) => tookOf(b) - tookOf(a))[0];
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return { name, status, p50, p95, statements: statements.length, whole, heaviest };
}

function tookOf({ plan }: RecordedStatement): number {
  return plan?.["Execution Time"] ?? 0;
}

function scansOf(root: Parameters<typeof nodesOf>[0]): readonly string[] {
  return nodesOf(root)
    .filter(([node]) => node["Node Type"] === "Seq Scan" && rowsLookedAt(node) >= manyRows)
    .map(([node]) => `${node["Relation Name"]} (${rowsLookedAt(node).toLocaleString("en")})`);
}

function rowOf({ name, status, p50, p95, statements, whole }: EndpointMeasure) {
  return {
    endpoint: name,
    status,
    "p50 ms": Math.round(p50),
    "p95 ms": Math.round(p95),
    statements,
    "read whole": whole.join(", "),
  };
}
