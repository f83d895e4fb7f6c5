/** Completion: every command and every option that it declares, in the real shells where they are. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { commonOptions } from "#cli/language.ts";
import { agentCommands } from "#main/agent-commands.ts";
import { commands } from "#main/commands.ts";
import { runCompletion } from "#main/completion/completion.ts";

async function script(shell: string, table = commands): Promise<string> {
  let text = "";
  const code = await runCompletion([shell], table, { env: { LANG: "en" }, write: (part) => (text += part) });
  assert.equal(code, 0);
  return text;
}

function has(shell: string): boolean {
  return spawnSync(shell, ["-c", "true"]).status === 0;
}

function runIn(shell: string, text: string): string {
  const { status, stdout, stderr } = spawnSync(shell, ["-c", text], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

describe("completion", () => {
  it("is the same names for every shell, of the program and of the agent", async () => {
    for (const table of [commands, agentCommands])
      for (const shell of ["bash", "zsh", "fish"]) {
        const text = await script(shell, table);
        for (const [name, { options, words = [] }] of Object.entries(table))
          for (const word of [name, ...words, ...Object.keys({ ...commonOptions, ...(await options?.()) })])
            assert.ok(text.includes(word), `${shell}: ${name} ${word}`);
      }
    await assert.rejects(script("tcsh"), { code: "input-invalid" });
  });

  it("works in bash", { skip: !has("bash") }, async () => {
    const text = await script("bash");
    const complete = (...line: readonly string[]) =>
      runIn(
        "bash",
        `${text}\nCOMP_WORDS=(${line.map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${line.length - 1}; _bongsu; echo "\${COMPREPLY[@]}"`,
      );
    assert.equal(complete("bongsu", "chec"), "check");
    assert.equal(complete("bongsu", "check", "--fe"), "--feed");
    assert.equal(complete("bongsu", "check", "--lang", "k"), "ko");
    assert.equal(complete("bongsu", "pack", "bu"), "build");
    assert.equal(complete("bongsu", "nothing", "x"), "");
  });

  it("is read by zsh", { skip: !has("zsh") }, async () => {
    const text = await script("zsh");
    assert.equal(runIn("zsh", `compdef() { echo "$@" }\n${text}`), "_bongsu bongsu bongsu-agent.mjs");
  });

  it("works in fish", { skip: !has("fish") }, async () => {
    const text = await script("fish");
    assert.match(runIn("fish", `${text}\ncomplete -C "bongsu chec"`), /^check\t/);
    assert.match(runIn("fish", `${text}\ncomplete -C "bongsu check --fe"`), /^--feed/);
  });
});
