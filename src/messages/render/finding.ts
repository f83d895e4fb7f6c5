/** What is not as it should be in data from outside, as a sentence: by its code, with the name that it is about. Core's own sentence is English and for logs. */
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { referenceLanguage } from "#messages/choose-language.ts";
import type { Translate } from "#messages/message.ts";
import { placeText } from "#messages/render/place.ts";

type FindingWords = Translate<"remark">;

/** The sentence. A code that has none of its own, as a newer program's, says in general what is wrong, and in English what core says. */
export function findingText({ code, message, about }: Finding, t: FindingWords): string {
  const text =
    t.find(`finding.${code}`) ??
    t.find(`readerFinding.${code}`) ??
    t.find(`ownAdvisoryFinding.${code}`) ??
    listText(code, t) ??
    otherText(code, message, t);
  return about === undefined ? text : t("remark.about", { name: printable(about, 160), text });
}

/** The sentence with its place and code, on one line. */
export function findingLine(finding: Finding, t: FindingWords): string {
  const { at, code } = finding;
  const text = findingText(finding, t);
  return t("remark.line", { at: placeText(at, t), text, code: printable(code, 80) });
}

/** What the kinds of software lists end with. */
const listKind =
  /^((?:[a-z0-9]+-)*(?:assets|auditable|binary|config|csv|cyclonedx|desc|environment|freeze|gemspec|installed|json|lock|manifest|metadata|mod|package|pom|properties|qa|receipt|resolved|spdx|sqlite|status|sum|vendor|verification))-unknown$/;

/** Every reader of lists has a code of its own for what is no list of its kind: `cargo-lock-unknown`. */
function listText(code: string, t: FindingWords): string | null {
  const [, kind] = listKind.exec(code) ?? [];
  return kind === undefined ? null : t("remark.listUnknown", { kind });
}

/** In the language of core's own sentences that sentence; in others what the code's last word says of it: `slip-form`, `step-repeated`. */
function otherText(code: string, message: string, t: FindingWords): string {
  if (t.language === referenceLanguage) return printable(message, 400);
  const family = code.slice(code.lastIndexOf("-") + 1);
  return t.find(`findingFamily.${family}`) ?? t("remark.other");
}
