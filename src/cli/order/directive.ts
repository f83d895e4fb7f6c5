/** `bongsu directive`: whether an order is in force, for whoever has the policy, without a network, a room or a database; and the one file that an order is handed on as. */
import { gzipSync } from "node:zlib";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { keySecrets, secretOptions } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { judgedSuspensions } from "#cli/order/judged-suspensions.ts";
import { bytesOf, orderIn, unreadable } from "#cli/order/order-input.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { judgeOrder, orderDocument, type OrderInForce } from "#core/roster/order.ts";
import { readTrustPolicy } from "#core/roster/trust-policy.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { orderFindingText } from "#messages/render/order/order-finding.ts";

const help: Help = [
  [
    "directiveCommand.usageDraft",
    "directiveCommand.usageExport",
    "directiveCommand.usage",
    "directiveCommand.usageAssemble",
    "directiveCommand.usageSuspend",
    "directiveCommand.usageCode",
  ],
  [
    "directiveCommand.optionFrom",
    "directiveCommand.optionPolicy",
    "directiveCommand.optionRoster",
    "directiveCommand.optionOrder",
    "directiveCommand.optionProof",
    "directiveCommand.optionSuspension",
    "directiveCommand.optionReason",
    "directiveCommand.optionHours",
    "directiveCommand.optionUntilRevised",
    "signCommand.optionKey",
    "terminal.option.force",
    "keyCommand.optionPassphrase",
    "keyCommand.optionPin",
    "directiveCommand.optionRulePack",
    "directiveCommand.optionCreate",
    "directiveCommand.optionRoom",
  ],
  [
    "directiveCommand.whatDraft",
    "directiveCommand.what",
    "directiveCommand.exits",
    "terminal.exportReplaces",
  ],
];

/** The options, for reading and completing them. */
export const directiveOptions = {
  policy: { type: "string" },
  roster: { type: "string", multiple: true },
  order: { type: "string" },
  proof: { type: "string" },
  from: { type: "string" },
  dir: { type: "string" },
  room: { type: "string" },
  token: { type: "string" },
  "rule-pack": { type: "string" },
  create: { type: "boolean", default: false },
  out: { type: "string" },
  suspension: { type: "string", multiple: true },
  reason: { type: "string", multiple: true },
  hours: { type: "string" },
  "until-revised": { type: "boolean", default: false },
  key: { type: "string" },
  ...forceOption,
  ...secretOptions,
  ...commonOptions,
} as const;

type DirectiveRun = {
  readonly values: ReturnType<typeof readDirectiveArguments>["values"];
  readonly io: AgentIo;
  readonly t: Translate;
};

function readDirectiveArguments(args: readonly string[], env: AgentIo["env"]) {
  const rules = optionRules.directive;
  return readArguments({ args, allowPositionals: true, options: directiveOptions, rules, env });
}

/** What each word does; `undefined` where the run lacks what it takes. */
const words: Readonly<Record<string, (path: string, run: DirectiveRun) => Promise<number> | undefined>> = {
  code: (code, { values, io, t }) => {
    const dir = values.dir ?? io.env["BONGSU_DIR"];
    const room = values.room ?? io.env["BONGSU_ROOM"];
    if ((dir ?? room) === undefined) return undefined;
    const query = { code, dir: values.room === undefined ? dir : undefined, room };
    return import("#cli/order/code.ts").then(({ askCode }) => askCode(query, { io, t }));
  },
  export: (directive, { values, io, t }) => {
    const { out, policy } = values;
    const from = values.from ?? io.env["BONGSU_ROOM"];
    if (out === undefined || from === undefined) return undefined;
    return import("#cli/order/export.ts").then(({ exportOrder }) =>
      exportOrder({ directive, from, out, policy }, { io, t }),
    );
  },
  suspend: (directive, { values, io, t }) => {
    const { order, reason: reasons, hours, key, out } = values;
    const from = values.from ?? io.env["BONGSU_ROOM"];
    if ((order ?? from) === undefined || reasons === undefined || key === undefined || out === undefined)
      return undefined;
    const untilRevised = values["until-revised"];
    return import("#cli/order/suspend.ts").then(async ({ suspendOrder }) => {
      await refuseExisting(out, values.force);
      return suspendOrder(
        { directive, order, from, reasons, hours, untilRevised, key, out },
        { io, t, secrets: await keySecrets(values, io.env) },
      );
    });
  },
  verify: (path, run) => {
    const { policy } = run.values;
    return policy === undefined ? undefined : verify(path, policy, run);
  },
};

/** Runs `bongsu directive`: 0 for an order in force, 1 for one that is not, with the reason. Throws refusals for what cannot be read. */
export async function runDirective(args: readonly string[], io: AgentIo): Promise<number> {
  const { values, positionals } = readDirectiveArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word = "", path] = positionals;
  if (values.help) return printHelp(help, true, { io, t });
  const { roster: rosters, order, proof, out } = values;
  if (word === "assemble" && rosters !== undefined && order !== undefined && out !== undefined)
    return await assemble({ rosters, order, proof }, out, { io, t });
  if (word === "draft" && path === undefined && values.from !== undefined)
    return await draft(values.from, { values, io, t });
  const done =
    path !== undefined && Object.hasOwn(words, word) ? words[word]?.(path, { values, io, t }) : undefined;
  return done === undefined ? printHelp(help, false, { io, t }) : await done;
}

/** Drafts a directive from an advisory; where it comes from, a file or a room, is seen there. */
async function draft(from: string, { values, io, t }: DirectiveRun): Promise<number> {
  const { draftOrder } = await import("#cli/order/draft.ts");
  const { create, out, "rule-pack": rulePack } = values;
  const room = values.room ?? io.env["BONGSU_ROOM"];
  const token = values.token ?? io.env["BONGSU_TOKEN"];
  if (out !== undefined) await refuseExisting(out, values.force);
  return await draftOrder({ from, room, token, rulePack, create, out }, { io, t });
}

async function verify(path: string, policy: string, { values, io, t }: DirectiveRun): Promise<number> {
  const pin = readTrustPolicy(await bytesOf(policy));
  if (!pin.ok) return unreadable(policy, pin.findings);
  const order = orderIn(await bytesOf(path), path);
  const files = await Promise.all(
    (values.suspension ?? []).map(async (one) => ({
      path: one,
      file: orderIn(await bytesOf(one), one, payloadTypes.suspension),
    })),
  );
  const judged = await judgeOrder(order, pin.value);
  if (!judged.ok) {
    io.error(
      `${t("directiveCommand.refused")}\n${judged.findings.map((one) => `  ${orderFindingText(one, t)}\n`).join("")}`,
    );
    return 1;
  }
  io.write(`${inForce(judged.value, t)}\n`);
  const at = io.surroundings.now();
  const known = order.rosters;
  const shown = await judgedSuspensions(files, { order: judged.value.head, pin: pin.value, known, at }, t);
  if (shown.lines.length > 0) io.write(`${shown.lines.join("\n")}\n`);
  if (shown.ignored.length > 0) io.error(`${shown.ignored.join("\n")}\n`);
  return 0;
}

type OrderParts = {
  readonly rosters: readonly string[];
  readonly order: string;
  readonly proof: string | undefined;
};

/** Writes the file of an order, in gzip: rosters from the pinned one on, what offices signed, and the proof where there is one already. */
async function assemble(
  { rosters, order, proof }: OrderParts,
  out: string,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const document = orderDocument({
    rosters: await Promise.all(rosters.map(async (path) => await envelopeIn(path, payloadTypes.roster))),
    order: await envelopeIn(order, ...signedByOffices),
    proof: proof === undefined ? null : new TextDecoder().decode(await bytesOf(proof)),
  });
  await writeFileAtomically(out, gzipSync(canonicalBytes(document)));
  io.write(`${t("directiveCommand.assembled", { out })}\n`);
  if (proof === undefined) io.error(`${t("orderFinding.order-unlogged")}\n`);
  return 0;
}

const signedByOffices = [payloadTypes.directive, payloadTypes.suspension, payloadTypes.notice];

async function envelopeIn(path: string, ...types: readonly string[]): Promise<Envelope> {
  const json = readJsonBytes(await bytesOf(path), true);
  const envelope = json.ok ? readEnvelope(json.value) : json;
  if (!envelope.ok) return unreadable(path, envelope.findings);
  if (types.includes(envelope.value.payloadType)) return envelope.value;
  const [expected] = types;
  const code = expected === payloadTypes.roster ? "roster-form" : "order-directive";
  return unreadable(path, [{ at: "/payloadType", code, message: `expected ${expected}` }]);
}

function inForce({ head, offices, threshold, witnesses }: OrderInForce, t: Translate): string {
  const { directive, revision, title, drill, sha256 } = head;
  return [
    t(drill ? "directiveCommand.inForceDrill" : "directiveCommand.inForce", { directive, revision }),
    `  ${oneLineIn(title, t.language)}`,
    `  ${t("directiveCommand.offices", { count: offices.length, threshold, offices: offices.join(", ") })}`,
    `  ${t("directiveCommand.witnesses", { witnesses: witnesses.join(", ") || t("logCommand.noWitness") })}`,
    `  sha256 ${sha256}`,
  ].join("\n");
}
