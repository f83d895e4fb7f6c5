/** What a report names, and whether it is in a source: invented ones. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { judgeNames } from "#core/plausibility/judge-names.ts";
import { namedThings, type NamingItem } from "#core/plausibility/named-things.ts";
import { addSourceFile, openSourceIndex, type SourceIndex } from "#core/plausibility/source-index.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

const nothing: NamingItem = { places: [], version: null, title: null, text: "" };

function sourceOf(files: Readonly<Record<string, string>>): SourceIndex {
  const index = openSourceIndex();
  for (const [path, text] of Object.entries(files)) addSourceFile(index, path, Buffer.from(text), false);
  return index;
}

const drill = {
  "drill-1.4/src/parse.c": "int parse_header(char *p)\n{\n  return copy_name(p);\n}\n",
  "drill-1.4/server/routes.js": `const api = "/api/v1";\nrouter.get("/users/:id/keys", listKeys);\napp.post('/login', signIn);\n`,
  "drill-1.4/pages/admin/[name]/edit.tsx": "export default function Edit() {}\n",
  "drill-1.4/openapi.yaml": "paths:\n  /health/{part}:\n    get: {}\n",
  "drill-1.4/CHANGELOG.md": "# Drill\n\n## 1.4.0\n\n## v1.3.2\n\n## 1.3.0 (2026-01-02)\n",
  "drill-1.4/package.json": '{"name":"drill","version":"1.4.0","dependencies":{"x":"9.9.9"}}',
};

function states(item: Partial<NamingItem>, index = sourceOf(drill)): readonly string[] {
  return judgeNames(namedThings({ ...nothing, ...item }), index).map(
    ({ kind, name, state, near }) => `${kind} ${name}: ${state}${near.length > 0 ? ` (${near[0]})` : ""}`,
  );
}

describe("plausibility", () => {
  const cases: readonly (readonly [Partial<NamingItem>, readonly string[]])[] = [
    [
      { places: [{ file: "/src/drill/src/parse.c", line: null, function: "parse_header" }] },
      ["file /src/drill/src/parse.c: exists", "function parse_header: exists"],
    ],
    [
      { places: [{ file: "src/parse.c", line: 3, function: null }] },
      ["file src/parse.c: exists", "line src/parse.c: exists"],
    ],
    [
      { places: [{ file: "src/parse.c", line: 4521, function: null }] },
      ["file src/parse.c: exists", "line src/parse.c: missing"],
    ],
    [
      { text: "Overflow in src/auth/login.c:10 by parse_headers()." },
      [
        "file src/auth/login.c: missing",
        "line src/auth/login.c: unknown",
        "function parse_headers: missing (parse_header)",
      ],
    ],
    [
      { text: "함수 `copy_name()`에서 넘칩니다 (parse.c:2)" },
      ["function copy_name: exists", "file parse.c: exists", "line parse.c: exists"],
    ],
    [
      { text: "Drill::Parser::parse_header() and obj->parse_tail()" },
      ["function Drill::Parser::parse_header: exists", "function obj.parse_tail: missing"],
    ],
    [
      { text: "send GET /api/v1/users/7/keys?all=1 then POST /login." },
      ["endpoint /api/v1/users/7/keys: exists", "endpoint /login: exists"],
    ],
    [
      { text: "DELETE /api/v1/payments/7 GET /health/db GET /admin/kim/edit" },
      [
        "endpoint /api/v1/payments/7: missing",
        "endpoint /health/db: exists",
        "endpoint /admin/kim/edit: exists",
      ],
    ],
    [{ version: "v1.3.2" }, ["version v1.3.2: exists"]],
    [{ version: "7.0.1" }, ["version 7.0.1: missing"]],
    [{ version: "9.9.9" }, ["version 9.9.9: missing"]],
    [{ version: "all versions" }, []],
    [{ text: "see https://drill.example/src/none.c and a note(s) e.g. this" }, []],
    [
      { places: [{ file: "/usr/include/string.h", line: null, function: null }] },
      ["file /usr/include/string.h: unknown"],
    ],
  ];
  for (const [item, found] of cases)
    it(JSON.stringify(item).slice(0, 90), () => {
      assert.deepEqual(states(item), found);
    });

  it("of a source that was not read whole nothing is called missing, and of an empty one neither", () => {
    const part = sourceOf(drill);
    part.whole = false;
    const item = { version: "7.0.1", text: "none_such() in src/none.c:3, GET /none" };
    for (const index of [part, openSourceIndex()])
      assert.ok(states(item, index).every((line) => /: unknown(?: \(|$)/.test(line)));
  });

  it("a version is missing only from a list of versions", () => {
    assert.deepEqual(states({ version: "2.0.0" }, sourceOf({ "package.json": '{"version":"1.4.0"}' })), [
      "version 2.0.0: unknown (1.4.0)",
    ]);
  });

  it("a tree of very many files of one name costs no more, and what was not looked for is unknown", () => {
    const index = openSourceIndex();
    for (let at = 0; at < 20_000; at += 1)
      addSourceFile(index, `drill/d${at}/same.c`, Buffer.from("x"), false);
    const places = Array.from({ length: 40 }, (_, at) => ({
      file: `no${at}/such/same.c`,
      line: null,
      function: null,
    }));
    const before = processorTime();
    const judged = judgeNames(namedThings({ ...nothing, places }), index);
    const spent = processorTime() - before;
    assert.ok(spent < 1000, `${spent} ms`);
    assert.deepEqual([judged[0]?.state, judged.at(-1)?.state], ["missing", "unknown"]);
  });

  it("names in compiled files count, and hostile text costs little", () => {
    const index = openSourceIndex();
    addSourceFile(index, "a.class", Buffer.from("\xca\xfe\0\0parseHeader\0", "latin1"), false);
    assert.deepEqual(states({ text: "parseHeader()" }, index), ["function parseHeader: exists"]);
    const since = process.cpuUsage();
    for (const text of [
      "a/".repeat(200_000),
      `${"a.".repeat(200_000)}c`,
      "(".repeat(400_000),
      "version ".repeat(50_000),
      '"/'.repeat(200_000),
    ]) {
      addSourceFile(index, "CHANGELOG", Buffer.from(text), false);
      addSourceFile(index, "setup.py", Buffer.from(text), false);
      states({ text }, index);
    }
    assert.ok(process.cpuUsage(since).user < 4_000_000);
  });

  it("a source that is made to be compared for long is compared to a bound; what is left is unknown, not missing", () => {
    const index = openSourceIndex();
    for (let at = 0; at < 50_000; at++) index.routes.add(`/{a}/{b}/{c}/{d}/{e}/x${at}`);
    index.files.set("r/a.js", 1);
    const path = "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z";
    const things = Array.from(
      { length: 80 },
      (_, at) => ({ kind: "endpoint", name: `${path}/${at}` }) as const,
    );
    const before = processorTime();
    const judged = judgeNames(things, index);
    const spent = processorTime() - before;
    assert.equal(judged[0]?.state, "missing");
    assert.equal(judged.at(-1)?.state, "unknown");
    assert.ok(spent < 5_000, `${spent} ms`);
  });
});
