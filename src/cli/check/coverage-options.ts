/** What a user says about coverage: `--complete npm,PyPI@2026-11-29` (these feeds hold all records of those ecosystems) and `--max-age 7d`. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import { printable } from "#core/input/printable.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { areaOfEcosystem, completenessNames } from "#core/product/coverage-area.ts";

/** Reads `--complete`: names as OSV writes them, each with the day or instant up to which it is complete where the user knows it. */
export function readComplete(words: string | undefined): readonly CompletenessStatement[] {
  if (words === undefined) return [];
  return words.split(",").map((word) => {
    const [ecosystem = "", to] = word.trim().split("@");
    if (areaOfEcosystem(ecosystem) === null) throw unknownEcosystem(ecosystem);
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
  const names = suggestNames(typed.split(":")[0] ?? "", completenessNames()).join(", ");
  const name = printable(typed, 60);
  return new MessageRefusal("input-invalid", (t) =>
    names === ""
      ? t("coverageOption.ecosystemUnknown", { name })
      : t("coverageOption.ecosystemClose", { name, names }),
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
