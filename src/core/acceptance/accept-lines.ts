/**
 * What an organisation named (`--accept`, its own folder, a VEX document among `--feed`) against the lines of a check. An affected line is set apart where
 * every statement about it that counts says that it may be: then it is shown apart and does not fail the check. What only lies in the scanned tree, what the
 * list itself says, what has ended, gives no reason or is of another's product is shown beside the line and excuses nothing. Unknown stays unknown.
 */
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine, SetAside } from "#core/matching/check-lines.ts";
import { foldedName, isInScope, namesOfLine } from "#core/acceptance/statement-scope.ts";
import { justifications, type VexStatement } from "#core/vex/vex-statement.ts";

/** A document of statements: who named it. `own` are those of the organisation, `word` those that nobody named. */
export type StatementSource = {
  readonly path: string;
  readonly authority: "own" | "supplier" | "word";
  /** Only of this list, for what a list says of itself. */
  readonly list?: string;
  readonly statements: readonly VexStatement[];
};

type Context = {
  readonly now: string;
  /** All components of the list that a line's component stands in. */
  readonly listed: (line: CheckLine) => readonly Component[];
};

/** The lines with what is accepted of them, in their order. Statements about nothing here change nothing. */
export function acceptLines(
  lines: readonly CheckLine[],
  sources: readonly StatementSource[],
  context: Context,
): readonly CheckLine[] {
  const byName = new Map<string, Sourced[]>();
  for (const source of sources)
    for (const statement of source.statements)
      for (const name of new Set(statement.vulnerabilities.map(foldedName))) {
        const known = byName.get(name);
        if (known === undefined) byName.set(name, [{ source, statement }]);
        else known.push({ source, statement });
      }
  return lines.map((line) => acceptLine(line, byName, context));
}

/** A statement that an organisation named and that is about no affected or unknown line; of a VEX document, which speaks of more than one list, only where none of it is. */
export type IdleStatement = Pick<StatementSource, "path"> &
  Pick<VexStatement, "vulnerabilities" | "at"> & { readonly products: readonly string[] };

/** What of the named sources is about nothing here: a misspelt name, or something that is gone. */
export function idleStatements(
  lines: readonly CheckLine[],
  sources: readonly StatementSource[],
  { listed }: Pick<Context, "listed">,
): readonly IdleStatement[] {
  const byName = new Map<string, CheckLine[]>();
  for (const line of lines)
    if (line.verdict !== "not_affected" && line.advisory !== "")
      for (const name of namesOfLine(line)) byName.set(name, [...(byName.get(name) ?? []), line]);
  const isAbout = (statement: VexStatement): boolean =>
    statement.vulnerabilities.some((name) =>
      (byName.get(foldedName(name)) ?? []).some((line) => isInScope(statement, line, listed)),
    );
  return sources
    .filter(({ authority }) => authority !== "word")
    .flatMap(({ path, statements }) => {
      const idle = statements.filter((statement) => !isAbout(statement));
      if (!isAcceptanceFile(path) && idle.length < statements.length) return [];
      return idle.map(({ vulnerabilities, products, at }) => {
        return { path, at, vulnerabilities, products: products.map(({ text }) => text) };
      });
    });
}

/** The organisation's own form, of which every line is about its own lists. */
function isAcceptanceFile(path: string): boolean {
  return path.toLowerCase().endsWith(".toml");
}

type Sourced = { readonly source: StatementSource; readonly statement: VexStatement };

function acceptLine(
  line: CheckLine,
  byName: ReadonlyMap<string, readonly Sourced[]>,
  { now, listed }: Context,
): CheckLine {
  if (line.verdict === "not_affected" || line.advisory === "") return line;
  const named = new Set(namesOfLine(line).flatMap((name) => byName.get(name) ?? []));
  const about = [...named].filter(
    ({ source, statement }) =>
      (source.list === undefined || source.list === line.source) && isInScope(statement, line, listed),
  );
  if (about.length === 0) return line;
  const judged = newest(about).map((one) => ({ ...one, why: whyNot(one, line, now) }));
  const counting = judged.filter(({ why }) => why === null);
  const against = judged.some(({ source, why }) => source.authority !== "word" && why === "contradicts");
  const [first] = counting;
  const accepted =
    first !== undefined && !against && line.verdict === "affected" ? setAside(first, null) : null;
  const others = judged.filter((one) => accepted === null || one !== first);
  return {
    ...line,
    ...(accepted === null ? {} : { accepted }),
    ...(others.length === 0
      ? {}
      : {
          unheeded: others.map((one) =>
            setAside(one, one.why ?? (accepted === null ? "contradicted" : "also")),
          ),
        }),
  };
}

/**
 * Of what one author says in one document, what nothing newer takes back: "affected" is taken back by a newer excuse, an excuse by a newer "affected". Excuses
 * do not take each other back, so that to lose one never lets another count; what says no time is taken back by nothing.
 */
function newest(about: readonly Sourced[]): readonly Sourced[] {
  const side = ({ source, statement }: Sourced, against: boolean): string =>
    `${source.path}\n${statement.by}\n${against}`;
  const latest = new Map<string, string>();
  for (const one of about) {
    const key = side(one, isAgainst(one));
    const { since } = one.statement;
    if (since !== null && since > (latest.get(key) ?? "")) latest.set(key, since);
  }
  return about.filter((one) => {
    const { since } = one.statement;
    return since === null || since >= (latest.get(side(one, !isAgainst(one))) ?? "");
  });
}

function isAgainst({ statement: { status } }: Sourced): boolean {
  return status === "affected" || status === "under_investigation";
}

const day = 86_400_000;
/** A statement about every version names no end of what it knows: it is believed for two years from its own time. */
const mostDays = 731;

/** Why a statement does not set a line apart; `null` where it does. */
function whyNot({ source, statement }: Sourced, line: CheckLine, now: string): SetAside["why"] {
  const { status, justification, words, since, until, products } = statement;
  if (source.authority === "word") return "only-a-word";
  if (isAgainst({ source, statement })) return "contradicts";
  const at = Date.parse(now);
  if (since !== null && Date.parse(since) > at + day) return "not-yet";
  if (until !== null && Date.parse(until) <= at) return "ended";
  const isOpen = until === null && products.some(({ version, ref }) => version === null && ref === null);
  if (isOpen && (since === null || Date.parse(since) + mostDays * day <= at)) return "ended";
  const isListed = justification !== null && justifications.includes(justification);
  if (status === "not_affected" && !isListed && (words ?? "").trim() === "") return "no-reason";
  if (status === "fixed" && products.every(({ version, ref }) => version === null && ref === null))
    return "no-reason";
  return line.verdict === "unknown" ? "unknown-stays" : null;
}

function setAside({ source, statement }: Sourced, why: SetAside["why"]): SetAside {
  const { status, justification, words, by, since, until, at } = statement;
  const { path, authority } = source;
  return { path, authority, at, status, justification, words, by, since, until, why };
}
