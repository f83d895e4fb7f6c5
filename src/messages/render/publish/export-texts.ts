/** The words that documents of an own advisory need beside its texts, from the catalogue. */
import type { ExportTexts } from "#core/publish/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import type { Translate } from "#messages/message.ts";

/** The words in the language of `t`. */
export function exportTexts({ drill }: OwnAdvisory, t: Translate<"ownAdvisory">): ExportTexts {
  return {
    language: t.language,
    title: (title) => (drill ? t("ownAdvisory.drill", { title }) : title),
    exploitation: {
      none: t("ownAdvisory.exploitation.none"),
      poc: t("ownAdvisory.exploitation.poc"),
      active: t("ownAdvisory.exploitation.active"),
    },
    justification: (label) => t.find(`ownAdvisory.justification.${label}`) ?? label,
    withdrawn: (reason) => t("ownAdvisory.withdrawn", { reason }),
    command: (command) => t("ownAdvisory.command", { command }),
  };
}
