/** The words that documents of an own advisory need beside its texts, from the catalogue. */
import type { ExportTexts } from "#core/publish/format/export-format.ts";
import type { Translate } from "#messages/message.ts";

/** The words in the language of `t`. */
export function exportTexts(t: Translate<"ownAdvisory">): ExportTexts {
  return {
    language: t.language,
    drill: (title) => t("ownAdvisory.drill", { title }),
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
