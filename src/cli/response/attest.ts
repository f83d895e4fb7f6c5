/** `bongsu attest` and `bongsu acknowledge`: what would be sent is shown in words, sent on consent, and its receipt kept. */
import { readArguments } from "#cli/arguments.ts";
import {
  acknowledgeDirective,
  type SubmissionResult,
  attestDirective,
} from "#agent/response/send-response.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { type Attestation, evidenceClasses } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";

const attestHelp: Help = [
  ["attestCommand.usage"],
  ["attestCommand.what"],
  ["attestCommand.lost"],
  [
    "attestCommand.option.directive",
    "terminal.option.dir",
    "terminal.option.room",
    "attestCommand.option.yes",
    "terminal.option.lang",
  ],
];

const acknowledgeHelp: Help = [["attestCommand.acknowledgeUsage"], ["attestCommand.acknowledge"]];

/** The options of both, for reading and completing them. */
export const responseOptions = {
  directive: { type: "string" },
  dir: { type: "string" },
  room: { type: "string" },
  yes: { type: "boolean", default: false },
  ...commonOptions,
} as const;

type ResponseCommand = {
  readonly t: Translate;
  readonly yes: boolean;
  readonly wish: { readonly directive: string; readonly dir: string; readonly room: string };
};

/** Runs `bongsu attest`; the exit code is 0 when a receipt is kept, 2 when nothing was sent. Throws refusals. */
export async function runAttest(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = readArgs(args, io, attestHelp);
  if (typeof asked === "number") return asked;
  const { t, wish, yes } = asked;
  const consent = async (attestation: Attestation): Promise<boolean> => {
    io.write(preview(attestation, t));
    if (statuses.every((status) => attestation.counts[status] === 0))
      io.error(`${t("attestCommand.nothingLookedAt")}\n`);
    if (yes) return true;
    if (io.ask === null) throw new Refusal("state-forbids", t("attestCommand.nobodyToAsk"));
    return await io.ask(`${t("attestCommand.consent")} `);
  };
  return report(await attestDirective(wish, consent, io.surroundings), t, io);
}

/** Runs `bongsu acknowledge`; the exit code is 0 when a receipt is kept. Throws refusals. */
export async function runAcknowledge(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = readArgs(args, io, acknowledgeHelp);
  if (typeof asked === "number") return asked;
  return report(await acknowledgeDirective(asked.wish, io.surroundings), asked.t, io);
}

function readArgs(args: readonly string[], io: AgentIo, help: Help): ResponseCommand | number {
  const { values } = readArguments({ args, options: responseOptions });
  const t = translatorOfCommand(values, io.env);
  const [dir, room] = [values.dir ?? io.env["BONGSU_DIR"], values.room ?? io.env["BONGSU_ROOM"]];
  if (values.help || values.directive === undefined || dir === undefined || room === undefined)
    return printHelp(help, values.help, { io, t });
  if (!/^https?:\/\//i.test(room)) throw new Refusal("input-invalid", t("attestCommand.roomInvalid"));
  return { t, yes: values.yes, wish: { directive: values.directive, dir, room } };
}

const statuses = ["affected", "fixed", "mitigated", "notAffected", "unknown"] as const;

/** What would be sent: in words, and the very JSON that is signed. */
function preview(attestation: Attestation, t: Translate): string {
  const { counts, evidence, contradicted, directive, revision, drill } = attestation;
  const lines = [
    drill ? t("attestCommand.drill") : "",
    t("attestCommand.title", { directive, revision }),
    ...statuses.map((status) => `  ${t(`label.status.${status}`)}: ${counts[status]}`),
    ...evidenceClasses
      .filter((name) => evidence[name] > 0)
      .map((name) => `  ${t(`label.evidence.${name}`)}: ${evidence[name]}`),
    contradicted === 0 ? "" : `  ${t("attestCommand.contradicted", { count: contradicted })}`,
    t("attestCommand.everything"),
    JSON.stringify(attestation, null, 2),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function report(submitted: SubmissionResult, t: Translate, io: AgentIo): number {
  if (submitted === null) {
    io.write(`${t("attestCommand.notSent")}\n`);
    return 2;
  }
  const { receipt, receivedAt, digest } = submitted.receipt;
  io.write(`${t("attestCommand.stored", { receipt, receivedAt, digest })}\n`);
  return 0;
}
