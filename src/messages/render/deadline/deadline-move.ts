/** Why a deadline moved, as one sentence. */
import { printable } from "#core/input/printable.ts";
import { compareInstants } from "#core/clock/clock.ts";
import type {
  AlertCause,
  DeadlineMove,
  FactCause,
  MoveCause,
  SuspensionCause,
} from "#core/clock/deadline-change.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import type { Topology } from "#core/topology/topology.ts";
import { dateText, instantText } from "#messages/render/clock.ts";
import { factReasonText, type RuleWords } from "#messages/render/deadline/evaluation.ts";
import { listText } from "#messages/render/list.ts";
import { termText } from "#messages/render/term.ts";

/** The sentence, e.g. `Moved forward from Wed 27 May 2026, 23:59 KST to Sat 16 May 2026, 23:59 KST: CVE-…: it is in the known-exploited catalogue (…).` */
export function deadlineMoveText(
  { before, after, because, domains }: DeadlineMove,
  topology: Topology,
  t: RuleWords,
): string {
  const cause = moveCauseText(because, topology, t);
  const from = before === null ? t("rules.move.noDeadline") : instantText(before, t);
  const move = moved({ before, after }, { from, cause }, t);
  if (domains === undefined) return move;
  const names = domains.map((domain) => termText("domain", domain, topology, t));
  return t("rules.move.whose", { domains: listText(names, t), move });
}

function moveCauseText(because: MoveCause, topology: Topology, t: RuleWords): string {
  if (because.fact === "alert") return alertText(because, topology, t);
  if (because.fact === "suspension") return suspensionText(because, t);
  return because.fact === "newer" ? printable(because.value) : factCauseText(because, t);
}

function moved(
  { before, after }: Pick<DeadlineMove, "before" | "after">,
  { from, cause }: { readonly from: string; readonly cause: string },
  t: RuleWords,
): string {
  if (after === null) return t("rules.move.backToNone", { before: from, cause });
  const forward = before === null || compareInstants(after, before) < 0;
  const values = { before: from, after: instantText(after, t), cause };
  return forward ? t("rules.move.forward", values) : t("rules.move.back", values);
}

function alertText({ value, domain, since }: AlertCause, topology: Topology, t: RuleWords): string {
  const level = t(`label.alertLevel.${value}`);
  const instant = instantText(since, t);
  if (domain === null) return t("rules.move.alertNation", { level, instant });
  return t("rules.move.alert", { domain: termText("domain", domain, topology, t), level, instant });
}

function suspensionText({ value, since, until }: SuspensionCause, t: RuleWords): string {
  const values = { office: printable(value), since: instantText(since, t) };
  return until === null
    ? t("rules.move.suspensionOpen", values)
    : t("rules.move.suspension", { ...values, until: instantText(until, t) });
}

function factCauseText(because: FactCause, t: RuleWords): string {
  return t("rules.move.cause", { cve: because.cve, cause: causeText(because, t) });
}

function causeText({ fact, value, since }: FactCause, t: RuleWords): string {
  if (value === "unknown") return t("rules.move.unknown");
  if (fact === "patch") return patchText(value, since, t);
  const reason: FactReason = { fact, value, origin: fact === "kev" ? "catalogue" : "advisory", since };
  return factReasonText(reason, t);
}

function patchText(value: string, since: string | null, t: RuleWords): string {
  if (value === "no") return t("rules.move.patchNo");
  return since === null ? t("rules.move.patchYes") : t("rules.move.patchSince", { date: dateText(since, t) });
}
