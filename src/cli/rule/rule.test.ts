/** `bongsu rule`, called as the program calls it. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { packs, procedures } from "#core/rules/packs/index.ts";
import { tables } from "#core/rules/tables/index.ts";
import { runRule } from "#cli/rule/rule.ts";

type Ran = { readonly code: number; readonly out: string; readonly err: string };

async function run(args: readonly string[], input = ""): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runRule(args, {
    env: { LANG: "en_GB.UTF-8" },
    ask: null,
    stdin: Readable.from([input]),
    write: (text) => void (out += text),
    error: (text) => void (err += text),
  });
  return { code, out, err };
}

async function json(args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await run([...args, "--format", "json"])).out) as Record<string, unknown>;
}

const grave = ["in-kev=yes", "publicly-exposed=no", "automatable=yes", "technical-impact=total"];

describe("bongsu rule eval", () => {
  it("decides by a pack's id, its reference and its table's id alike", async () => {
    for (const name of ["us.cisa.bod-26-04", "us.cisa.bod-26-04@1.0.0", "cisa:DT_BOD2604:1.0.0"]) {
      const answer = await json(["eval", name, ...grave, "--at", "2026-05-13T00:00:00Z"]);
      assert.equal(answer["key"], "3DF");
      assert.equal(answer["outcome"], "3-days-forensic-investigation");
      assert.equal(answer["tier"], "P1");
      assert.equal(answer["row"], 13);
      assert.deepEqual(answer["reachable"], ["3DF"]);
      assert.deepEqual(answer["decidedBy"], []);
      assert.deepEqual(answer["actions"], [
        { kind: "patch", duration: { days: 3 }, deadline: "2026-05-16T14:59:59Z" },
        { kind: "hunt", duration: { days: 3 }, deadline: "2026-05-16T14:59:59Z" },
      ]);
    }
  });

  it("names what is still possible, what would decide, and what a directive would assume", async () => {
    const answer = await json(["eval", "us.cisa.bod-26-04", "in-kev=no", "publicly-exposed=no"]);
    assert.equal(answer["key"], null);
    assert.deepEqual(answer["reachable"], ["FSU", "60D"]);
    assert.deepEqual(answer["decidedBy"], ["automatable"]);
    assert.deepEqual(answer["assumed"], { key: "60D", tier: "P3" });
  });

  it("says the answer in both languages", async () => {
    const asked = ["eval", "us.cisa.bod-26-04", ...grave, "--at", "2026-05-13T00:00:00Z"];
    const english = await run([...asked, "--lang", "en"]);
    assert.match(english.out, /^Outcome: 3 days & forensic investigation \(3DF\), P1 urgent action$/m);
    assert.match(english.out, /apply the patch: within 3 days \(by Sat 16 May 2026, 23:59 KST\)/);
    assert.match(english.out, /^Deciding row 13: in-kev=yes publicly-exposed=no /m);
    assert.match(english.out, /^ {2}in-kev=no → 60 days \(60D\)$/m);
    assert.match(english.err, /In force from 2026-06-10/);
    const korean = await run([...asked, "--lang", "ko"]);
    assert.match(korean.out, /^결과: 3일과 침해 조사 \(3DF\), P1 긴급 조치$/m);
    assert.match(korean.out, /패치 적용: 3일 안 \(2026\. 5\. 16\.\(토\) 23:59 KST까지\)/);
  });

  it("names what is near to an unknown pack, key or value, with exit code 2", async () => {
    const pack = await run(["eval", "us.cisa.bod-26-4", ...grave]);
    assert.equal(pack.code, 2);
    assert.match(pack.err, /Near: us\.cisa\.bod-26-04/);
    const key = await run(["eval", "us.cisa.bod-26-04", "in-kve=yes"]);
    assert.equal(key.code, 2);
    assert.match(key.err, /no decision point "in-kve"\. Near: in-kev\./);
    const value = await run(["eval", "ssvc:DT_DP:1.0.0", "exploitation=activ"]);
    assert.equal(value.code, 2);
    assert.match(value.err, /"activ" is no value of exploitation: none, public-poc, active\. Near: active\./);
    for (const odd of [
      ["in-kev"],
      ["in-kev=yes", "in-kev=no"],
      ["in-kev=yes", "--at", "soon"],
      ["__proto__=yes"],
    ])
      assert.equal((await run(["eval", "us.cisa.bod-26-04", ...odd])).code, 2, odd.join(" "));
    assert.equal((await run(["eval"])).code, 2);
  });

  it("dates the steps of a procedure", async () => {
    const answer = await json(["eval", "eu.cra.art-14", "--at", "2026-10-01T03:00:00Z", "incident=no"]);
    assert.deepEqual(answer["decidedBy"], ["patch-available", "vulnerability"]);
    const actions = answer["actions"] as readonly { readonly id: string; readonly deadline: string | null }[];
    assert.deepEqual(
      actions.map(({ id, deadline }) => [id, deadline]),
      [
        ["early-warning", "2026-10-02T03:00:00Z"],
        ["notification", "2026-10-04T03:00:00Z"],
        ["final-vulnerability", null],
      ],
    );
    assert.equal((await run(["eval", "eu.cra.art-14", "awear=2026-10-01T03:00:00Z"])).code, 2);
  });
});

describe("bongsu rule eval -", () => {
  it("answers a line for a line, by names or published keys, and keeps step over lines it cannot read", async () => {
    const lines = [
      '{"table":"cisa:DT_BOD2604:1.0.0","inputs":{"cisa:KEV:1.0.0":"Y"}}',
      '{"table":"us.cisa.bod-26-04","inputs":{"in-kev":"NO","publicly-exposed":"no","automatable":"No"}}',
      "not json",
      '{"table":"zz","inputs":{}}',
      '{"table":"ssvc:DT_U:1.0.0","inputs":{"automatable":true}}',
      '{"table":"ssvc:DT_U:1.0.0","inputs":[]}',
      '{"table":"ssvc:DT_U:1.0.0","inputs":{"ssvc:A:2.0.0":"SLOW"}}',
      '{"table":"ssvc:DT_U:1.0.0","inputs":{"ssvc:A:2.0.0":null,"__proto__":"x"}}',
    ];
    const { code, out } = await run(["eval", "-"], lines.join("\n"));
    const answers = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(code, 2);
    assert.equal(answers.length, lines.length);
    assert.deepEqual(answers[0]?.["reachable"], ["14D", "3D", "3DF"]);
    assert.equal((await run(["eval", "-", "--at", "soon"], lines[0])).code, 2);
    const bare = [
      '{"in-kev":"yes"}',
      '{"inputs":{"in-kev":"yes"}}',
      '{"table":"us.cisa.bod-26-04","inputs":{"in-kev":"yes"}}',
    ];
    const named = await run(["eval", "us.cisa.bod-26-04", "-"], bare.join("\n"));
    const same = named.out.trim().split("\n");
    assert.equal(named.code, 0);
    assert.deepEqual(same, [same[0], same[0], same[0]]);
    assert.deepEqual((JSON.parse(same[0] ?? "") as { readonly reachable: unknown }).reachable, [
      "14D",
      "3D",
      "3DF",
    ]);
    assert.equal((await run(["eval", "-"], bare[0] ?? "")).code, 2);
    assert.equal((await run(["eval", "us.cisa.bod-26-4", "-"], bare[0] ?? "")).code, 2);
    const procedure = '{"table":"kr.pipa.34","inputs":{"aware":"2026-07-13T00:00:00Z"}}';
    const dated = JSON.parse((await run(["eval", "-"], procedure)).out) as {
      actions: { deadline: string }[];
    };
    assert.equal(dated.actions[0]?.deadline, "2026-07-16T00:00:00Z");
    assert.equal(answers[1]?.["key"], "FSU");
    const codes = answers.map(({ findings }) => (findings as readonly { readonly code: string }[])[0]?.code);
    assert.deepEqual(codes.slice(2), [
      "json-unreadable",
      "pack-unknown",
      "value-unreadable",
      "question-unreadable",
      "value-unknown",
      "point-unknown",
    ]);
  });

  const rows = "../shared/data/conformance/ssvc-decision-rows.jsonl.gz";
  it(
    "agrees with every flattened row of the published tables",
    { skip: existsSync(rows) ? false : "the SSVC data are not at hand" },
    async () => {
      type Row = { table: string; outcome_point: string; mapping: Record<string, string> };
      const all = gunzipSync(readFileSync(rows))
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Row);
      const questions = all.map(({ table, outcome_point, mapping }) =>
        JSON.stringify({ table, inputs: { ...mapping, [outcome_point]: undefined } }),
      );
      const { code, out } = await run(["eval", "-"], questions.join("\n"));
      const keys = out
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { key: string }).key);
      assert.equal(code, 0);
      assert.deepEqual(
        keys,
        all.map(({ mapping, outcome_point }) => mapping[outcome_point]),
      );
    },
  );
});

describe("bongsu rule check", () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-rule-"));
  const file = join(folder, "pack.json");
  after(() => rmSync(folder, { recursive: true }));

  it("finds nothing in any pack that ships, as show prints it, and eval takes the file", async () => {
    for (const { id } of [...packs, ...procedures]) {
      writeFileSync(file, (await run(["show", id, "--format", "json"])).out);
      assert.deepEqual(await run(["check", file]), { code: 0, out: "Nothing is wrong.\n", err: "" }, id);
    }
    writeFileSync(file, (await run(["show", "us.cisa.bod-22-01", "--format", "json"])).out);
    assert.equal((await json(["eval", file, "in-kev=yes", "cve-before-2021=no"]))["key"], "2W");
  });

  it("names each fault with its place and exits with 1, or with 2 for a file that is no JSON", async () => {
    writeFileSync(
      file,
      (await run(["show", "kr.pipa.34", "--format", "json"])).out.replace('"aware"', '"awear"'),
    );
    const { code, out } = await run(["check", file]);
    assert.equal(code, 1);
    assert.match(out, /^\/steps\/0\/start\tword-unknown\t.*Near: aware\.$/m);
    assert.equal((await run(["eval", file])).code, 2);
    writeFileSync(file, "{");
    assert.equal((await run(["check", file])).code, 2);
    await assert.rejects(run(["check", join(folder, "none.json")]), { code: "ENOENT" });
  });
});

describe("bongsu rule list and show", () => {
  it("name every pack, procedure and table with its source and what is unverified", async () => {
    const { out } = await run(["list"]);
    for (const { id, version, source } of [...packs, ...procedures])
      assert.ok(out.includes(`${id}@${version}`) && out.includes(source), id);
    for (const { id } of tables) assert.ok(out.includes(id), id);
    const listed = await json(["list"]);
    assert.equal((listed["packs"] as readonly unknown[]).length, packs.length + procedures.length);
  });

  it("show a pack's sources, points, rows and steps in both languages", async () => {
    for (const { id, unverified } of [...packs, ...procedures])
      for (const language of ["ko", "en"] as const) {
        const { code, out } = await run(["show", id, "--lang", language]);
        assert.equal(code, 0);
        assert.ok(unverified.every((one) => out.includes(one[language] ?? "?")));
      }
    assert.match((await run(["show", "us.cisa.bod-26-04"])).out, /^ {3}13 yes no yes total → 3DF$/m);
    assert.equal((await run(["show", "us.cisa.bod-99-99"])).code, 2);
    assert.match((await run(["--help", "--lang", "ko"])).out, /^bongsu rule eval 묶음/);
    assert.equal((await run(["frobnicate"])).code, 2);
  });
});
