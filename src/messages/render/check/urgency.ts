/** What makes a line of a check urgent, in words. */
import { printable } from "#core/input/printable.ts";
import type { Component } from "#core/inventory/component.ts";
import type { Urgency } from "#core/matching/urgency.ts";
import type { Translate } from "#messages/message.ts";

type UrgencyWords = Translate<"urgency">;

/** The rating with its score: `critical 9.8`; a severity that nobody states is said to be missing. */
export function severityText({ severity }: Pick<Urgency, "severity">, t: UrgencyWords): string {
  if (severity === null) return t("urgency.rating.missing");
  const rating = t(`urgency.rating.${severity.rating}`);
  return severity.score === null ? rating : t("urgency.scored", { rating, score: severity.score.toFixed(1) });
}

/** Which CVSS version, and who states it; empty for what carries no score. */
export function severitySourceText({ severity }: Pick<Urgency, "severity">, t: UrgencyWords): string {
  if (severity === null || severity.version === null || severity.by === "") return "";
  return t("urgency.severityBy", { version: severity.version, by: printable(severity.by, 60) });
}

/** That the vulnerability is exploited, since when; empty where it is not known to be. */
export function exploitationText({ exploitation }: Pick<Urgency, "exploitation">, t: UrgencyWords): string {
  if (exploitation.listed !== true) return "";
  const { since } = exploitation;
  return since === null
    ? t("urgency.exploited")
    : t("urgency.exploitedSince", { date: printable(since, 20) });
}

/** The exploitation score with its day; empty where there is none. */
export function epssText({ epss }: Pick<Urgency, "epss">, t: UrgencyWords): string {
  if (epss === null) return "";
  const percent = (epss.score * 100).toFixed(1);
  const { date } = epss;
  return date === undefined
    ? t("urgency.epss", { percent })
    : t("urgency.epssOn", { percent, date: printable(date, 20) });
}

/** That a component is not part of what runs; empty where it is, or may be. */
export function scopeText({ scope }: Pick<Component, "scope">, t: UrgencyWords): string {
  return scope === "runtime" ? "" : t(`urgency.scope.${scope}`);
}

/** Severity, known exploitation and exploitation score in one line. */
export function urgencyText(urgency: Urgency, t: UrgencyWords): string {
  const source = severitySourceText(urgency, t);
  const parts = [severityText(urgency, t), source, exploitationText(urgency, t), epssText(urgency, t)];
  return parts.filter((text) => text !== "").join(" · ");
}
