/** `bongsu log`: whether a log of a room (or any log of C2SP's form) is whole, goes on, and has an entry. Nothing but files is needed, and no network where they lie in a folder. */
import { createHash, hash } from "node:crypto";
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { entryLine } from "#cli/log/entry-line.ts";
import { optionRules } from "#cli/option-rules.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { readLogPolicy, type LogPolicy } from "#core/log/policy.ts";
import { logProofText, readLogProof, verifyLogProof } from "#core/log/proof.ts";
import { inclusionProof, leafHashOf } from "#core/log/tile.ts";
import type { Finding } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";
import {
  type AcceptedCheckpoint,
  acceptedCheckpoint,
  breachInEntries,
  breachSince,
  earlierHead,
  type LogSource,
} from "#publication/checked-log.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { publishedTree, readEntries } from "#publication/log-tree.ts";

const help: Help = [
  ["logCommand.usageVerify", "logCommand.usageMonitor", "logCommand.usageProve", "logCommand.usageInclusion"],
  [
    "logCommand.optionFrom",
    "logCommand.optionPolicy",
    "logCommand.optionState",
    "logCommand.optionIndex",
    "logCommand.optionProof",
  ],
  ["logCommand.what", "logCommand.exits", "terminal.exportReplaces"],
];

/** The options, for reading and completing them. */
export const logOptions = {
  from: { type: "string" },
  policy: { type: "string" },
  state: { type: "string" },
  index: { type: "string" },
  proof: { type: "string" },
  out: { type: "string" },
  ...commonOptions,
} as const;

type LogRun = { readonly source: LogSource; readonly io: AgentIo; readonly t: Translate };

/** Runs `bongsu log`: 0 when all is as it should be, 1 when it is not, with the reason. Throws refusals for what cannot be read. */
export async function runLog(args: readonly string[], io: AgentIo): Promise<number> {
  const options = { args, allowPositionals: true, options: logOptions, rules: optionRules.log, env: io.env };
  const { values, positionals } = readArguments(options);
  const t = translatorOfCommand(values, io.env);
  const [word, entryPath] = positionals;
  const { from, policy, state, index, proof, out } = values;
  if (values.help || policy === undefined) return printHelp(help, values.help, { io, t });
  const rules = await policyOf(policy);
  if (word === "inclusion" && proof !== undefined && entryPath !== undefined)
    return await inclusion(rules, { proof, entryPath, io, t });
  if (from === undefined) return printHelp(help, false, { io, t });
  const transport = /^https?:\/\//.test(from)
    ? httpTransport(from, io.surroundings.fetch)
    : folderTransport(from);
  const run: LogRun = { source: { transport, policy: rules, hash: sha256AtOnce }, io, t };
  if (word === "verify") return await verify(run);
  if (word === "monitor" && state !== undefined) return await monitor(run, state);
  if (word === "prove" && index !== undefined && out !== undefined) return await prove(run, index, out);
  return printHelp(help, false, { io, t });
}

function sha256AtOnce(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

async function policyOf(path: string): Promise<LogPolicy> {
  const policy = await readLogPolicy(new TextDecoder().decode(await bytesOf(path)));
  if (policy.ok) return policy.value;
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("logCommand.policyWrong", { path, why: reasons(policy.findings, t) }),
    policy.findings,
  );
}

/** Policies, proofs, entries and states have less. */
const largestInput = 4 * 1_048_576;

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFileIfExists(path, largestInput);
  if (bytes !== null) return bytes;
  throw new MessageRefusal("not-found", (t) => t("logCommand.noFile", { path }));
}

/** What is wrong, a sentence each. */
function reasons(findings: readonly Finding[], t: Translate): string {
  return findings
    .map(({ at, code, message }) =>
      [at, t.find(`logFinding.${code}`) ?? message].filter((part) => part !== "").join(": "),
    )
    .join("; ");
}

function broken({ io, t }: Pick<LogRun, "io" | "t">, findings: readonly Finding[]): number {
  io.error(`${t("logCommand.broken", { why: reasons(findings, t) })}\n`);
  return 1;
}

async function verify(run: LogRun): Promise<number> {
  const { source, io, t } = run;
  const accepted = await acceptedCheckpoint(source);
  if (!accepted.ok) return broken(run, accepted.findings);
  const { size } = accepted.value.checkpoint;
  let next = 100_000;
  const breach = await breachInEntries(source, accepted.value, (first, { length }) => {
    const count = first + length;
    if (count < next) return;
    next += 100_000;
    io.error(`${t("logCommand.progress", { count, size })}\n`);
  });
  if (!breach.ok) return broken(run, breach.findings);
  io.write(`${headLine(accepted.value, t)}\n${t("logCommand.whole", { size })}\n`);
  return 0;
}

function headLine({ checkpoint, witnesses, signatures }: AcceptedCheckpoint, t: Translate): string {
  const times = signatures.flatMap(({ time }) => time ?? []);
  const at = times.length === 0 ? "–" : new Date(Math.max(...times) * 1000).toISOString();
  const { origin, size, root } = checkpoint;
  const seen = witnesses.length === 0 ? t("logCommand.noWitness") : witnesses.join(", ");
  return t("logCommand.head", { origin, size, root: root.toBase64(), witnesses: seen, at });
}

/**
 * Prints what is new since the state was written, and writes it anew once all of that is shown to go on from it. What is printed is read a second time, since
 * a log is too long to be held: a server that then answers otherwise is found by the digest of each bundle.
 */
async function monitor(run: LogRun, state: string): Promise<number> {
  const { source, io, t } = run;
  const accepted = await acceptedCheckpoint(source);
  if (!accepted.ok) return broken(run, accepted.findings);
  const { size } = accepted.value.checkpoint;
  const before = await readFileIfExists(state, largestInput);
  const earlier = before && earlierHead(new TextDecoder().decode(before));
  if (earlier !== null && !earlier.ok)
    throw new MessageRefusal("input-invalid", (say) => say("logCommand.stateWrong", { path: state }));
  const from = earlier?.value.size ?? 0;
  const breach = earlier && (await breachSince(source, accepted.value, earlier.value));
  if (breach?.ok === false) return broken(run, breach.findings);
  const checked = new Map<number, string>();
  const whole = await breachInEntries(source, accepted.value, (first, entries) =>
    checked.set(first, digestOf(entries)),
  );
  if (!whole.ok) return broken(run, whole.findings);
  for await (const { first, entries } of readEntries(source.transport, { from, size })) {
    if (checked.get(first) !== digestOf(entries)) return broken(run, [changedMeanwhile]);
    for (const [at, entry] of entries.entries())
      if (first + at >= from) io.write(`${entryLine(first + at, entry)}\n`);
  }
  await writeFileAtomically(state, accepted.value.text);
  io.error(
    `${headLine(accepted.value, t)}\n${t(earlier === null ? "logCommand.first" : "logCommand.new", { count: size - from })}\n`,
  );
  return 0;
}

const changedMeanwhile: Finding = {
  at: "",
  code: "log-root-wrong",
  message: "the entries are others than a moment ago",
};

/** Of the entries of a bundle, each by its hash as a leaf. */
function digestOf(entries: readonly Uint8Array[]): string {
  const digest = createHash("sha256");
  for (const entry of entries) digest.update(leafHashOf(entry, sha256AtOnce));
  return digest.digest("hex");
}

async function prove(run: LogRun, index: string, out: string): Promise<number> {
  const { source, io, t } = run;
  const place = /^\d{1,15}$/.test(index) ? Number(index) : Number.NaN;
  const accepted = await acceptedCheckpoint(source);
  if (!accepted.ok) return broken(run, accepted.findings);
  const { size } = accepted.value.checkpoint;
  if (!(place < size))
    throw new MessageRefusal("input-invalid", (say) => say("logCommand.beyond", { index, size }));
  const path = await inclusionProof(publishedTree(source.transport, size, source.hash), place);
  if (path === null)
    return broken(run, [
      { at: "", code: "log-tile-wrong", message: "a tile is missing or has another length" },
    ]);
  const text = logProofText({ extra: null, index: place, path, checkpoint: accepted.value.text });
  await writeFileAtomically(out, text);
  io.write(`${t("logCommand.proved", { index: place, out })}\n`);
  return 0;
}

type Inclusion = { readonly proof: string; readonly entryPath: string } & Pick<LogRun, "io" | "t">;

async function inclusion(policy: LogPolicy, { proof, entryPath, io, t }: Inclusion): Promise<number> {
  const read = readLogProof(new TextDecoder().decode(await bytesOf(proof)));
  if (!read.ok)
    throw new MessageRefusal(
      "input-invalid",
      (say) => say("logCommand.proofWrong", { path: proof, why: reasons(read.findings, say) }),
      read.findings,
    );
  const shown = await verifyLogProof(read.value, await bytesOf(entryPath), policy);
  if (!shown.ok) return broken({ io, t }, shown.findings);
  const { checkpoint, witnesses } = shown.value;
  const seen = witnesses.length === 0 ? t("logCommand.noWitness") : witnesses.join(", ");
  io.write(
    `${t("logCommand.included", { index: read.value.index, origin: checkpoint.origin, size: checkpoint.size, witnesses: seen })}\n`,
  );
  return 0;
}
