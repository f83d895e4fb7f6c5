/** Options that do nothing in a run are refused, by one table; a language that nothing is said in, too. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MessageRefusal, refusalText } from "#agent/home/message-refusal.ts";
import { type Options, readArguments } from "#cli/arguments.ts";
import { advisoryOptions } from "#cli/advisory/advisory.ts";
import { caseOptions } from "#cli/case/case.ts";
import { bundleOptions } from "#cli/bundle/bundle.ts";
import { checkOptions } from "#cli/check/check.ts";
import { readComplete } from "#cli/check/coverage-options.ts";
import { fixOptions } from "#cli/fix/fix.ts";
import { keyOptions } from "#cli/key/key.ts";
import { logOptions } from "#cli/log/log.ts";
import { reportOptions } from "#cli/submission/report.ts";
import { noticeOptions } from "#cli/order/notice.ts";
import { directiveOptions } from "#cli/order/directive.ts";
import { pageOptions } from "#cli/page/page.ts";
import type { OptionRule } from "#cli/option-rule.ts";
import { optionRules } from "#cli/option-rules.ts";
import { packOptions } from "#cli/pack/pack.ts";
import { responseOptions } from "#cli/response/attest.ts";
import { extensionOptions } from "#cli/response/extension.ts";
import { receiptOptions } from "#cli/response/receipt.ts";
import { importOptions } from "#cli/room/import.ts";
import { ruleCommandOptions } from "#cli/rule/rule.ts";
import { openOptions } from "#cli/seal/open.ts";
import { sealOptions } from "#cli/seal/seal.ts";
import { factsOptions } from "#cli/task/facts.ts";
import { tasksOptions } from "#cli/task/tasks.ts";
import { ecosystemSpelt, packSpelt } from "#core/pack/ecosystem-spelling.ts";
import { ecosystemName, releaseName } from "#core/product/ecosystem-of-product.ts";
import { areaOfEcosystem, completenessNames } from "#core/product/coverage-area.ts";
import { organizationOptions } from "#main/room/people/organization-command.ts";
import { publicationOptions } from "#cli/publication/root.ts";
import { rosterOptions } from "#main/room/offices/roster-command.ts";
import { sealedOptions } from "#main/sealing/sealed-command.ts";
import { translatorOf } from "#messages/translators.ts";

const declared: Readonly<Record<keyof typeof optionRules, Options>> = {
  page: pageOptions,
  advisory: advisoryOptions,
  case: caseOptions,
  check: checkOptions,
  fix: fixOptions,
  tasks: tasksOptions,
  facts: factsOptions,
  attest: responseOptions,
  receipt: receiptOptions,
  extension: extensionOptions,
  key: keyOptions,
  seal: sealOptions,
  sealed: sealedOptions,
  publication: publicationOptions,
  roster: rosterOptions,
  open: openOptions,
  bundle: bundleOptions,
  log: logOptions,
  directive: directiveOptions,
  notice: noticeOptions,
  report: reportOptions,
  pack: packOptions,
  rule: ruleCommandOptions,
  import: importOptions,
  organization: organizationOptions,
};

/** What a run is refused with in English; empty where it is not. */
function refusalOf(
  command: keyof typeof optionRules,
  line: string,
  env: Record<string, string> = {},
): string {
  const rules: readonly OptionRule[] = optionRules[command];
  return said(() =>
    readArguments({ args: line.split(" "), allowPositionals: true, options: declared[command], rules, env }),
  );
}

function said(work: () => unknown, language = "en"): string {
  try {
    work();
    return "";
  } catch (error) {
    assert.ok(error instanceof MessageRefusal, String(error));
    return refusalText(error, translatorOf(language));
  }
}

describe("which options go together", () => {
  it("names options that there are", () => {
    for (const [command, rules] of Object.entries(optionRules))
      for (const { option, needs = [], never = [] } of rules as readonly OptionRule[]) {
        const names = [...needs, ...never].filter((one) => !one.includes(":"));
        const known = Object.keys(declared[command as keyof typeof optionRules]);
        for (const name of [option, ...names.map((one) => one.split("=")[0] ?? "")])
          assert.ok(known.includes(name), `${command} ${name}`);
      }
  });

  const refused = [
    ["check", "a --feed f --directive D-1 --dir d", /--directive .*together with --feed/],
    ["check", "a --directive D-1 --packs p --dir d", /--directive .*together with --packs/],
    ["check", "a --directive D-1", /--directive .*without one of: --dir/],
    ["check", "a --dir d --complete npm", /--complete .*without one of: --feed/],
    ["check", "a --feed f --stdin-name x", /--stdin-name .*without one of: -$/],
    ["check", "a --feed f --facts x", /--facts .*without one of: --dir/],
    ["check", "a --packs f --suppliers x", /--suppliers .*--accept/],
    ["check", "a --feed f --author x", /--author .*--format table/],
    ["fix", "--plan a --feed f --gone x", /--gone/],
    ["tasks", "--all --history", /--all .*--history/],
    ["facts", "set default exposed=no --format json", /--format .*list/],
    ["extension", "take x --days 3", /--days .*ask/],
    ["pack", "diff a b --out c --complete npm", /--complete .*build/],
    ["rule", "list --at 2026-01-01", /--at .*eval/],
    ["import", "f --room http://r --data d", /--room .*--data/],
    ["import", "f --token t", /--token .*--room/],
    ["organization", "load f --room http://r --data d", /--room .*--data/],
  ] as const;
  for (const [command, line, words] of refused)
    it(`refuses ${command} ${line}`, () => assert.match(refusalOf(command, line), words));

  it("takes what does something, and a variable for its option", () => {
    const taken = [
      ["check", "a --dir d --directive D-1 --facts f --gone g --lang ko"],
      ["check", "- --feed f --stdin-name yarn.lock --complete npm --format sarif --author x --all"],
      ["check", "a --directive D-1", { BONGSU_DIR: "d" }],
      ["import", "f --token t", { BONGSU_ROOM: "http://r" }],
      ["check", "--help --directive D-1"],
    ] as const;
    for (const [command, line, env] of taken) assert.equal(refusalOf(command, line, env), "", line);
  });
});

describe("--lang", () => {
  it("is refused for a language that nothing is said in, with the one that may be meant", () => {
    assert.match(refusalOf("check", "a --lang kr"), /"kr".*did you mean ko\?/);
    assert.match(refusalOf("check", "a --language jp"), /did you mean ja\?/);
    assert.match(refusalOf("check", "a --lang Korean"), /did you mean ko\?/);
    assert.match(refusalOf("check", "a --lang xx-YY"), /there are en, ja, ko|There are en, ja, ko/);
    for (const lang of ["ko", "ko-KR", "en_US.UTF-8", "JA"])
      assert.equal(refusalOf("check", `a --lang ${lang}`), "");
  });
});

describe("names of ecosystems", () => {
  it("are read as OSV and as package URLs spell them, and written as OSV does", () => {
    for (const name of completenessNames()) assert.equal(ecosystemSpelt(name), name);
    for (const [spelt, name] of [
      ["cargo", "crates.io"],
      ["pypi", "PyPI"],
      ["golang", "Go"],
      ["deb-debian:12", "Debian:12"],
      ["github", "GitHub Actions"],
    ] as const) {
      assert.equal(ecosystemSpelt(spelt), name);
      assert.equal(ecosystemName(packSpelt(name)), name.split(":")[0]);
      assert.deepEqual(readComplete(spelt), [{ ecosystem: name, to: null, records: null }]);
    }
    for (const name of ["Debian:12", "Ubuntu:22.04", "Alpine:v3.20", "Rocky Linux:9", "AlmaLinux:9"]) {
      const { ecosystem, only } = areaOfEcosystem(name) ?? assert.fail(name);
      assert.equal(releaseName(ecosystem, only ?? ""), name);
    }
    assert.equal(packSpelt("crates.io"), "cargo");
    assert.equal(ecosystemSpelt("carg"), null);
  });

  it("that are none are refused with what may be meant and all that are accepted", () => {
    for (const language of ["en", "ko", "ja"])
      assert.match(
        said(() => readComplete("carg"), language),
        /crates\.io[^]*npm, PyPI, Go, crates\.io/,
      );
  });
});
