/** Which packs a check asks: those of the directives whose scope selects the organisation, and those of the publication that no directive names. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { addressedTo, organizationOf } from "#agent/check/addressed-directives.ts";
import { checkPaths, type CheckOptions } from "#agent/check/check.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { Refusal } from "#core/problem.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type Publishing,
  sha256,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const surroundings = {
  now: () => "2026-05-14T00:00:00Z",
  fetch: globalThis.fetch,
  write: () => undefined,
};
const room = await makeRoom();
const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
const city: OrganizationAttributes = {
  id: "ORG-DRILL",
  tier: "basic",
  sector: "local-government",
  domain: "public",
  region: "11",
  criticalInfrastructure: false,
  size: 900,
};

let root = "";
let count = 0;

/** A folder synced with a directive of this scope, and with packs on `loose` beside it. */
async function synced(wish: Partial<Publishing>, loose: readonly string[] = []): Promise<string> {
  const [from, dir] = [join(root, `from-${++count}`), join(root, `dir-${count}`)];
  const files = await publication(room, { sequence: 1, advisory, ...wish });
  for (const name of loose) {
    const built = buildPack([advisoryOn(`DRILL-LOOSE-${name}`, name, "9.0.0")]);
    files.set(`packs/${sha256(built.match)}.pack`, built.match);
    files.set(`packs/${sha256(built.details)}.details`, built.details);
  }
  await writePublication(from, await withIndex(room, { sequence: 1 }, files));
  await syncFrom({ from, dir }, surroundings);
  return dir;
}

async function check(dir: string, more: Partial<CheckOptions> = {}) {
  return await checkPaths({ paths: [join(root, "lists")], dir, ...more }, surroundings);
}

describe("which packs a check asks", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-addressed-"));
    await mkdir(join(root, "lists"));
    const packages = { "": {}, "node_modules/drill-parser": { version: "1.0.0" } };
    const lock = { name: "drill", lockfileVersion: 3, packages };
    await writeFile(join(root, "lists/package-lock.json"), JSON.stringify(lock));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("a check", () => {
    it("leaves out directives whose scope does not select the organisation, and says so", async () => {
      const dir = await synced({ scope: 'org.sector == "finance"' });
      const mine = await check(dir, { organization: city });
      assert.deepEqual(mine.lines, []);
      assert.deepEqual(
        mine.findings.map(({ at, code }) => [at, code]),
        [["D-2026-0001", "directive-elsewhere"]],
      );
      const bank = await check(dir, { organization: { ...city, sector: "finance" } });
      assert.deepEqual(
        bank.lines.map(({ verdict }) => verdict),
        ["affected"],
      );
      assert.deepEqual(bank.findings, []);
    });

    it("asks every directive where the organisation says nothing, where one is named, and where a scope cannot be read", async () => {
      const elsewhere = await synced({ scope: 'org.sector == "finance"' });
      assert.equal((await check(elsewhere)).lines.length, 1);
      const named = await check(elsewhere, { organization: city, directive: "D-2026-0001" });
      assert.equal(named.lines.length, 1);
      const unreadable = await synced({ scope: "org.secter ==" });
      assert.equal((await check(unreadable, { organization: city })).lines.length, 1);
    });

    it("asks packs that no directive names, each with its own details, also where several have one length", async () => {
      const dir = await synced({}, ["drill-parser", "drill-pArser"]);
      const found = await check(dir);
      assert.deepEqual(
        found.lines.map(({ vulnerability, statements: said, directives }) => [
          vulnerability,
          said.map(({ advisory: id }) => id),
          directives,
        ]),
        [["CVE-2026-99001", ["DRILL-2026-1", "DRILL-LOOSE-drill-parser"], ["D-2026-0001"]]],
      );
      assert.equal(found.packs.length, 3);
      assert.equal((await check(dir, { directive: "D-2026-0001" })).packs.length, 1);
    });

    it("does not take the pack of a directive that has ended for one of none", async () => {
      const dir = await synced({ state: "withdrawn" });
      assert.deepEqual((await check(dir)).packs, []);
    });

    it("refuses a pack without details", async () => {
      const [from, dir] = [join(root, `from-${++count}`), join(root, `dir-${count}`)];
      const files = await publication(room, { sequence: 1, advisory });
      const { match } = buildPack([advisoryOn("DRILL-ALONE", "alone", "2.0.0"), advisory]);
      files.set(`packs/${sha256(match)}.pack`, match);
      await writePublication(from, await withIndex(room, { sequence: 1 }, files));
      await syncFrom({ from, dir }, surroundings);
      await assert.rejects(
        check(dir),
        (error) => error instanceof Refusal && /has no details/.test(error.message),
      );
    });
  });

  describe("an organisation's facts", () => {
    it("are whole or refused", () => {
      assert.deepEqual(organizationOf(JSON.parse(JSON.stringify(city))), city);
      for (const [name, bad] of [
        ["id", 1],
        ["tier", 7],
        ["sector", undefined],
        ["domain", null],
        ["region", []],
        ["criticalInfrastructure", "yes"],
        ["size", -1],
        ["size", 1.5],
      ] as const)
        assert.throws(
          () => organizationOf({ ...city, [name]: bad }),
          (error) => error instanceof Refusal && error.message.includes(`org.${name}`),
        );
    });

    it("that nobody knows take no one out of a scope: misspelt, or of another topology", () => {
      const scoped = (id: string, scope: string): DirectiveDocument =>
        ({ id, draft: { scope } }) as DirectiveDocument;
      const directives = [
        scoped("tier", 'org.tier == "basic"'),
        scoped("sector", 'org.sector == "energy"'),
        scoped("both", 'org.tier == "basic" && org.size > 100000'),
      ];
      const askedOf = (organization: OrganizationAttributes): readonly string[] =>
        addressedTo(directives, organization).asking.map(({ id }) => id);
      assert.deepEqual(askedOf({ ...city, tier: "central", sector: "finance", size: 1 }), []);
      assert.deepEqual(askedOf({ ...city, tier: "basik", sector: "finance", size: 1 }), ["tier"]);
      assert.deepEqual(askedOf({ ...city, tier: "line", sector: "plant", size: 1 }), ["tier", "sector"]);
    });

    it("are known only to the attribute that a scope compares them with, and each that is not is said", () => {
      const scoped = (id: string, scope: string): DirectiveDocument =>
        ({ id, draft: { scope } }) as DirectiveDocument;
      const directives = [
        scoped("tier", 'org.tier in ["line", "works"] && org.size < 10'),
        scoped("sector", '"plant" == org.sector'),
        scoped("region", 'org.region.startsWith("north")'),
        scoped("id", 'org.id == "works-1" && org.tier != "plant"'),
      ];
      const told = (words: Partial<OrganizationAttributes>): readonly unknown[] => {
        const { asking, findings } = addressedTo(directives, { ...city, size: 1, ...words });
        const unknown = findings.filter(({ code }) => code === "word-unknown").map(({ at }) => at);
        return [asking.map(({ id }) => id), unknown];
      };
      assert.deepEqual(told({ tier: "works", sector: "plant" }), [["tier", "sector"], []]);
      assert.deepEqual(told({ tier: "plant", sector: "finance" }), [[], []], "a tier that a scope names");
      const many = (attribute: string, tail: string): string =>
        `org.${attribute} in [${Array.from({ length: 80 }, (_, i) => `"${i}${tail}"`).join(",")}]`;
      const wide = scoped("wide", `${many("tier", "a")} && ${many("sector", "b")} && org.size > 9`);
      assert.equal(
        addressedTo([wide], { ...city, tier: "x", sector: "y", size: 1 }).asking.length,
        1,
        "bounded",
      );
      assert.deepEqual(told({ sector: "finance", region: "nord" }), [["region"], ["org.region"]]);
      assert.deepEqual(told({ tier: "north", sector: "finance" }), [["tier"], ["org.tier"]]);
      assert.deepEqual(told({ tier: "basic", sector: "works-1" }), [["sector"], ["org.sector"]]);
    });
  });
});
