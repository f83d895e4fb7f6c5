/** `bongsu directive`: whether an order is in force, for whoever has the policy, without a network, a room or a database; and the one file that an order is handed on as. */
import { gzipSync } from "node:zlib";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { bytesOf, orderIn, unreadable } from "#cli/order/order-input.ts";
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
    "directiveCommand.usageExport",
    "directiveCommand.usage",
    "directiveCommand.usageAssemble",
    "directiveCommand.usageCode",
  ],
  [
    "directiveCommand.optionFrom",
    "directiveCommand.optionPolicy",
    "directiveCommand.optionRoster",
    "directiveCommand.optionOrder",
    "directiveCommand.optionProof",
  ],
  ["directiveCommand.what", "directiveCommand.exits"],
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
  out: { type: "string" },
  ...commonOptions,
} as const;

/** Runs `bongsu directive`: 0 for an order in force, 1 for one that is not, with the reason. Throws refusals for what cannot be read. */
export async function runDirective(args: readonly string[], io: AgentIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: directiveOptions,
    rules: optionRules.directive,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [word, path] = positionals;
  const { roster, order: signed, out } = values;
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  const room = values.room ?? io.env["BONGSU_ROOM"];
  if (word === "code" && path !== undefined && (dir ?? room) !== undefined && !values.help) {
    const { askCode } = await import("#cli/order/code.ts");
    return await askCode({ code: path, dir: values.room === undefined ? dir : undefined, room }, { io, t });
  }
  const from = values.from ?? io.env["BONGSU_ROOM"];
  if (word === "export" && path !== undefined && out !== undefined && from !== undefined && !values.help) {
    const { exportOrder } = await import("#cli/order/export.ts");
    return await exportOrder({ directive: path, from, out, policy: values.policy }, { io, t });
  }
  if (word === "assemble" && roster !== undefined && signed !== undefined && out !== undefined)
    return await assemble({ rosters: roster, order: signed, proof: values.proof }, out, { io, t });
  if (values.help || word !== "verify" || path === undefined || values.policy === undefined)
    return printHelp(help, values.help, { io, t });
  const pin = readTrustPolicy(await bytesOf(values.policy));
  if (!pin.ok) return unreadable(values.policy, pin.findings);
  const judged = await judgeOrder(orderIn(await bytesOf(path), path), pin.value);
  if (!judged.ok) {
    io.error(
      `${t("directiveCommand.refused")}\n${judged.findings.map((one) => `  ${orderFindingText(one, t)}\n`).join("")}`,
    );
    return 1;
  }
  io.write(`${inForce(judged.value, t)}\n`);
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
    order: await envelopeIn(order, payloadTypes.directive),
    proof: proof === undefined ? null : new TextDecoder().decode(await bytesOf(proof)),
  });
  await writeFileAtomically(out, gzipSync(canonicalBytes(document)));
  io.write(`${t("directiveCommand.assembled", { out })}\n`);
  if (proof === undefined) io.error(`${t("orderFinding.order-unlogged")}\n`);
  return 0;
}

async function envelopeIn(path: string, payloadType: string): Promise<Envelope> {
  const json = readJsonBytes(await bytesOf(path), true);
  const envelope = json.ok ? readEnvelope(json.value) : json;
  if (!envelope.ok) return unreadable(path, envelope.findings);
  if (envelope.value.payloadType === payloadType) return envelope.value;
  const code = payloadType === payloadTypes.roster ? "roster-form" : "order-directive";
  return unreadable(path, [{ at: "/payloadType", code, message: `expected ${payloadType}` }]);
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
