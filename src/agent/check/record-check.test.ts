/** What is attested is what was shown: sources that disagree about a directive's component, packs of the room and packs given by hand, and what is not covered. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkPaths, type CheckOptions } from "#agent/check/check.ts";
import { readClaims } from "#agent/check/claim-store.ts";
import { statusCounts } from "#agent/check/component-claims.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { Advisory } from "#core/advisory.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  sha256,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const surroundings = { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined };
const room = await makeRoom();

/** Debian's drilld, installed as 2.0-1, called affected below a version. */
function onDebian(id: string, fixed: string, source: Partial<Advisory> = {}): Advisory {
  const advisory = advisoryOn(id, "x", fixed);
  const product = "pkg:deb/debian/drilld?distro=debian-12";
  const affected = advisory.affected.map((one) => ({ ...one, product, scheme: "deb" }));
  return { ...advisory, affected, ...source };
}

const asked = onDebian("DRILL-2026-1", "3.0-1");
const tracker = { format: "osv", publisher: "DEBIAN" } as const;
const fixedByDebian = onDebian("DEBIAN-CVE-2026-99001", "2.0-1", tracker);
const brokenSaysDebian = onDebian("DEBIAN-CVE-2026-99001", "4.0-1", tracker);

let root = "";
let count = 0;

/** A folder synced with a directive on `directed`, and one more pack of the room on each of `beside`. */
async function synced(directed: Advisory, beside: readonly Advisory[] = []): Promise<string> {
  const [from, dir] = [join(root, `from-${++count}`), join(root, `dir-${count}`)];
  const files = await publication(room, { sequence: 1, advisory: directed });
  for (const advisory of beside) {
    const built = buildPack([advisory]);
    files.set(`packs/${sha256(built.match)}.pack`, built.match);
    files.set(`packs/${sha256(built.details)}.details`, built.details);
  }
  await writePublication(from, await withIndex(room, { sequence: 1 }, files));
  await syncFrom({ from, dir }, surroundings);
  return dir;
}

function byHand(advisory: Advisory): NonNullable<CheckOptions["feed"]> {
  const built = buildPack([advisory]);
  const pack = openPack(built.match);
  assert.ok(pack.ok);
  return { pack: pack.value, details: detailsInMemory(built.details), sha256: sha256(built.match) };
}

type Result = { readonly verdict: string; readonly rule: string; readonly said: readonly unknown[] };

/** What the check shows, what it keeps, and what would be attested. */
async function outcome(dir: string, more: Partial<CheckOptions> = {}) {
  const checked = await checkPaths({ paths: [join(root, "system")], dir, ...more }, surroundings);
  const { reports } = homeOf(dir);
  const report = JSON.parse(await readFile(join(reports, "D-2026-0001.json"), "utf8")) as {
    results: Result[];
  };
  const claims = (await readClaims(homeOf(dir))).get("D-2026-0001")?.claims ?? new Map();
  return {
    shown: checked.lines.map(({ verdict, rule }) => `${verdict} ${rule}`),
    kept: report.results.map(({ verdict, rule }) => `${verdict} ${rule}`),
    counts: statusCounts(claims).counts,
    checked,
  };
}

describe("recordCheck", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-record-"));
    const status = "Package: drilld\nStatus: install ok installed\nVersion: 2.0-1\nArchitecture: amd64\n\n";
    await mkdir(join(root, "system/var/lib/dpkg"), { recursive: true });
    await mkdir(join(root, "system/etc"), { recursive: true });
    await writeFile(join(root, "system/var/lib/dpkg/status"), status);
    await writeFile(join(root, "system/etc/os-release"), 'ID=debian\nVERSION_ID="12"\n');
    const python = join(root, "python");
    await mkdir(python);
    await writeFile(join(python, "requirements.txt"), "drill==1.0\n");
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("attests that a package is not affected where the distribution's tracker in the room's publication says so", async () => {
    const { shown, kept, counts, checked } = await outcome(await synced(asked, [fixedByDebian]));
    assert.deepEqual(shown, ["not_affected distribution-tracker"]);
    assert.deepEqual(kept, shown);
    assert.deepEqual([counts.affected, counts.notAffected], [0, 1]);
    const [line] = checked.lines;
    assert.deepEqual(
      line?.statements.map(({ advisory, verdict }) => `${advisory} ${verdict}`),
      ["DEBIAN-CVE-2026-99001 not_affected", "DRILL-2026-1 affected"],
    );
    assert.deepEqual([line?.directives, line?.due], [["D-2026-0001"], undefined]);
  });

  it("lets nothing that was given by hand overrule the room's word, though it may make it worse", async () => {
    const dir = await synced(asked);
    const soft = await outcome(dir, { feed: byHand(fixedByDebian) });
    assert.deepEqual(soft.shown, ["affected caution"]);
    assert.deepEqual(soft.kept, soft.shown);
    assert.equal(soft.counts.affected, 1);
    const mild = await synced(onDebian("DRILL-2026-1", "1.0-1"));
    const hard = await outcome(mild, { feed: byHand(brokenSaysDebian) });
    assert.deepEqual(hard.shown, ["affected distribution-tracker"]);
    assert.deepEqual(hard.kept, hard.shown);
    assert.deepEqual([hard.counts.affected, hard.counts.notAffected], [1, 0]);
    assert.match(hard.checked.lines[0]?.due ?? "", /^2026-05-16T/);
  });

  it("answers a directive only about the vulnerabilities that its pack names", async () => {
    const other = { ...brokenSaysDebian, id: "DEBIAN-CVE-2026-99002", aliases: [] };
    const { shown, kept, counts } = await outcome(await synced(onDebian("DRILL-2026-1", "1.0-1"), [other]));
    assert.deepEqual(shown.toSorted(), ["affected one-source", "not_affected one-source"]);
    assert.deepEqual(kept, ["not_affected one-source"]);
    assert.deepEqual([counts.affected, counts.notAffected], [0, 1]);
  });

  it("claims no coverage for a directive, asks for it where a pack is nobody's, and attests none of it", async () => {
    const paths = [join(root, "system"), join(root, "python")];
    const alone = await outcome(await synced(asked), { paths });
    assert.deepEqual([alone.checked.about, alone.checked.notCovered], ["directives", []]);
    const wide = await outcome(await synced(asked, [advisoryOn("DRILL-9", "drill-npm", "1.0.0")]), { paths });
    assert.equal(wide.checked.about, "ecosystems");
    assert.deepEqual(
      wide.checked.notCovered.map(({ reason, components }) => [reason.ecosystem, components]),
      [["pypi", 1]],
    );
    assert.deepEqual(wide.counts, alone.counts);
    const mild = await synced(onDebian("DRILL-2026-1", "1.0-1"), [
      advisoryOn("DRILL-9", "drill-npm", "1.0.0"),
    ]);
    const spoken = (await outcome(mild, { paths })).checked.notCovered.map(({ reason }) => reason.ecosystem);
    assert.deepEqual(spoken, ["deb-debian", "pypi"]);
  });
});
