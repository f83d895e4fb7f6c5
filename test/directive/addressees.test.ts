/**
 * A directive for two organisations by name, from end to end: everyone is told that there are two, each of the two learns that it is one over its own way or
 * from a stick, and an agent that nobody has told counts as addressed, whatever its release.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { addressedTo, askingHere } from "#agent/check/addressed-directives.ts";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { takeAddressing } from "#agent/sync/addressing.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { runSync } from "#cli/room/sync.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import { Refusal } from "#core/problem.ts";
import {
  approveDirective,
  draftDirective,
  reviseDirective,
  submitDirective,
} from "#stages/directive/commands.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { ana, bo, draft, refused } from "#test/kit/directive-fixtures.ts";
import { publishedAt } from "#test/kit/law/doors.ts";
import { marks, plantedRecords } from "#test/kit/law/planted.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

let room: TestRoom;
let folder: string;
let named: readonly OrganizationAttributes[];
let outside: OrganizationAttributes;
let names: readonly string[];
let directive: string;

const now = (): string => room.now().toISOString();

function scopeOf(organizations: readonly { readonly id: string }[]): string {
  return `org.id in [${organizations.map(({ id }) => JSON.stringify(id)).join(", ")}]`;
}

async function issue(of: typeof draft): Promise<string> {
  const made = await room.store.write(ana, async (tx) => await draftDirective(tx, of, now()));
  await approve(made.directive);
  return made.directive;
}

async function approve(id: string): Promise<void> {
  await room.store.write(ana, async (tx) => await submitDirective(tx, { directive: id }, now()));
  await room.store.write(
    bo,
    async (tx) => await approveDirective(tx, { directive: id }, now(), directiveTexts),
  );
}

async function tokenOf(organization: string): Promise<string> {
  const request = { role: "organization", organization, now: room.now() } as const;
  return (await room.store.write(system, async (tx) => await makeToken(tx, request))).secret;
}

/** Syncs an agent's folder with the command, and gives what it wrote. */
async function synced(agent: string, ...more: readonly string[]): Promise<string> {
  let out = "";
  const io = {
    env: {},
    write: (text: string) => void (out += text),
    error: (text: string) => void (out += text),
    surroundings: { now, fetch: room.fetch, write: () => undefined },
  };
  await runSync(["--from", room.origin, "--dir", join(folder, agent), "--lang", "en", ...more], io as never);
  return out;
}

/** What an agent's folder says of who is asked: ids of directives, and codes of findings; words of the invented world that Korea does not have are left out. */
async function askedOf(agent: string, organization: OrganizationAttributes): Promise<readonly unknown[]> {
  const home = homeOf(join(folder, agent));
  const state = await readState(home);
  assert.ok(state !== null);
  const { inForce } = await readDirectives(home, state);
  const { asking, findings } = await askingHere(inForce, organization, { home, state });
  return [
    asking.map(({ id }) => id),
    findings.map(({ code }) => code).filter((code) => code !== "word-unknown"),
  ];
}

describe("a directive for two organisations by name", () => {
  before(async () => {
    room = await openTestRoom({ now: new Date().toISOString() });
    folder = mkdtempSync(join(tmpdir(), "bongsu-addressees-"));
    const rows = await room.store.read(system, async (tx) =>
      tx.rows<OrganizationAttributes & { readonly name: Readonly<Record<string, string>> }>(sql`
      select id, tier, sector, domain, region, critical as "criticalInfrastructure", size, name from organization
      where domain = 'private' and valid_to is null order by id`),
    );
    const [one, two, other] = [rows.at(3), rows.at(-3), rows.at(7)];
    assert.ok(one && two && other);
    named = [one, two];
    outside = other;
    names = [one, two].flatMap(({ id, name }) => [id, ...Object.values(name)]);
    const [edge, end] = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"];
    await importRecords(room.store, system, { batch: "planted", records: plantedRecords({ edge, end }) });
    directive = await issue({ ...draft, advisories: [marks.plain.id], scope: scopeOf(named) });
    await room.settle();
  });
  after(async () => {
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("names neither in anything that is published or shown beside its own office", async () => {
    const files = await publishedAt(room);
    const places = files.filter(({ text }) => names.some((name) => text.includes(name)));
    assert.deepEqual(
      places.map(({ door }) => door),
      [],
    );
    const document = await room.store.read(system, async (tx) => await issuedDocument(tx, directive));
    assert.equal(document?.draft.scope, 'org.domain == "private"');
    assert.equal(document?.addressees?.number, 2);
    assert.match(document?.text["en"] ?? "", /Addressed to: 2 organisations/);
    assert.match(document?.text["ko"] ?? "", /대상: 2개 기관/);
  });

  it("reaches exactly these two, with their tasks", async () => {
    const rows = await room.store.read(system, async (tx) =>
      tx.rows<{ organization: string }>(
        sql`select organization from notification where directive = ${directive} order by 1`,
      ),
    );
    assert.deepEqual(
      rows.map(({ organization }) => organization),
      named.map(({ id }) => id).toSorted(),
    );
  });

  it("asks an agent that nobody has told, and says so", async () => {
    const said = await synced("alone");
    assert.match(said, new RegExp(`${directive}: whom it addresses is told to each organisation alone`));
    for (const organization of [...named, outside])
      assert.deepEqual(await askedOf("alone", organization), [[directive], ["addressee-unknown"]]);
    const elsewhere = { ...outside, domain: "public" };
    assert.deepEqual(await askedOf("alone", elsewhere), [[], ["directive-elsewhere"]]);
  });

  it("tells each of the two, and every other, over its own way", async () => {
    for (const [i, organization] of [...named, outside].entries()) {
      const said = await synced(`own-${i}`, "--token", await tokenOf(organization.id));
      assert.ok(!said.includes("each organisation alone"), said);
      const expected = organization === outside ? [[], ["directive-elsewhere"]] : [[directive], []];
      assert.deepEqual(await askedOf(`own-${i}`, organization), expected);
    }
    assert.deepEqual(await askedOf("own-2", named[0] ?? outside), [[directive], ["addressee-unknown"]]);
  });

  it("tells it from a stick too, and believes no other word", async () => {
    const answer = async (organization: string): Promise<Buffer> => {
      const headers = { authorization: `Bearer ${await tokenOf(organization)}` };
      const response = await room.fetch(`${room.origin}/api/addressing`, { headers });
      return Buffer.from(await response.text());
    };
    await synced("stick");
    const dir = join(folder, "stick");
    writeFileSync(
      join(dir, "asset-facts.json"),
      JSON.stringify({ type: "bongsu.asset-facts/1", org: outside }),
    );
    const own = await answer(outside.id);
    const others = await answer(named[0]?.id ?? "");
    await assert.rejects(takeAddressing(dir, others), Refusal);
    const forged = own.toString().replace(/"sig":"[^"]{4}/, '"sig":"AAAA');
    await assert.rejects(takeAddressing(dir, Buffer.from(forged)), Refusal);
    await assert.rejects(takeAddressing(dir, Buffer.from("{}")), Refusal);
    assert.deepEqual(await askedOf("stick", outside), [[directive], ["addressee-unknown"]]);
    const file = join(folder, "addressing.json");
    writeFileSync(file, own);
    await synced("stick", "--addressing", file);
    assert.deepEqual(await askedOf("stick", outside), [[], ["directive-elsewhere"]]);
  });

  it("asks again when a revision may address others", async () => {
    const scope = scopeOf([...named, outside]);
    const redraft = { ...draft, advisories: [marks.plain.id], scope };
    await room.store.write(
      ana,
      async (tx) => await reviseDirective(tx, { directive, draft: redraft }, now()),
    );
    await approve(directive);
    await room.settle();
    await synced("own-2");
    assert.deepEqual(await askedOf("own-2", outside), [[directive], ["addressee-unknown"]]);
    await synced("own-2", "--token", await tokenOf(outside.id));
    assert.deepEqual(await askedOf("own-2", outside), [[directive], []]);
    const document = await room.store.read(system, async (tx) => await issuedDocument(tx, directive));
    assert.ok(!names.some((name) => JSON.stringify(document).includes(name)));
  });

  it("asks an agent of every release", () => {
    const releases = resolve(import.meta.dirname, "../vectors/release");
    for (const release of readdirSync(releases).filter((name) => /^v\d/.test(name))) {
      const bundle = join(folder, `${release}.mjs`);
      writeFileSync(bundle, brotliDecompressSync(readFileSync(join(releases, release, "agent.mjs.br"))));
      const dir = join(folder, `agent-${release}`);
      const run = (...args: readonly string[]) =>
        spawnSync(process.execPath, [bundle, ...args], { encoding: "utf8", timeout: 60_000 });
      const sync = run("sync", "--from", room.publicFolder, "--dir", dir);
      assert.equal(sync.status, 0, sync.stderr);
      writeFileSync(
        join(dir, "asset-facts.json"),
        JSON.stringify({ type: "bongsu.asset-facts/1", org: outside }),
      );
      const tasks = run("tasks", "--dir", dir);
      assert.ok(
        tasks.stdout.includes(directive),
        `${release}: ${tasks.status} ${tasks.stdout}${tasks.stderr}`,
      );
    }
  });

  it("is refused while a text of it names one of them", async () => {
    const title = { ...draft.title, en: `For ${names[0]} alone` };
    const error = await refused(
      issue({ ...draft, advisories: [marks.plain.id], scope: scopeOf(named), title }),
      "input-invalid",
    );
    assert.deepEqual(
      error.findings.map(({ at, code }) => [at, code]),
      [["/title/en", "text-names-organization"]],
    );
  });

  it("of an earlier program, which told its scope, is read as it was", () => {
    const old = { id: "D", revision: 1, draft: { scope: scopeOf(named) } } as never;
    assert.deepEqual(addressedTo([old], outside).asking, []);
    assert.deepEqual(addressedTo([old], named[0] ?? outside).asking, [old]);
  });
});
