/** Ranges in the vers notation, from a publisher's document to a verdict: through `bongsu check --feed`, and through import into a room. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { runCheck } from "#cli/check/check.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { runCommand } from "#test/kit/command/run-command.ts";
import { runBackgroundRound } from "#main/room/background-work.ts";
import { createApp } from "#edge/http/app.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { exposureFollower } from "#stages/exposure/follow.ts";
import { sql, system } from "#store/sql.ts";
import { asVisitor, signIn, startTestRoom, type AccessRoom } from "#test/kit/room/access-room.ts";
import { csafOf, cveOf, expectedVerdicts, lockfileOf, versCases } from "#test/kit/suites/vers-documents.ts";

const sources = [
  ["a CSAF branch", csafOf(versCases, "branch")],
  ["the package URL of a CSAF product", csafOf(versCases, "purl")],
  ["a CVE version", cveOf(versCases)],
] as const;

let root = "";
let here: AccessRoom;

async function feedOf(document: object): Promise<string> {
  const path = join(root, "feed.json");
  await writeFile(path, JSON.stringify(document));
  return path;
}

type Result = {
  readonly component: { readonly name: string; readonly version: string };
  readonly verdict: string;
};

/** What `bongsu check` says of every installed version, as `NAME VERSION VERDICT`. */
async function checked(feed: string): Promise<readonly string[]> {
  const args = [join(root, "input"), "--feed", feed, "--all", "--format", "json"];
  const { out, error } = await runCommand(runCheck, args);
  assert.equal(error, "");
  const { results } = JSON.parse(out) as { results: readonly Result[] };
  return results
    .map(({ component, verdict }) => `${component.name} ${component.version} ${verdict}`)
    .toSorted();
}

type Exposure = {
  readonly advisory: string;
  readonly product: string;
  readonly version: string;
  readonly verdict: string;
};

async function anOrganization(): Promise<string> {
  const row = await here.store.read(system, async (tx) =>
    tx.first<{ id: string }>(sql`select id from organization where valid_to is null order by id`),
  );
  return row?.id ?? assert.fail();
}

async function importInto(feed: string): Promise<void> {
  const records: ImportRecord[] = [];
  for await (const record of readFeed([feed])) records.push(record);
  await importRecords(here.store, system, { batch: feed + records[0]?.origin.sha256, records });
}

async function settle(): Promise<void> {
  const work = {
    followers: [exposureFollower],
    channels: [],
    worker: "test",
    every: async () => undefined,
    changed: () => undefined,
    failed: (what: string, error: unknown) => {
      throw new Error(`${what} failed`, { cause: error });
    },
  };
  while (await runBackgroundRound(here.store, work));
}

describe("ranges in the vers notation, from a publisher's document to a verdict", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-vers-"));
    await mkdir(join(root, "input"));
    await writeFile(join(root, "input", "package-lock.json"), lockfileOf(versCases));
    here = await startTestRoom();
  });
  after(async () => {
    await here.close();
    await rm(root, { recursive: true, force: true });
  });

  for (const [name, document] of sources)
    test(`check reads vers in ${name}`, async () => {
      assert.deepEqual(await checked(await feedOf(document)), expectedVerdicts(versCases));
    });

  test("a room that imports the documents finds the same versions in a delegated list", async () => {
    const visitor = asVisitor(
      await signIn(here, { id: "op-vers", role: "organization", organization: await anOrganization() }),
    );
    const app = createApp(here.room);
    const call = async (path: string, body?: object): Promise<{ items: readonly Exposure[] }> => {
      const headers = { "content-type": "application/json", ...visitor };
      const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
      const response = await app.request(path, { headers, ...init });
      assert.equal(response.status, 200, path);
      return (await response.json()) as { items: readonly Exposure[] };
    };
    for (const [, document] of sources) await importInto(await feedOf(document));
    await call("/api/inventories", { path: "package-lock.json", text: lockfileOf(versCases) });
    await settle();
    const { items } = await call("/api/exposures?limit=200");
    const expected = expectedVerdicts(versCases).filter((line) => !line.endsWith("not_affected"));
    for (const advisory of new Set(items.map((item) => item.advisory))) {
      const found = items.filter((item) => item.advisory === advisory);
      const lines = found.map(
        (item) => `${item.product.slice("pkg:npm/".length)} ${item.version} ${item.verdict}`,
      );
      assert.deepEqual(lines.toSorted(), expected, advisory);
    }
    assert.equal(items.length, expected.length * sources.length);
  });
});
