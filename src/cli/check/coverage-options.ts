/** What a user says about coverage: `--complete npm,PyPI@2026-11-29` (these feeds hold all records of those ecosystems) and `--max-age 7d`. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import { printable } from "#core/input/printable.ts";
import { completenessNames } from "#core/product/coverage-area.ts";
import { ecosystemsNear, ecosystemSpelt } from "#core/pack/ecosystem-spelling.ts";

/** Reads `--complete`: ecosystems in any spelling, each with the day or instant up to which it is complete where the user knows it. */
export function readComplete(words: string | undefined): readonly CompletenessStatement[] {
  if (words === undefined) return [];
  return words.split(",").map((word) => {
    const [typed = "", to] = word.trim().split("@");
    const ecosystem = ecosystemSpelt(typed);
    if (ecosystem === null) throw unknownEcosystem(typed);
    if (to === undefined) return { ecosystem, to: null, records: null };
    const instant = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(to) ? Date.parse(to) : Number.NaN;
    if (Number.isNaN(instant))
      throw new MessageRefusal("input-invalid", (t) =>
        t("coverageOption.timeInvalid", { text: printable(to, 40) }),
      );
    return { ecosystem, to: new Date(instant).toISOString(), records: null };
  });
}

function unknownEcosystem(typed: string): MessageRefusal {
  const names = ecosystemsNear(typed).join(", ");
  const name = printable(typed, 60);
  const accepted = completenessNames().join(", ");
  return new MessageRefusal("input-invalid", (t) =>
    names === ""
      ? t("coverageOption.ecosystemUnknown", { name, accepted })
      : t("coverageOption.ecosystemClose", { name, names, accepted }),
  );
}

const units = { h: 3_600_000, d: 24 * 3_600_000 } as const;

/** Reads `--max-age`: days (`7`, `7d`) or hours (`36h`), in milliseconds. */
export function readMaxAge(words: string): number {
  const [, count, unit = "d"] = /^(\d{1,5})([hd])?$/.exec(words.trim()) ?? [];
  if (count === undefined)
    throw new MessageRefusal("input-invalid", (t) =>
      t("coverageOption.ageInvalid", { text: printable(words, 40) }),
    );
  return Number(count) * units[unit as keyof typeof units];
}
