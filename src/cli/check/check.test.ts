/** `bongsu check` and `attest` as a person or a script meets them: exit codes, the JSON's form, two languages, hostile names, consent. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { runAttest } from "#cli/response/attest.ts";
import { runCheck } from "#cli/check/check.ts";
import { runPack } from "#cli/pack/pack.ts";
import { runSync } from "#cli/room/sync.ts";
import type { Advisory } from "#core/advisory.ts";
import { Refusal } from "#core/problem.ts";
import { type CommandRun, feedOf, runCommand } from "#test/kit/command/run-command.ts";
import { advisoryOn, makeRoom, publication, writePublication } from "#test/kit/room/test-publication.ts";

let root = "";
let count = 0;

const debian: Advisory = {
  ...advisoryOn("DSA-DRILL-1", "x", "1"),
  affected: [
    {
      product: "pkg:deb/debian/drilld?distro=debian-12",
      label: "drilld",
      scheme: "deb",
      intervals: [{ from: null, fromIncluded: true, to: "2.0-1", toIncluded: false }],
      versions: [],
      fixed: ["2.0-1"],
    },
  ],
};

const readFeed = feedOf([advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0"), debian]);

/** Runs a command and gives its exit code and what it wrote. */
async function run(
  command: typeof runCheck,
  args: readonly string[],
  ask: ((question: string) => Promise<boolean>) | null = null,
): Promise<CommandRun> {
  return await runCommand(command, args, { ask, readFeed });
}

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, `project-${++count}`);
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return folder;
}

function lock(packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  return JSON.stringify({
    name: "x",
    lockfileVersion: 3,
    packages: { "": { name: "x" }, ...Object.fromEntries(entries) },
  });
}

function refusal(error: unknown): boolean {
  return error instanceof Refusal;
}

const feed = ["--feed", "feed.json", "--complete", "npm,Debian"];

describe("bongsu check and attest as a person or a script meets them", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-check-"));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("bongsu check", () => {
    it("exits 0 when nothing is affected, 1 when something is, 3 when something is only unknown", async () => {
      const codes: number[] = [];
      for (const version of ["1.2.0", "1.1.0", "not-a-version"]) {
        const folder = await project({ "package-lock.json": lock({ "drill-parser": version }) });
        codes.push((await run(runCheck, [folder, ...feed])).code);
      }
      const broken = await project({
        "package-lock.json": lock({ a: "1.0.0" }),
        "b/package-lock.json": '{"lockfileVersion": 3,',
      });
      codes.push((await run(runCheck, [broken, ...feed])).code);
      assert.deepEqual(codes, [0, 1, 3, 3]);
    });

    it("refuses to run without lists, without anything to match against, or with a wrong flag", async () => {
      const empty = await project({ "readme.md": "x" });
      await assert.rejects(run(runCheck, [empty, ...feed]), refusal);
      await assert.rejects(run(runCheck, [join(root, "nowhere"), ...feed]), refusal);
      await assert.rejects(run(runCheck, [empty]), refusal);
      await assert.rejects(run(runCheck, [empty, "--dir", join(root, "never-synced")]), refusal);
      await assert.rejects(run(runCheck, [empty, ...feed, "--format", "xml"]), refusal);
      assert.equal((await run(runCheck, [])).code, 2);
      assert.match((await run(runCheck, ["--help", "--lang", "ko"])).out, /종료 코드/);
    });

    it("writes a document of each standard, the same bytes each time, with the author that was named", async () => {
      const folder = await project({ "package-lock.json": lock({ "drill-parser": "1.1.0" }) });
      const author = ["--author", "하늘식품 <https://haneul.example>"];
      for (const [format, form] of [
        ["sarif", /"version": "2\.1\.0"/],
        ["openvex", /"status": "affected"/],
        ["cyclonedx-vex", /"state": "exploitable"/],
        ["csaf-vex", /"namespace": "https:\/\/haneul\.example"/],
      ] as const) {
        const said = await run(runCheck, [folder, ...feed, "--format", format, ...author]);
        assert.equal(said.code, 1, format);
        assert.match(said.out, form);
        assert.match(said.out, /하늘식품/);
        assert.match(said.out, /npm install drill-parser@1\.2\.0/);
        assert.equal((await run(runCheck, [folder, ...feed, "--format", format, ...author])).out, said.out);
      }
      const vague = ["--format", "openvex", "--author", "<>"];
      await assert.rejects(run(runCheck, [folder, ...feed, ...vague]), refusal);
    });

    it("names a list that is edited by hand as it is on the disk", async () => {
      const folder = await project({ "requirements-dev.txt": "drill-parser==1.1.0\n" });
      const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
      const affected = advisory.affected.map((one) => ({
        ...one,
        product: "pkg:pypi/drill-parser",
        scheme: "pypi" as const,
      }));
      const { out } = await runCommand(runCheck, [folder, "--feed", "f", "--lang", "en"], {
        readFeed: feedOf([{ ...advisory, affected }]),
      });
      assert.match(out, /In requirements-dev\.txt, require drill-parser==1\.2\.0/);
    });

    it("writes no document, and says so, where a format has none that states nothing", async () => {
      const folder = await project({ "package-lock.json": lock({ other: "1.0.0" }) });
      const said = await run(runCheck, [folder, ...feed, "--format", "openvex"]);
      assert.deepEqual([said.code, said.out], [0, ""]);
      assert.match(said.error, /none was written/);
      assert.match((await run(runCheck, [folder, ...feed, "--format", "sarif"])).out, /"results": \[\]/);
    });

    it("matches against a folder of packs as against the feed that they were made of, and reads no pack that cannot matter", async () => {
      const folder = await project({ "package-lock.json": lock({ "drill-parser": "1.1.0" }) });
      const packs = join(root, "built");
      assert.equal(
        (await run(runPack, ["build", "feed.json", "--out", packs, "--complete", "npm,Debian"])).code,
        0,
      );
      const index = join(packs, "packs.json");
      const { packs: entries } = JSON.parse(await readFile(index, "utf8")) as {
        packs: { ecosystem: string; pack: string }[];
      };
      const other = entries.find(({ ecosystem }) => ecosystem === "deb-debian");
      await writeFile(join(packs, `${other?.pack}.pack`), "damaged");
      const [fromPacks, fromFeed] = [
        await run(runCheck, [folder, "--packs", packs, "--format", "json"]),
        await run(runCheck, [folder, ...feed, "--format", "json"]),
      ];
      assert.equal(fromPacks.code, 1);
      const [byPacks, byFeed] = [fromPacks, fromFeed].map(({ out }) => {
        const { pack: _, asked: basis, ...answer } = JSON.parse(out) as Record<string, unknown>;
        return { answer, basis };
      });
      assert.deepEqual(byPacks?.answer, byFeed?.answer);
      assert.notDeepEqual(byPacks?.basis, byFeed?.basis, "what was asked is told");
      await writeFile(
        index,
        JSON.stringify({ type: "bongsu.packs/1", packs: [{ ecosystem: "npm", pack: "../x" }] }),
      );
      await assert.rejects(run(runCheck, [folder, "--packs", packs]), refusal);
      await writeFile(index, "{}");
      await assert.rejects(run(runCheck, [folder, "--packs", packs]), refusal);
    });

    it("writes JSON of the form that was promised", async () => {
      const folder = await project({
        "package-lock.json": lock({ "drill-parser": "1.1.0", "drill-other": "1.0.0" }),
      });
      const { out } = await run(runCheck, [folder, ...feed, "--format", "json"]);
      const said = JSON.parse(out) as {
        pack: string;
        components: number;
        results: Record<string, unknown>[];
      };
      const members = [
        "type",
        "program",
        "pack",
        "components",
        "results",
        "about",
        "notCovered",
        "notCompared",
        "asked",
      ];
      assert.deepEqual(Object.keys(said), [...members, "threshold", "belowMinimum"]);
      assert.match(said.pack, /^[0-9a-f]{64}$/);
      assert.equal(said.components, 2);
      assert.deepEqual(said.results, [
        {
          component: {
            product: "pkg:npm/drill-parser",
            name: "drill-parser",
            version: "1.1.0",
            at: "/packages/node_modules~1drill-parser",
            scope: "runtime",
            dependencyPath: [],
          },
          source: join(folder, "package-lock.json"),
          advisory: "DRILL-2026-1",
          aliases: ["CVE-2026-99001"],
          verdict: "affected",
          fixed: ["1.2.0"],
          reason: {
            code: "in-interval",
            from: null,
            to: "1.2.0",
            toIncluded: false,
            text: "the version lies in the affected range before 1.2.0",
          },
          vulnerability: "CVE-2026-99001",
          rule: { name: "one-source", text: "one source speaks of it" },
          sources: [
            {
              advisory: "DRILL-2026-1",
              publisher: "DRILL",
              verdict: "affected",
              reason: { code: "in-interval", from: null, to: "1.2.0", toIncluded: false },
            },
          ],
          severity: null,
          exploited: { listed: true, since: null },
          epss: null,
          sourceWords: [],
          title: "[DRILL] test",
          link: "https://www.cve.org/CVERecord?id=CVE-2026-99001",
          counts: true,
        },
      ]);
    });

    it("counts under a threshold what states no severity and what may be exploited, and refuses a word that is none", async () => {
      const folder = await project({ "package-lock.json": lock({ "drill-parser": "1.1.0" }) });
      for (const options of [
        ["--min-severity", "critical"],
        ["--fail-on", "critical"],
        ["--fail-on", "exploited"],
      ])
        assert.equal((await run(runCheck, [folder, ...feed, ...options])).code, 1, options.join(" "));
      await assert.rejects(run(runCheck, [folder, ...feed, "--fail-on", "criticl"]), /criticl/);
      const vague = await project({ "package-lock.json": lock({ "drill-parser": "soon" }) });
      for (const options of [
        ["--min-severity", "critical"],
        ["--fail-on", "critical,exploited"],
      ])
        assert.equal((await run(runCheck, [vague, ...feed, ...options])).code, 3, options.join(" "));
    });

    it("calls unknown what no pack at hand covers, one row an ecosystem, and exits 3", async () => {
      const pins = Array.from({ length: 2000 }, (_, i) => `drill-${i}==1.0`);
      const requirements = ["# pip freeze", ...pins].join("\n");
      const status = "Package: drilld\nStatus: install ok installed\nVersion: 9-1\nArchitecture: amd64\n\n";
      const folder = await project({
        "package-lock.json": lock({ other: "1.0.0" }),
        "requirements.txt": requirements,
        "old/var/lib/dpkg/status": status,
        "old/etc/os-release": 'ID=debian\nVERSION_ID="7"\n',
      });
      const { code, out } = await run(runCheck, [folder, ...feed, "--lang", "en"]);
      assert.equal(code, 3);
      assert.match(out, /PyPI \(2000 components\) .*unknown .*no pack at hand holds advisories of PyPI/);
      assert.match(out, /Debian:7 \(1 component\) .*unknown/);
      assert.match(out, /2002 components in 3 lists: 0 affected, 2001 unknown/);
      assert.ok(out.split("\n").length < 12);
      const json = await run(runCheck, [folder, ...feed, "--format", "json", "--lang", "ko"]);
      const said = JSON.parse(json.out) as { about: string; results: unknown[]; notCovered: unknown[] };
      assert.deepEqual([said.about, said.results], ["ecosystems", []]);
      const why = (name: string): string => `여기 있는 묶음에는 ${name}의 권고문이 없습니다`;
      assert.deepEqual(said.notCovered, [
        {
          ecosystem: "deb-debian",
          components: 1,
          verdict: "unknown",
          reason: {
            code: "not-covered",
            ecosystem: "deb-debian",
            release: "debian-7",
            text: why("Debian:7"),
          },
        },
        {
          ecosystem: "pypi",
          components: 2000,
          verdict: "unknown",
          reason: { code: "not-covered", ecosystem: "pypi", text: why("PyPI") },
        },
      ]);
      const packs = join(root, "covering");
      await run(runPack, ["build", "feed.json", "--out", packs, "--complete", "npm,Debian"]);
      const python = await project({ "requirements.txt": "drill==1.0" });
      assert.equal((await run(runCheck, [python, "--packs", packs])).code, 3);
      const javascript = await project({ "package-lock.json": lock({ other: "1.0.0" }) });
      assert.equal((await run(runCheck, [javascript, "--packs", packs])).code, 0);
    });

    it("reads a system's release beside its package database", async () => {
      const status = "Package: drilld\nStatus: install ok installed\nVersion: 1.9-1\nArchitecture: amd64\n\n";
      const release = 'PRETTY_NAME="Debian"\nID=debian\nVERSION_ID="12"\n';
      const known = await project({ "var/lib/dpkg/status": status, "etc/os-release": release });
      const unknown = await project({ "var/lib/dpkg/status": status });
      const found = await run(runCheck, [known, ...feed]);
      assert.equal(found.code, 1);
      assert.match(found.out, /apt-get install --only-upgrade drilld/);
      assert.equal((await run(runCheck, [unknown, ...feed])).code, 3);
    });

    it("says the same in Korean and in English, with the command that fixes it", async () => {
      const folder = await project({ "package-lock.json": lock({ "drill-parser": "1.1.0" }) });
      const korean = await run(runCheck, [folder, ...feed, "--lang", "ko"]);
      const english = await run(runCheck, [folder, ...feed, "--lang", "en"]);
      for (const { out } of [korean, english]) assert.match(out, /npm install drill-parser@1\.2\.0/);
      assert.match(korean.out, /영향받는 범위 안입니다: 1\.2\.0 미만/);
      assert.match(english.out, /1 component in 1 list: 1 affected, 0 unknown/);
    });

    it("prints nothing of a hostile list that a terminal would obey", async () => {
      const folder = await project({
        "package-lock.json": lock({ "drill-parser": "1.1.0\u001b]0;x\u0007", "\u202eevil": "1\u001b[2J" }),
      });
      const { out, error } = await run(runCheck, [folder, ...feed]);
      assert.doesNotMatch(`${out}${error}`.replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
    });
  });

  describe("bongsu sync, check, attest", () => {
    it("shows what would be sent, and sends nothing to nobody's yes", async () => {
      const room = await makeRoom();
      const [from, dir] = [join(root, "from"), join(root, "agent")];
      const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
      await writePublication(from, await publication(room, { sequence: 1, advisory }));
      const synced = await run(runSync, ["--from", from, "--dir", dir, "--lang", "en"]);
      assert.match(synced.out, /\[DRILL\][^]*pinned at this first meeting[^]*[0-9a-f]{8} [0-9a-f]{8}/);
      const folder = await project({ "package-lock.json": lock({ "drill-parser": "1.1.0" }) });
      const checked = await run(runCheck, [folder, "--dir", dir, "--lang", "ko"]);
      assert.equal(checked.code, 1);
      assert.match(checked.out, /\[훈련\][^]*2026\. 5\. 1\d\.\([일월화수목금토]\) 23:59 KST/);
      assert.equal(checked.error, "");
      await writePublication(
        from,
        await publication(room, {
          sequence: 2,
          advisory,
          revision: 2,
          state: "withdrawn",
          expires: "2026-05-14T00:30:00Z",
        }),
      );
      const late = join(root, "late");
      await run(runSync, ["--from", from, "--dir", late, "--allow-expired"]);
      const nothing = await run(runCheck, [folder, "--dir", late, "--format", "json"]);
      assert.equal(nothing.code, 3);
      assert.match(nothing.error, /has ended[^]*nothing was matched/);
      assert.match(nothing.out, /"pack": null/);
      await makeOrganizationKey(dir, "org-1");
      const args = ["--directive", "D-2026-0001", "--dir", dir, "--room", "http://127.0.0.1:1"];
      await assert.rejects(run(runAttest, args), /nobody to ask/);
      const asked: string[] = [];
      const no = async (question: string): Promise<boolean> => asked.push(question) < 0;
      const declined = await run(runAttest, [...args, "--lang", "ko"], no);
      assert.equal(declined.code, 2);
      assert.equal(asked.length, 1);
      assert.match(
        declined.out,
        /영향 있음\(미조치\): 1[^]*E2 서명된 에이전트 점검: 1[^]*"evidenceDigest"[^]*보내지 않았습니다/,
      );
      assert.ok(!declined.out.includes("drill-parser") && !declined.out.includes(folder));
    });
  });

  describe("bongsu pack build", () => {
    it("writes one pack an ecosystem, the same bytes each time", async () => {
      const written: string[] = [];
      for (const name of ["packs-1", "packs-2"]) {
        const { code, out } = await run(runPack, ["build", "feed.json", "--out", join(root, name)]);
        assert.equal(code, 0);
        written.push(out);
      }
      assert.equal(written[0], written[1]);
      assert.match(written[0] ?? "", /^deb-debian +1 [^]*\nnpm +1 /);
    });
  });
});
