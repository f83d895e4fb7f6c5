/** `bongsu notice`: what one office alone makes known: written and signed without a network, taken from where it is published, judged by whoever has the policy. It orders nothing. */
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { keySecrets, secretOptions } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { bytesOf, orderIn, unreadable } from "#cli/order/order-input.ts";
import { textByLanguage } from "#cli/order/text-option.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { printable } from "#core/input/printable.ts";
import {
  judgeNotice,
  noticeForms,
  type PublishedNotice,
  readOfficeNotice,
} from "#core/roster/office-notice.ts";
import { readTrustPolicy } from "#core/roster/trust-policy.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { orderFindingText } from "#messages/render/order/order-finding.ts";

const help: Help = [
  [
    "noticeCommand.usageDraft",
    "noticeCommand.usageSign",
    "noticeCommand.usageExport",
    "noticeCommand.usageVerify",
    "noticeCommand.usageList",
  ],
  [
    "noticeCommand.optionOffice",
    "noticeCommand.optionTitle",
    "noticeCommand.optionText",
    "noticeCommand.optionDirective",
    "noticeCommand.optionReplaces",
    "noticeCommand.optionGuideline",
    "noticeCommand.optionVulnerability",
    "noticeCommand.optionReviewBy",
    "noticeCommand.optionDrill",
    "signCommand.optionKey",
    "keyCommand.optionPassphrase",
    "keyCommand.optionPin",
    "directiveCommand.optionFrom",
    "directiveCommand.optionPolicy",
    "terminal.option.dir",
    "terminal.option.force",
  ],
  ["noticeCommand.what", "noticeCommand.exits", "terminal.exportReplaces"],
];

const text = { type: "string" } as const;

/** The options, for reading and completing them. */
export const noticeOptions = {
  office: text,
  title: { type: "string", multiple: true },
  text: { type: "string", multiple: true },
  directive: text,
  replaces: text,
  guideline: { type: "boolean", default: false },
  vulnerability: { type: "string", multiple: true },
  "review-by": text,
  drill: { type: "boolean", default: false },
  key: text,
  from: text,
  policy: text,
  dir: text,
  out: text,
  ...forceOption,
  ...secretOptions,
  ...commonOptions,
} as const;

type NoticeRun = {
  readonly values: ReturnType<typeof readNoticeArguments>["values"];
  readonly path: string | undefined;
  readonly io: AgentIo;
  readonly t: Translate;
};

function readNoticeArguments(args: readonly string[], env: AgentIo["env"]) {
  const rules = optionRules.notice;
  return readArguments({ args, allowPositionals: true, options: noticeOptions, rules, env });
}

/** What each word does; `undefined` where the run lacks what it takes. */
const words: Readonly<Record<string, (run: NoticeRun) => Promise<number> | undefined>> = {
  draft: (run) => {
    const { office, title, text: body, out } = run.values;
    if (office === undefined || title === undefined || body === undefined || out === undefined)
      return undefined;
    return draft({ office, title, body, out }, run);
  },
  sign: ({ values, path, io, t }) => {
    const { key, out, force } = values;
    if (path === undefined || key === undefined || out === undefined) return undefined;
    const secrets = async () => await keySecrets(values, io.env);
    return import("#cli/order/sign.ts").then(({ signFile }) =>
      signFile({ path, keyPath: key, out, force, secrets }, { io, t }),
    );
  },
  export: ({ values, path, io, t }) => {
    const from = values.from ?? io.env["BONGSU_ROOM"];
    const { out, policy } = values;
    if (path === undefined || from === undefined || out === undefined) return undefined;
    return import("#cli/order/export.ts").then(({ exportNotice }) =>
      exportNotice({ notice: path, from, out, policy }, { io, t }),
    );
  },
  verify: (run) =>
    run.path === undefined || run.values.policy === undefined
      ? undefined
      : verify(run.path, run.values.policy, run),
  list: ({ values, io, t }) => {
    const dir = values.dir ?? io.env["BONGSU_DIR"];
    if (dir === undefined) return undefined;
    return import("#cli/order/notice-list.ts").then(({ listNotices }) => listNotices(dir, { io, t }));
  },
};

/** Runs `bongsu notice`; the exit code is 0, or 1 of `verify` for a notice that no office made known. Throws refusals for what cannot be read. */
export async function runNotice(args: readonly string[], io: AgentIo): Promise<number> {
  const { values, positionals } = readNoticeArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word = "", path] = positionals;
  if (values.help) return printHelp(help, true, { io, t });
  const done = Object.hasOwn(words, word) ? words[word]?.({ values, path, io, t }) : undefined;
  return done === undefined ? printHelp(help, false, { io, t }) : await done;
}

type NoticeDraft = {
  readonly office: string;
  readonly title: readonly string[];
  readonly body: readonly string[];
  readonly out: string;
};

async function draft(
  { office, title, body, out }: NoticeDraft,
  { values, io, t }: NoticeRun,
): Promise<number> {
  await refuseExisting(out, values.force);
  const payload = canonicalBytes({
    type: noticeForms[values.guideline ? "guideline" : "notice"],
    drill: values.drill,
    office,
    issuedAt: io.surroundings.now(),
    title: textByLanguage(title, t.language),
    text: textByLanguage(body, t.language),
    directive: values.directive ?? null,
    replaces: values.replaces ?? null,
    ...(values.guideline
      ? { vulnerabilities: values.vulnerability ?? [], reviewBy: values["review-by"] ?? null }
      : {}),
  });
  const read = readOfficeNotice(payload);
  if (!read.ok)
    throw new MessageRefusal("input-invalid", (say) => say("noticeCommand.cannot"), read.findings);
  await writeFileAtomically(out, payload);
  io.write(`${t("noticeCommand.drafted", { out })}\n`);
  return 0;
}

async function verify(path: string, policy: string, { io, t }: NoticeRun): Promise<number> {
  const pin = readTrustPolicy(await bytesOf(policy));
  if (!pin.ok) return unreadable(policy, pin.findings);
  const file = orderIn(await bytesOf(path), path, payloadTypes.notice);
  const judged = await judgeNotice(file, { pin: pin.value, at: io.surroundings.now() });
  if (judged.ok) {
    io.write(`${noticeText(judged.value, t)}\n`);
    return 0;
  }
  const why = judged.findings.map((one) => `  ${orderFindingText(one, t)}\n`).join("");
  io.error(`${t("noticeCommand.refused")}\n${why}`);
  return 1;
}

/** A notice with all that it says. */
function noticeText({ notice, sha256, witnesses }: PublishedNotice, t: Translate): string {
  const { kind, office, issuedAt, title, text: body, directive, drill, vulnerabilities, reviewBy } = notice;
  return [
    t(`noticeCommand.${kind === "guideline" ? "guide" : "madeKnown"}${drill ? "Drill" : ""}`, {
      office: printable(office),
      at: instantText(issuedAt, t),
    }),
    `  ${oneLineIn(title, t.language)}`,
    `  ${oneLineIn(body, t.language)}`,
    ...(directive === null ? [] : [`  ${t("noticeCommand.about", { directive: printable(directive) })}`]),
    ...(vulnerabilities.length === 0 ? [] : [`  ${vulnerabilities.join(", ")}`]),
    ...(reviewBy === null ? [] : [`  ${t("noticeCommand.reviewBy", { day: reviewBy })}`]),
    `  ${t("directiveCommand.witnesses", { witnesses: witnesses.join(", ") || t("logCommand.noWitness") })}`,
    `  sha256 ${sha256}`,
  ].join("\n");
}
