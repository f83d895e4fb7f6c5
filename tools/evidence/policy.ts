/** Evidence of the policy: rows, monotone pairs and partial inputs of every table, packs with their sources, worked deadlines, holidays, and the directive's life. */
import { koreanCalendar, koreanHolidayRules } from "#core/clock/calendars/kr.ts";
import { packs, procedures } from "#core/rules/packs/index.ts";
import { type PackHead, referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { checkTable, neighbourPairs } from "#core/rules/table/table-check.ts";
import { tables } from "#core/rules/tables/index.ts";
import { decidedRows, partialInputs } from "#test/kit/suites/policy-tables.ts";
import { workedDeadlines } from "#test/kit/suites/worked-deadlines.ts";
import { walkLife } from "../draw-lifecycle.ts";
import { plainTable } from "./table.ts";

/** The section as text. */
export function policyEvidence(): string {
  return [tablesPart(), packsPart(), deadlinesPart(), holidaysPart(), lifePart()].join("\n\n");
}

function tablesPart(): string {
  const rows = tables.map((table) => {
    const { cases, wrong } = partialInputs(table);
    const worse = checkTable(table).filter(({ code }) => code === "not-monotone").length;
    const pairs = neighbourPairs(table);
    return {
      table: table.id,
      "rows passed": decidedRows(table),
      rows: table.rows.length,
      "monotone pairs": pairs - worse,
      pairs,
      "partial inputs right": cases - wrong.length,
      "partial inputs": cases,
    };
  });
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const total = {
    table: `${rows.length} tables`,
    "rows passed": sum((row) => row["rows passed"]),
    rows: sum((row) => row.rows),
    "monotone pairs": sum((row) => row["monotone pairs"]),
    pairs: sum((row) => row.pairs),
    "partial inputs right": sum((row) => row["partial inputs right"]),
    "partial inputs": sum((row) => row["partial inputs"]),
  };
  return `Decision tables\n\n${plainTable([...rows, total])}`;
}

function packsPart(): string {
  const all: readonly PackHead[] = [...packs, ...procedures];
  const said = all.map((pack) =>
    [
      `${referenceOf(pack)}: ${pack.name.en}`,
      `  source: ${pack.source}`,
      ...pack.unverified.map(({ en }) => `  unverified: ${en}`),
    ].join("\n"),
  );
  return `Rule packs and procedures: ${all.length}\n\n${said.join("\n")}`;
}

function deadlinesPart(): string {
  const all = workedDeadlines();
  const right = all.filter(({ written, ours, second, faults }) => {
    return ours === written && second === written && faults.length === 0;
  });
  const bySubject = new Map<string, number>();
  for (const { subject } of all)
    for (const one of subject.startsWith("every ") ? ["own recurring duty"] : subject.split(" ")) {
      const name = one.includes("#") ? (one.split("#")[0] ?? one) : one;
      bySubject.set(name, (bySubject.get(name) ?? 0) + 1);
    }
  const byTry = new Map<string, number>();
  for (const { tries } of all) for (const one of tries) byTry.set(one, (byTry.get(one) ?? 0) + 1);
  const counted = (title: string, counts: ReadonlyMap<string, number>) =>
    plainTable([...counts].map(([name, examples]) => ({ [title]: name, examples })));
  return [
    `Deadlines worked by hand: ${all.length}, of which the program and the second calculation both agree with ${right.length}`,
    counted("of", bySubject),
    counted("with", byTry),
  ].join("\n\n");
}

function holidaysPart(): string {
  const rows = koreanHolidayRules.map(({ id, name, law, days, substitute, unverified }) => ({
    rule: id,
    name: name["en"] ?? "",
    days: days.length,
    substitutes: substitute?.days.length ?? 0,
    unverified: unverified === null ? "" : "in part",
    law,
  }));
  const { from, until, gazettedUntil, holidays } = koreanCalendar;
  const open = koreanHolidayRules.flatMap(({ id, unverified }) =>
    unverified === null ? [] : [`  ${id}: ${unverified["en"]}`],
  );
  return [
    `Korean public holidays from ${from} to ${until}: ${holidays.size} days; until ${gazettedUntil} those of the gazette, later ones from the law in force`,
    plainTable(rows),
    `Unverified:\n${open.join("\n")}`,
  ].join("\n\n");
}

function lifePart(): string {
  const { kinds, leads, walked } = walkLife();
  const moves = leads.filter(({ to }) => to !== null).length;
  return `Life of a directive: ${walked} states walked, ${kinds.length} kinds, ${moves} transitions, ${leads.length - moves} pairs refused to everybody (docs/directive-lifecycle.md)`;
}
