/** What a receipt says, row by row: the same on the page, on paper and in the terminal. */
import type { Finding } from "#core/problem.ts";
import {
  type Attestation,
  countedStatuses,
  evidenceClasses,
  type ResponseStatus,
} from "#core/directive/attestation.ts";
import { responseStatusCause } from "#core/directive/response-status-cause.ts";
import { isAttestation, type ReceiptDocument, type ResponsePayload } from "#core/document/receipt.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { coverageLines } from "#messages/render/answer-coverage.ts";
import { capitalized, longListText } from "#messages/render/list.ts";

/** One row; an instant is RFC 3339, for whoever shows it in the reader's time. */
type ReceiptRow = {
  readonly label: string;
  readonly value: string;
  readonly as: "text" | "code" | "instant";
};

type Words = Translate<"answerCoverage" | "label" | "list" | "receipt" | "time">;

/** Everything that a receipt says. */
export function receiptRows(receipt: ReceiptDocument, t: Words): readonly ReceiptRow[] {
  const { answer, keyid } = receipt;
  const text = (label: string, value: string): ReceiptRow => ({ label, value, as: "text" });
  const code = (label: string, value: string): ReceiptRow => ({ label, value, as: "code" });
  const revision = String(answer.revision);
  return [
    code(t("receipt.receipt"), receipt.receipt),
    text(t("receipt.what"), t(isAttestation(answer) ? "receipt.attestation" : "receipt.acknowledgement")),
    code(t("receipt.directive"), t("receipt.revised", { directive: printable(answer.directive), revision })),
    code(t("receipt.organization"), printable(answer.organization)),
    ...countRows(answer, keyid === null, t),
    { label: t("receipt.answeredAt"), value: answer.at, as: "instant" },
    { label: t("receipt.receivedAt"), value: receipt.receivedAt, as: "instant" },
    keyid === null ? text(t("receipt.key"), t("receipt.typed")) : code(t("receipt.key"), keyid),
    code(t("receipt.digest"), receipt.digest),
    code(t("receipt.room"), printable(receipt.room)),
  ];
}

/** The counts, all of them, and what they rest on. */
function countRows(answer: ResponsePayload, isTyped: boolean, t: Words): readonly ReceiptRow[] {
  if (!isAttestation(answer)) return [];
  const { counts, evidence, contradicted, evidenceDigest, evidenceDigestStart, sequence } = answer;
  const report =
    evidenceDigest ?? (evidenceDigestStart === undefined ? undefined : `${evidenceDigestStart}…`);
  const row = (label: string, value: string): ReceiptRow => ({ label, value, as: "text" });
  const classes = evidenceClasses.filter((name) => evidence[name] > 0);
  return [
    ...countedStatuses.map((status) => row(capitalized(t(`label.status.${status}`)), String(counts[status]))),
    ...(contradicted === 0 ? [] : [row(t("receipt.contradicted"), String(contradicted))]),
    ...classes.map((name) => row(t("receipt.evidence"), `${t(`label.evidence.${name}`)}: ${evidence[name]}`)),
    row(t(isTyped ? "receipt.numberTyped" : "receipt.number"), String(sequence)),
    row(t("answerCoverage.title"), longListText(coverageLines(answer.coverage ?? null, t), t)),
    ...(report === undefined ? [] : [{ label: t("receipt.report"), value: report, as: "code" } as const]),
  ];
}

/** Counts at a glance, those that are not zero: `affected 5, fixed 2`. */
export function answerText(answer: ResponsePayload, t: Words): string {
  if (!isAttestation(answer)) return t("receipt.acknowledgement");
  const counted = countedStatuses.filter((status) => answer.counts[status] > 0);
  if (counted.length === 0) return t("receipt.nothing");
  return counted.map((status) => `${t(`label.status.${status}`)} ${answer.counts[status]}`).join(" · ");
}

/** Where an organisation stands after an answer, as a sentence; what is not closed says why not. */
export function responseStatusText(
  answer: Pick<Attestation, "counts" | "coverage">,
  standing: ResponseStatus,
  t: Translate<"receipt">,
): string {
  const cause = responseStatusCause(answer, standing);
  const name = t(`receipt.standing.${standing}`);
  if (cause === null) return t("receipt.stands", { standing: name });
  const values = {
    count: answer.counts.affected,
    unknown: answer.counts.unknown,
    lost: answer.coverage?.lost ?? 0,
  };
  return t("receipt.standsBecause", { standing: name, cause: t(`receipt.cause.${cause}`, values) });
}

const slipCodes = [
  "slip-character",
  "slip-check",
  "slip-length",
  "slip-version",
  "slip-form",
  "slip-tag",
] as const;

/** What is wrong with a return slip that was typed, as a sentence; of a finding that is of no slip, its own. */
export function slipFindingText(findings: readonly Finding[], t: Translate<"slip">): string {
  const [finding] = findings;
  const code = slipCodes.find((one) => one === finding?.code);
  if (finding === undefined || code === undefined) return finding?.message ?? "";
  const group = finding.at.slice(1);
  return t(`slip.finding.${code}`, { group: group === "" ? "none" : group });
}
