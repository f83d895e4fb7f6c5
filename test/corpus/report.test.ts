/**
 * The runner of the registry of outputs: each has one expected document for each check in `vectors/report/in`, valid by its format's own judge.
 * Then laws on generated checks: always valid, no line lost, the order of lines without effect, and no change of status between the VEX formats.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { notComparedGroups } from "#core/inventory/not-compared.ts";
import { outputs } from "#core/report/index.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { CheckReport, ReportFrame, ReportOutput } from "#core/report/report.ts";
import { reportTexts } from "#messages/render/report.ts";
import { translatorOf } from "#messages/translators.ts";
import { statementsOf } from "#core/report/statement.ts";
import { anyReport } from "#test/corpus/any-report.ts";
import { judges } from "#test/kit/report/report-validators.ts";
import { readVex, type VexResult, vexFormats } from "#test/kit/report/report-vex.ts";

const folder = new URL("../vectors/report/", import.meta.url);
type ReportVector = {
  readonly report: CheckReport;
  readonly frame: Omit<ReportFrame, "texts"> & { readonly language: string };
};

function readVector(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

/** A check, and the frame around it with the texts of its language. */
function readInput(path: string): { readonly report: CheckReport; readonly frame: ReportFrame } {
  const { report, frame: around } = readVector(path) as ReportVector;
  return { report, frame: { ...around, texts: reportTexts(translatorOf(around.language)) } };
}

const cases = readdirSync(new URL("in/", folder));
const frame: ReportFrame = {
  now: "2026-11-23T09:00:00.000Z",
  version: "1",
  author: { name: "author", namespace: "https://author.example" },
  id: "0b5c1f8e-2a77-5c10-9b61-0f3c7f1a2b3c",
  texts: reportTexts(translatorOf("en")),
};

for (const output of outputs) {
  test(`report ${output.name}: the vectors`, () => {
    assert.deepEqual(readdirSync(new URL(`${output.name}/`, folder)), cases, "one document for each check");
    for (const name of cases) {
      const { report, frame: around } = readInput(`in/${name}`);
      const written = JSON.stringify(output.write(report, around), null, 2);
      assert.equal(`${written}\n`, readFileSync(new URL(`${output.name}/${name}`, folder), "utf8"), name);
    }
  });

  test(`report ${output.name}: valid by its own judge, vectors and generated checks`, async (context) => {
    const here = await judges[output.name]?.();
    assert.ok(here !== undefined, "an output needs a judge");
    if ("skip" in here) return context.skip(here.skip);
    for (const name of cases) {
      const document = readVector(`${output.name}/${name}`);
      if (document !== null) assert.deepEqual(await here.judge(document), [], name);
    }
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const document = output.write(report, frame);
        if (document !== null) assert.deepEqual(await here.judge(plain(document)), []);
      }),
      { numRuns: output.name === "csaf-vex" ? 40 : 150 },
    );
  });
}

test("every folder of vectors has its output, and every output its judge", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).filter((name) => name !== "in");
  assert.deepEqual(names, outputs.map(({ name }) => name).sort());
  assert.deepEqual(Object.keys(judges).sort(), names);
});

test("a judge finds fault with a document that is wrong", async (context) => {
  for (const { name } of outputs) {
    const here = await judges[name]?.();
    if (here === undefined || "skip" in here) {
      context.diagnostic(`${name} is not judged here`);
      continue;
    }
    const text = readFileSync(new URL(`${name}/mixed.json`, folder), "utf8");
    for (const word of ["affected", "exploitable", "known_affected", "fail"].map((one) => `"${one}"`)) {
      if (!text.includes(word)) continue;
      const wrong: unknown = JSON.parse(text.replaceAll(word, '"perhaps"'));
      if (name === "sarif" && word === '"affected"') continue;
      assert.notDeepEqual(await here.judge(wrong), [], `${name} without ${word}`);
    }
  }
});

test("the CSAF judge holds the profile: nothing that it asks for can be left out", async () => {
  const here = await judges["csaf-vex"]?.();
  assert.ok(here !== undefined && "judge" in here);
  type Loose = { vulnerabilities: Record<string, unknown>[] };
  for (const members of [["remediations"], ["flags", "threats"], ["cve", "ids"], ["product_status"]]) {
    const document = readVector("csaf-vex/mixed.json") as Loose;
    for (const vulnerability of document.vulnerabilities)
      for (const member of members) delete vulnerability[member];
    assert.notDeepEqual(await here.judge(document), [], members.join());
  }
});

test("the order in which a check gives its lines does not matter", () => {
  fc.assert(
    fc.property(anyReport, fc.integer(), (report, turn) => {
      const cut = report.lines.length === 0 ? 0 : Math.abs(turn) % report.lines.length;
      const turned = { ...report, lines: [...report.lines.slice(cut), ...report.lines.slice(0, cut)] };
      for (const { write, name } of outputs)
        assert.equal(JSON.stringify(write(turned, frame)), JSON.stringify(write(report, frame)), name);
    }),
    { numRuns: 100 },
  );
});

test("nothing is lost: what is affected is a SARIF result and what is unknown a notification, each line and unread list is in a statement, with the worst verdict", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const sarif = plain(writerOf("sarif").write(report, frame)) as {
        runs: [
          {
            results: { kind: string; locations: [{ physicalLocation: { region: unknown } }] }[];
            invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: unknown[] }];
          },
        ];
      };
      const groups = notComparedGroups(report.notCompared);
      const { results, invocations } = sarif.runs[0];
      const of = (wanted: string): number => report.lines.filter(({ verdict }) => verdict === wanted).length;
      assert.equal(results.length, of("affected"));
      assert.ok(results.every(({ kind }) => kind === "fail"));
      assert.ok(results.every(({ locations }) => locations[0].physicalLocation.region !== undefined));
      assert.ok(
        invocations[0].toolExecutionNotifications.length >=
          of("unknown") + report.notCovered.length + groups.length,
      );
      assert.equal(
        sarif.runs[0].invocations[0].executionSuccessful,
        report.notCompared.every(({ code }) => code !== "list-unreadable"),
      );
      const statements = statementsOf(report, frame.texts);
      const open = statements.filter(({ status }) => status !== "not_affected").length;
      const asked =
        report.lines.some(({ verdict }) => verdict !== "not_affected") ||
        report.notCompared.length + report.notCovered.length > 0;
      assert.equal(open > 0, asked);
      for (const { verdict, component } of report.lines.filter((line) => line.advisory === ""))
        assert.ok(
          statements.some(
            ({ status, vulnerability }) =>
              vulnerability.name === "ANY-VULNERABILITY" && status === "under_investigation",
          ),
          `${verdict} ${component.name}`,
        );
      for (const output of vexFormats) {
        const read = readVex(output, plain(writerOf(output).write(report, frame)));
        assert.equal(read.length, statements.length, output);
      }
    }),
    { numRuns: 150 },
  );
});

test("a component that is there is never called absent, and only a version outside every range has a justification", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const { write } of outputs) {
        const text = JSON.stringify(write(report, frame));
        assert.ok(!text.includes("component_not_present"));
        const free = statementsOf(report, frame.texts).some(
          ({ status, outside }) => status === "not_affected" && outside,
        );
        assert.ok(free || !/vulnerable_code_not_present|code_not_present/.test(text));
      }
    }),
    { numRuns: 100 },
  );
});

test("a drill is marked in every output", () => {
  for (const { write, name } of outputs) {
    const { report, frame: around } = readInput("in/drill.json");
    assert.match(JSON.stringify(write(report, around)), /\[훈련\] DRILL/, name);
    assert.doesNotMatch(JSON.stringify(write({ ...report, drill: false }, around)), /\[훈련\] DRILL/, name);
  }
});

test("CSAF, OpenVEX and CycloneDX into one another and on: no status changes", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const from of vexFormats) {
        const first = readVex(from, plain(writerOf(from).write(report, frame)));
        for (const to of vexFormats) {
          const second = readVex(to, plain(writerOf(to).write(reportOf(first), frame)));
          assert.deepEqual(statusesOf(second), statusesOf(first), `${from} to ${to}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

function writerOf(name: string): ReportOutput {
  const found = outputs.find((output) => output.name === name);
  assert.ok(found, name);
  return found;
}

function plain(document: object | null): unknown {
  return JSON.parse(JSON.stringify(document));
}

function statusesOf(answers: readonly VexResult[]): readonly string[] {
  return answers.map(({ vulnerability, purl, status }) => `${vulnerability} ${purl} ${status}`).sort();
}

/** A check that says what a VEX document said, so that it can be written again. */
function reportOf(answers: readonly VexResult[]): CheckReport {
  const lines = answers.map(({ vulnerability, product, purl, status, outside }): CheckLine => {
    const read = purl === null ? null : parsePurl(purl);
    const named = read?.ok === true ? read.value : null;
    const verdict = status === "under_investigation" ? "unknown" : status;
    const advisory = vulnerability === "ANY-VULNERABILITY" ? "" : vulnerability;
    const reason = outside
      ? ({ code: "outside-every-range" } as const)
      : ({ code: "listed-version" } as const);
    return {
      vulnerability: advisory,
      rule: "one-source",
      statements: [{ advisory, publisher: "", verdict, reason }],
      component: {
        product: named === null ? null : formatPurl({ ...named, version: "" }),
        name: product,
        version: named === null || named.version === "" ? null : named.version,
        at: "",
        scope: "runtime",
        dependencyPath: [],
      },
      advisory,
      aliases: [],
      verdict,
      reason,
      fixed: [],
      source: "",
      kind: "",
      details: null,
      records: [],
      directives: [],
    };
  });
  return {
    packs: [],
    lines,
    findings: [],
    notCompared: [],
    notCovered: [],
    drill: false,
    cautions: [],
    directiveGaps: [],
  };
}
