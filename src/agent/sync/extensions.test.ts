/** Granted extensions at an organisation: what the room sealed for it moves its deadlines, once it is believed; everything else is refused, or is a finding. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeAssetFacts } from "#agent/home/asset-facts.ts";
import { checkPaths } from "#agent/check/check.ts";
import { takeExtensions } from "#agent/sync/extensions.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { listTasks } from "#agent/task/tasks.ts";
import { tasksTable } from "#cli/task/tasks-table.ts";
import { noHomeFacts } from "#core/asset/asset-facts-file.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import { type ExtensionGrant, readExtensionGrant } from "#core/document/extension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type PublishingRoom,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import { translatorOf } from "#messages/translators.ts";

const grant: ExtensionGrant = {
  type: "bongsu.extension/1",
  request: `X-${"0".repeat(24)}`,
  organization: "drill-firm",
  directive: "D-2026-0001",
  drill: true,
  duration: { days: 14 },
  grantedAt: "2026-05-14T01:00:00Z",
};
const plain = "2026-05-16T14:59:59Z";
const longer = "2026-05-30T14:59:59Z";

let root = "";
let room: PublishingRoom;
let count = 0;

const around = { now: () => "2026-05-14T02:00:00Z", fetch: globalThis.fetch, write: () => undefined };

/** An agent that was told of one directive, due in three days, and has one affected component. */
async function agent(organization: string | null = "drill-firm"): Promise<string> {
  const at = join(root, `o-${++count}`);
  const dir = join(at, "agent");
  const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
  await writePublication(join(at, "from"), await publication(room, { sequence: 1, advisory }));
  await syncFrom({ from: join(at, "from"), dir }, around);
  if (organization !== null) await makeOrganizationKey(dir, organization);
  await mkdir(join(at, "srv"));
  const packages = { "": { name: "x" }, "node_modules/drill-parser": { version: "1.0.0" } };
  await writeFile(
    join(at, "srv", "package-lock.json"),
    JSON.stringify({ name: "x", lockfileVersion: 3, packages }),
  );
  await checkPaths({ paths: [join(at, "srv")], dir }, around);
  return dir;
}

async function sealed(of: object = grant, by: PublishingRoom = room): Promise<Uint8Array> {
  return canonicalBytes(await seal(payloadTypes.extension, canonicalBytes(of), [by.signer]));
}

async function dues(dir: string): Promise<readonly string[]> {
  const { tasks } = await listTasks({ dir }, around);
  return [...new Set(tasks.map(({ deadline, state }) => `${state} ${deadline ?? "-"}`))];
}

async function refused(work: Promise<unknown>, code: RefusalCode): Promise<void> {
  await assert.rejects(work, (error) => error instanceof Refusal && error.code === code);
}

describe("granted extensions", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-extensions-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("move every deadline of their directive, said as extended with the reason, and told once as moved", async () => {
    const dir = await agent();
    await listTasks({ dir }, around);
    assert.deepEqual(await dues(dir), [`open ${plain}`]);
    assert.deepEqual(await takeExtensions(dir, await sealed()), [grant]);
    const list = await listTasks({ dir }, around);
    assert.deepEqual(list.findings, []);
    assert.deepEqual(
      list.moved.map(({ before: from, after: to }) => [from, to]),
      [[plain, longer]],
      "no deadline moves without an entry",
    );
    assert.match(list.moved[0]?.because.ko ?? "", /연장이 허가됨/);
    assert.deepEqual(await dues(dir), [`extended ${longer}`]);
    const ko = tasksTable(list, { t: translatorOf("ko"), all: false });
    assert.match(ko, /연장됨 · 16일 12시간 남음 \(2026\. 5\. 30\.\(토\) 23:59 KST까지\)/);
    assert.match(ko, /이유: .*14일 연장됨\(2026\. 5\. 14\.\(목\) 10:00 KST 승인\)/);
    assert.match(
      tasksTable(list, { t: translatorOf("en"), all: false }),
      /why: .*extended by 14 days \(granted Thu 14 May 2026, 10:00 KST\)/,
    );
    const checked = await checkPaths({ paths: [join(dir, "..", "srv")], dir }, around);
    assert.deepEqual([...new Set(checked.lines.flatMap(({ due }) => due ?? []))], [longer]);
  });

  it("come from the room's answer too, once, and each once", async () => {
    const dir = await agent();
    const envelope: unknown = JSON.parse(new TextDecoder().decode(await sealed()));
    const answer = {
      extensions: [
        { state: "open", grant: null },
        { state: "granted", grant: envelope },
      ],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    await takeExtensions(dir, bytes);
    await takeExtensions(dir, bytes);
    assert.deepEqual(await readdir(homeOf(dir).extensions), [`${grant.request}.json`]);
    assert.deepEqual(await dues(dir), [`extended ${longer}`]);
    const none = new TextEncoder().encode(JSON.stringify({ extensions: [{ grant: null }] }));
    await refused(takeExtensions(dir, none), "input-invalid");
  });

  it("are refused when tampered, of another organisation, world or key, or of no known form; nothing is kept", async () => {
    const dir = await agent();
    const envelope = JSON.parse(new TextDecoder().decode(await sealed())) as Record<string, unknown>;
    const swapped = {
      ...envelope,
      payload: canonicalBytes({ ...grant, duration: { days: 60 } }).toBase64(),
    };
    const cases: readonly (readonly [Uint8Array, RefusalCode])[] = [
      [new TextEncoder().encode(JSON.stringify(swapped)), "signature-invalid"],
      [await sealed(grant, await makeRoom()), "signature-invalid"],
      [
        canonicalBytes(await seal("application/vnd.bongsu.facts+json", canonicalBytes(grant), [room.signer])),
        "signature-invalid",
      ],
      [await sealed({ ...grant, organization: "drill-other" }), "not-permitted"],
      [await sealed({ ...grant, drill: false }), "not-permitted"],
      [await sealed({ ...grant, duration: { days: 91 } }), "input-invalid"],
      [await sealed({ ...grant, duration: { date: "2027-01-01" } }), "input-invalid"],
      [await sealed({ ...grant, request: "../../state" }), "input-invalid"],
      [new TextEncoder().encode("{"), "input-invalid"],
    ];
    for (const [bytes, code] of cases) await refused(takeExtensions(dir, bytes), code);
    assert.deepEqual(await dues(dir), [`open ${plain}`]);
    await assert.rejects(readdir(homeOf(dir).extensions));
  });

  it("are not believed any more once changed, or once the organisation turns out to be another", async () => {
    const dir = await agent(null);
    await takeExtensions(dir, await sealed());
    assert.deepEqual(await dues(dir), [`extended ${longer}`]);
    const org = {
      id: "drill-other",
      tier: "major",
      sector: "energy",
      domain: "private",
      region: "11",
      criticalInfrastructure: false,
      size: 9,
    };
    await writeAssetFacts(homeOf(dir), { ...noHomeFacts, org });
    const other = await listTasks({ dir }, around);
    assert.deepEqual(
      other.findings.map(({ code }) => code),
      ["extension-of-another"],
    );
    assert.ok(other.tasks.every(({ deadline }) => deadline === plain));
    await writeAssetFacts(homeOf(dir), noHomeFacts);
    const path = join(homeOf(dir).extensions, `${grant.request}.json`);
    const envelope = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    await writeFile(path, JSON.stringify({ ...envelope, payload: "e30=" }));
    assert.deepEqual(
      (await listTasks({ dir }, around)).findings.map(({ code }) => code),
      ["extension-not-signed"],
    );
    const checked = await checkPaths({ paths: [join(dir, "..", "srv")], dir }, around);
    assert.deepEqual(
      checked.findings.map(({ code }) => code),
      ["extension-not-signed"],
    );
    await writeFile(path, "no JSON");
    assert.deepEqual(
      (await listTasks({ dir }, around)).findings.map(({ code }) => code),
      ["extension-form"],
    );
    assert.deepEqual(await dues(dir), [`open ${plain}`]);
  });

  it("that came after the end change nothing", async () => {
    const dir = await agent();
    await takeExtensions(dir, await sealed({ ...grant, grantedAt: "2026-05-17T00:00:00Z" }));
    assert.deepEqual(await dues(dir), [`open ${plain}`]);
  });

  it("are read member by member", () => {
    assert.deepEqual(readExtensionGrant({ ...grant, more: 1 }), { ok: true, value: grant, findings: [] });
    for (const [name, value] of [
      ["type", "bongsu.extension/2"],
      ["organization", "a b"],
      ["directive", ""],
      ["drill", "yes"],
      ["duration", { hours: 2161 }],
      ["duration", { days: 1, hours: 1 }],
      ["duration", { workingDays: 61 }],
      ["grantedAt", "yesterday"],
    ] as const)
      assert.equal(readExtensionGrant({ ...grant, [name]: value }).ok, false, name);
  });
});
