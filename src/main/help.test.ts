/** Help in every language: all of it said, in columns, within the width; and which language a command speaks. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { widthOf, wrapped } from "#cli/columns.ts";
import { helpText } from "#cli/help.ts";
import { languageIn, translatorOfCommand, withoutLanguage } from "#cli/language.ts";
import { commands } from "#main/commands.ts";
import { overview, unknownCommandText } from "#main/help.ts";
import { languageTags, translatorOf } from "#messages/translators.ts";

describe("help", () => {
  for (const tag of languageTags) {
    const t = translatorOf(tag);
    it(`${tag}: lists every command once`, () => {
      const names = overview(commands, t)
        .split("\n")
        .flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? []);
      assert.deepEqual(names.toSorted(), Object.keys(commands).toSorted());
    });
    it(`${tag}: leaves no key and no value unsaid, and is no wider than a terminal`, () => {
      for (const { help } of Object.values(commands)) {
        const text = help === undefined ? "" : helpText(help, t);
        assert.doesNotMatch(text, /\b[a-z]+Command\.|commands\.|\{[a-z]+\}/);
        for (const line of text.split("\n")) assert.ok(widthOf(line) <= 160, line);
      }
    });
  }

  it("shows the values that options have where they are left out", async () => {
    let shown = 0;
    for (const [name, { help, options }] of Object.entries(commands)) {
      const texts = languageTags.map((tag) => (help === undefined ? "" : helpText(help, translatorOf(tag))));
      for (const [option, rule] of Object.entries((await options?.()) ?? {})) {
        const usual = "default" in rule && typeof rule.default === "string" ? rule.default : null;
        if (usual === null || option === "lang") continue;
        for (const [, values = ""] of texts
          .join("\n")
          .matchAll(new RegExp(`\\[--${option} ([^\\]]+)\\]`, "g"))) {
          shown++;
          assert.ok(values.split("|").includes(usual), `${name}: --${option} ${values} is ${usual}`);
        }
      }
    }
    assert.ok(shown >= 5 * languageTags.length);
  });

  it("sets an option and what it is for in two columns, whatever the script", () => {
    const lines = helpText([["terminal.option.dir", "terminal.option.room"]], translatorOf("ko")).split("\n");
    const columns = lines.slice(0, 2).map((line) => widthOf(/^ {2}\S.*? {2,}/.exec(line)?.[0] ?? ""));
    assert.deepEqual(columns, [20, 20]);
    assert.deepEqual(wrapped("a bb ccc", 4), ["a bb", "ccc"]);
  });

  it("names the command that may be meant", () => {
    assert.match(unknownCommandText(commands, "chek", translatorOf("en")), /"chek"; did you mean check\?/);
    assert.match(
      unknownCommandText(commands, "conquer", translatorOf("en")),
      /there is no command "conquer"$/,
    );
  });
});

describe("the language of a command", () => {
  it("is the option's, else that of the first variable that is set, else English", () => {
    const spoken = (options: object, env: Record<string, string>): string =>
      translatorOfCommand(options, env).language;
    assert.equal(spoken({ lang: "ko" }, { LANG: "en_US.UTF-8" }), "ko");
    assert.equal(spoken({}, { LC_ALL: "", LC_MESSAGES: "ko_KR.UTF-8", LANG: "C" }), "ko");
    assert.equal(spoken({}, { LC_ALL: "C", LANG: "ko_KR.UTF-8" }), "en");
    assert.equal(spoken({ lang: "fr" }, {}), "en");
  });

  it("is found in arguments, and taken out of those that a command reads itself", () => {
    assert.deepEqual(languageIn(["check", "--lang", "ko"]), { lang: "ko" });
    assert.deepEqual(languageIn(["check", "--lang=ko"]), { lang: "ko" });
    assert.deepEqual(withoutLanguage(["compare", "deb", "--lang", "ko", "-1", "2"]), [
      "compare",
      "deb",
      "-1",
      "2",
    ]);
    assert.deepEqual(withoutLanguage(["compare", "-1"]), ["compare", "-1"]);
  });
});
