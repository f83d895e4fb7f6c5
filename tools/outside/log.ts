/**
 * Has a log, a checkpoint with cosignatures, a policy and a proof of ours judged by torchwood (Go), and judges the proof that it makes:
 * `node tools/outside/log.ts`. Needs Go and its module proxy.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runLog } from "#cli/log/log.ts";
import { checkpointSigner } from "#core/log/cosignature.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { entryText, logSigner, sha256AtOnce, writeLog } from "#test/kit/log/write-log.ts";
import { surroundings } from "#main/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-outside-log-"));
const at = (name: string) => join(folder, name);

async function bongsu(...args: readonly string[]): Promise<void> {
  const write = (text: string) => void process.stdout.write(text);
  const code = await runLog(args, { env: {}, write, error: write, ask: null, surroundings });
  if (code !== 0) process.exitCode = 1;
}

try {
  const log = await logSigner("drill.example/log");
  const seed = (name: string) => sha256AtOnce(Buffer.from(name));
  const witnesses = [
    await checkpointSigner("witness.example/w1", seed("w1"), "Ed25519-cosignature"),
    await checkpointSigner("witness.example/w2", seed("w2"), "ML-DSA-44-cosignature"),
  ];
  await writeLog(at("log"), 70_000, { origin: log.key.name, signers: [log, ...witnesses] });
  const lines = witnesses.map(({ key }, number) => `witness w${number} ${verifierKeyText(key)}`);
  writeFileSync(
    at("policy"),
    [`log ${verifierKeyText(log.key)}`, ...lines, "group both all w0 w1", "quorum both", ""].join("\n"),
  );
  const [from, policy] = [at("log"), at("policy")];
  await bongsu("prove", "--from", from, "--policy", policy, "--index", "69999", "--out", at("proof"));
  writeFileSync(at("entry"), entryText(69_999));
  const env = { ...process.env, GOTOOLCHAIN: "go1.27.3", GOFLAGS: "-mod=mod" };
  execFileSync("go", ["get", "filippo.io/torchwood@v0.10.0", "golang.org/x/mod@v0.43.0"], {
    cwd: join(import.meta.dirname, "log"),
    env,
  });
  execFileSync("go", ["run", ".", folder], { cwd: join(import.meta.dirname, "log"), env, stdio: "inherit" });
  writeFileSync(at("entry"), entryText(5));
  await bongsu("inclusion", "--policy", policy, "--proof", at("theirs"), at("entry"));
  await bongsu("verify", "--from", from, "--policy", policy);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
