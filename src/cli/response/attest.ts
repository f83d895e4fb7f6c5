/** `bongsu attest` and `bongsu acknowledge`: what would be sent is shown in words, sent on consent, and its receipt kept. */
import { readArguments } from "#cli/arguments.ts";
import {
  acknowledgeDirective,
  type SubmissionResult,
  attestDirective,
} from "#agent/response/send-response.ts";
import { cautionLine } from "#cli/caution.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { coloured } from "#cli/colour.ts";
import { refusalText } from "#agent/home/message-refusal.ts";
import { NothingCompared } from "#agent/response/make-response.ts";
import { folderMissing, type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { AgentIo } from "#cli/terminal.ts";
import {
  type Acknowledgement,
  type Attestation,
  countedStatuses,
  evidenceClasses,
} from "#core/directive/attestation.ts";
import { isAttestation } from "#core/document/receipt.ts";
import { printable } from "#core/input/printable.ts";
import { exitStatuses } from "#core/matching/overall-verdict.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { responseStatusText } from "#messages/render/receipt.ts";
import { coverageLines } from "#messages/render/answer-coverage.ts";

const attestHelp: Help = [
  ["attestCommand.usage"],
  ["attestCommand.what"],
  ["attestCommand.lost"],
  [
    "attestCommand.option.directive",
    "terminal.option.dir",
    "attestCommand.option.room",
    "attestCommand.option.out",
    "terminal.option.force",
    "attestCommand.option.slip",
    "attestCommand.option.qr",
    "attestCommand.option.yes",
    "terminal.option.lang",
  ],
];

const acknowledgeHelp: Help = [
  ["attestCommand.acknowledgeUsage"],
  ["attestCommand.acknowledge"],
  [
    "attestCommand.option.room",
    "attestCommand.option.out",
    "terminal.option.force",
    "attestCommand.option.slip",
    "attestCommand.option.qr",
  ],
];

/** The options of both, for reading and completing them. */
export const responseOptions = {
  directive: { type: "string" },
  dir: { type: "string" },
  room: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  slip: { type: "boolean", default: false },
  qr: { type: "string" },
  yes: { type: "boolean", default: false },
  ...commonOptions,
} as const;

type ResponseCommand = {
  readonly t: Translate;
  readonly yes: boolean;
  /** The file that takes the answer in place of the room. */
  readonly out: string | undefined;
  /** Where a slip is drawn; `null` where none is made. */
  readonly slip: { readonly qr: string | undefined } | null;
  readonly wish: { readonly directive: string; readonly dir: string; readonly room?: string };
};

/**
 * Runs `bongsu attest`; the exit code is 0 when a sealed receipt is kept (or the answer is written), 3 when nothing proves that the room has it or what it rests on has
 * ended, 2 when nothing was sent. Throws refusals.
 */
export async function runAttest(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = await readArgs(args, io, attestHelp);
  if (typeof asked === "number") return asked;
  const { t, wish, yes, out, slip } = asked;
  const consent = async (attestation: Attestation): Promise<boolean> => {
    io.write(preview(attestation, t));
    if (yes) return true;
    if (io.ask === null) throw new MessageRefusal("state-forbids", (say) => say("attestCommand.nobodyToAsk"));
    return await io.ask(`${t("attestCommand.consent")} `);
  };
  try {
    if (slip !== null) {
      const { attestationSlip } = await import("#agent/response/slip-response.ts");
      return await showSlip(await attestationSlip(wish, consent, io.surroundings), slip, { t, io });
    }
    if (out === undefined) return report(await attestDirective(wish, consent, io.surroundings), t, io);
    const { writeAttestation } = await import("#agent/response/write-response.ts");
    return written(await writeAttestation({ ...wish, file: out }, consent, io.surroundings), out, { t, io });
  } catch (error) {
    if (!(error instanceof NothingCompared)) throw error;
    const lines = [refusalText(error, t), ...coverageLines(error.coverage, t).map((line) => `  ${line}`)];
    io.error(`${lines.join("\n")}\n`);
    return exitStatuses.unknown;
  }
}

/** Runs `bongsu acknowledge`; exit codes as above. Throws refusals. */
export async function runAcknowledge(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = await readArgs(args, io, acknowledgeHelp);
  if (typeof asked === "number") return asked;
  const { t, wish, out, slip } = asked;
  if (slip !== null) {
    const { acknowledgementSlip } = await import("#agent/response/slip-response.ts");
    return await showSlip(await acknowledgementSlip(wish, io.surroundings), slip, { t, io });
  }
  if (out === undefined) return report(await acknowledgeDirective(wish, io.surroundings), t, io);
  const { writeAcknowledgement } = await import("#agent/response/write-response.ts");
  return written(await writeAcknowledgement({ ...wish, file: out }, io.surroundings), out, { t, io });
}

async function readArgs(args: readonly string[], io: AgentIo, help: Help): Promise<ResponseCommand | number> {
  const { values } = readArguments({
    args,
    options: responseOptions,
    rules: optionRules.attest,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const { directive, out, yes } = values;
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (values.help || directive === undefined || dir === undefined)
    return printHelp(help, values.help, {
      io,
      t,
      missing: [
        ...(directive === undefined ? ["--directive"] : []),
        ...(dir === undefined ? [folderMissing] : []),
      ],
    });
  const carried = out !== undefined || values.slip;
  if ((carried && values.room !== undefined) || (out !== undefined && values.slip))
    throw new MessageRefusal("input-invalid", (say) => say("attestCommand.roomOrOut"));
  const room = values.room ?? io.env["BONGSU_ROOM"];
  if (!carried && room !== undefined && !/^https?:\/\//i.test(room))
    throw new MessageRefusal("input-invalid", (say) => say("attestCommand.roomInvalid"));
  if (out !== undefined) await refuseExisting(out, values.force);
  const slip = values.slip ? { qr: values.qr } : null;
  return { t, yes, out, slip, wish: { directive, dir, ...(room === undefined ? {} : { room }) } };
}

/** The slip, in its groups, and as a QR code where it is wanted or a terminal is there. */
async function showSlip(
  slip: string | null,
  { qr }: { readonly qr: string | undefined },
  { t, io }: { readonly t: Translate; readonly io: AgentIo },
): Promise<number> {
  if (slip === null) return written(null, "", { t, io });
  const { drawSlip } = await import("#cli/response/slip-drawing.ts");
  io.write(`${t("slip.written", { characters: slip.length })}\n${t("slip.unknownMore")}\n\n  ${slip}\n\n`);
  await drawSlip(slip, qr, io);
  return 0;
}

/** What would be sent: in words, and the very JSON that is signed. */
function preview(attestation: Attestation, t: Translate): string {
  const { counts, evidence, contradicted, directive, revision, drill } = attestation;
  const lines = [
    drill ? t("attestCommand.drill") : "",
    t("attestCommand.title", { directive, revision }),
    ...countedStatuses.map((status) => `  ${t(`label.status.${status}`)}: ${counts[status]}`),
    ...evidenceClasses
      .filter((name) => evidence[name] > 0)
      .map((name) => `  ${t(`label.evidence.${name}`)}: ${evidence[name]}`),
    contradicted === 0 ? "" : `  ${t("attestCommand.contradicted", { count: contradicted })}`,
    `${t("answerCoverage.title")}:`,
    ...coverageLines(attestation.coverage ?? null, t).map((line) => `  ${line}`),
    t("attestCommand.everything"),
    JSON.stringify(attestation, null, 2),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function written(
  answer: Attestation | Acknowledgement | null,
  file: string,
  { t, io }: { readonly t: Translate; readonly io: AgentIo },
): number {
  io.write(
    `${answer === null ? t("attestCommand.notSent") : t("attestCommand.written", { file: printable(file, 300) })}\n`,
  );
  return answer === null ? 2 : 0;
}

function report(submitted: SubmissionResult, t: Translate, io: AgentIo): number {
  if (submitted === null) {
    io.write(`${t("attestCommand.notSent")}\n`);
    return 2;
  }
  const { receipt: given, confirmed, address, cautions, standing, sent } = submitted;
  const { receipt, receivedAt, digest } = given;
  const stored = { receipt, digest, receivedAt: instantText(receivedAt, t) };
  if (confirmed) io.write(`${t("attestCommand.stored", stored)}\n`);
  else io.error(`${coloured("red", t("attestCommand.unconfirmed", { url: address, receipt }))}\n`);
  if (standing !== null && isAttestation(sent)) io.write(`${responseStatusText(sent, standing, t)}\n`);
  for (const caution of cautions) io.error(cautionLine(caution, t));
  return confirmed && cautions.length === 0 ? 0 : 3;
}
