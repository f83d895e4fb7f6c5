/** What a sealed file of a case says, in lines for a terminal or as one document; an invitation's secret is in neither. */
import { onClocksOf } from "#core/coordination/embargo/embargo-terms.ts";
import type { OpenedCaseFile } from "#cli/case/exchange/sealed-case-file.ts";
import { copyForm, type CopyFile } from "#core/coordination/exchange/copy-file.ts";
import {
  askedTerms,
  type InvitationFile,
  invitationForm,
} from "#core/coordination/exchange/invitation-file.ts";
import { isZone } from "#core/coordination/embargo/embargo-terms.ts";
import { printable, printableLines } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

type FileHead = Pick<InvitationFile, "office" | "drill">;

/** The document that is printed as JSON. */
export function caseFileJson(opened: OpenedCaseFile): object {
  const { signer } = opened;
  if ("copy" in opened) return { type: copyForm, signer, ...opened.copy };
  const { secret: _secret, answerKey: _key, ...rest } = opened.invitation;
  return { type: invitationForm, signer, ...rest };
}

/** The lines. */
export function caseFileLines(opened: OpenedCaseFile, t: Translate): readonly string[] {
  const { signer } = opened;
  const vouched =
    signer === null ? t("caseExchange.notVouched") : t("caseExchange.signedBy", { key: signer });
  const lines = "copy" in opened ? copyLines(opened.copy, t) : invitationLines(opened.invitation, t);
  return [...lines, vouched];
}

/** An instant in UTC, on Korean clocks and on those of a zone. */
export function instantText(at: string, zone: string): string {
  const zones = ["Asia/Seoul", ...(isZone(zone) && zone !== "Asia/Seoul" ? [zone] : [])];
  return [at, ...zones.map((one) => `${onClocksOf(at, one)} ${one}`)].join(" · ");
}

function heading(drill: boolean, sentence: string, t: Translate): string {
  return drill ? `${t("caseMail.drill")} ${sentence}` : sentence;
}

/** An office's name; in a drill without the mark that its heading begins with. */
function nameOf({ office, drill }: FileHead, language: string): string {
  const name = printable(office[language] ?? office["en"] ?? Object.values(office)[0] ?? "", 200);
  return drill ? name.replace(/^\[[^\]]{1,20}\]\s{1,3}/u, "") : name;
}

/** What the terms of an embargo follow, in words; a rule of another room by its id. */
function ruleText(rule: string, t: Translate): string {
  return t.find(`caseAct.rule.${rule}`) ?? printable(rule, 40);
}

function invitationLines(file: InvitationFile, t: Translate): readonly string[] {
  const asked = askedTerms(file);
  const from = { office: nameOf(file, t.language), room: printable(file.room, 200) };
  const roles = file.roles.map((role) => t(`caseExchange.role.${role}`)).join(", ");
  return [
    heading(file.drill, t("caseExchange.invitation", from), t),
    t("caseExchange.product", { product: printable(file.product, 300) }),
    t("caseExchange.severity", { severity: t(`caseExchange.severities.${file.severity}`) }),
    t("caseExchange.asRole", { roles }),
    t("caseExchange.embargo", { state: t(`caseExchange.embargoState.${file.embargo}`) }),
    ...(asked === null ? [t("caseExchange.noEmbargo")] : termsLines(asked, file.zone, t)),
    t("caseExchange.until", { expires: instantText(file.expires, file.zone) }),
  ];
}

function termsLines(
  { rule, ends, rediscoveryDays, exploitedDays }: NonNullable<InvitationFile["terms"]>,
  zone: string,
  t: Translate,
): readonly string[] {
  return [
    t("caseExchange.ends", { ends: instantText(ends, zone) }),
    t("caseExchange.policy", { rule: ruleText(rule, t), rediscoveryDays, exploitedDays }),
  ];
}

/** Lines of a text further in than everything that is said of it: none can pass for a sentence of this program. */
function indented(text: string): string {
  return printableLines(text).replaceAll(/\r?\n/g, "\n    ");
}

/** One member of a text. What names an object of the room says nothing to who reads the copy elsewhere. */
function memberLine([name, value]: readonly [string, string], t: Translate): readonly string[] {
  if (name === "file" || value === "") return [];
  const label = t.find(`caseExchange.member.${name}`) ?? printable(name, 40);
  return [`  ${label}: ${wordOf(name, value, t) ?? indented(value)}`];
}

/** The words of a code; `undefined` of what a person wrote. */
function wordOf(name: string, value: string, t: Translate): string | undefined {
  if (!/^[a-z_-]{1,60}$/.test(value)) return undefined;
  if (name === "severity") return t.find(`caseExchange.severities.${value}`);
  if (name === "kind") return t.find(`portalPage.answer.${value}`);
  return name === "justification" ? t.find(`portalPage.justification.${value}`) : undefined;
}

function copyLines(file: CopyFile, t: Translate): readonly string[] {
  const from = { office: nameOf(file, t.language), room: printable(file.room, 200) };
  const { terms } = file;
  return [
    heading(file.drill, t("caseExchange.copy", { ...from, madeAt: file.madeAt }), t),
    t("caseExchange.embargo", { state: t(`caseExchange.embargoState.${file.embargo}`) }),
    ...(terms === null ? [] : [t("caseExchange.ends", { ends: instantText(terms.ends, terms.zone) })]),
    t("caseExchange.marked"),
    ...file.texts.flatMap((text) => [
      "",
      `${printable(text.sealedAt, 40)}  ${t.find(`caseExchange.textKind.${text.kind}`) ?? printable(text.kind, 40)}`,
      ...Object.entries(text.content).flatMap((member) => memberLine(member, t)),
    ]),
    "",
    ...(file.filesLeft > 0 ? [t("caseExchange.filesLeft", { count: file.filesLeft })] : []),
  ];
}
