/** What is known to be right about a check (exit status, verdicts, words), and what falls short of it in what the program said. */

export type ExpectedVerdict = {
  /** The component's name, the last part of it, or the name of its list. */
  readonly name: string;
  /** Part of the path of its list. */
  readonly within?: string;
  readonly version?: string;
  /** Id of the advisory, or of the vulnerability; without it the worst verdict about the component counts. */
  readonly by?: string;
  /** The verdicts that are right; `none` stands for no row at all. */
  readonly verdicts: readonly string[];
};

export type VerdictTruth = {
  readonly exits: readonly number[];
  readonly verdicts: readonly ExpectedVerdict[];
  readonly says: readonly string[];
  readonly never: readonly string[];
};

/** What `check` printed: as a table, and with `--format json`. */
export type CheckAnswer = { readonly code: number | null; readonly text: string; readonly json: CheckJson };

type CheckRow = {
  readonly component: {
    readonly name: string;
    readonly product: string | null;
    readonly version: string | null;
  };
  readonly source: string;
  readonly verdict: string;
  readonly advisory: string | null;
  readonly vulnerability: string | null;
  readonly aliases: readonly string[];
};
export type CheckJson = { readonly results: readonly CheckRow[] } & Readonly<Record<string, unknown>>;

/** Every way in which an answer differs from what is right, a sentence each. */
export function shortfallsOf(truth: VerdictTruth, { code, text, json }: CheckAnswer): readonly string[] {
  const exit = truth.exits.includes(code ?? -1) ? [] : [`exit ${code}, not ${truth.exits.join(" or ")}`];
  const rows = truth.verdicts.flatMap((expected) => {
    const found = verdictIn(json, expected);
    if (expected.verdicts.includes(found)) return [];
    const by = expected.by === undefined ? "" : ` by ${expected.by}`;
    return [`${expected.name}: ${found}, not ${expected.verdicts.join(" or ")}${by}`];
  });
  const silent = truth.says.filter((words) => !text.toLowerCase().includes(words.toLowerCase()));
  const spoken = truth.never.filter((words) => text.includes(words));
  return [
    ...exit,
    ...rows,
    ...silent.map((words) => `does not say ${JSON.stringify(words)}`),
    ...spoken.map((words) => `says ${JSON.stringify(words)}`),
  ];
}

const worstFirst = ["affected", "unknown", "not_affected"];

/** Ways in which a row can bear a name, the closest first; the first that any row bears counts. */
const namings: readonly ((row: CheckRow, name: string) => boolean)[] = [
  ({ component }, name) => component.name === name || component.name.startsWith(`${name} `),
  ({ component }, name) => component.name.split(/[/:]/).at(-1) === name,
  ({ component }, name) => (component.product ?? "").includes(`/${name}`),
  ({ component }, name) => component.name.includes(name),
  ({ source }, name) => source.includes(name),
];

/** The worst verdict that the answer gives; `unknown` where the component is only counted among what was not compared, `none` for silence. */
function verdictIn(json: CheckJson, { name, within, version, by }: ExpectedVerdict): string {
  const placed = json.results.filter(
    ({ component, source }) =>
      (within === undefined || source.includes(within)) &&
      (version === undefined || component.version === version),
  );
  const rows = namings.map((isNamed) => placed.filter((row) => isNamed(row, name))).find(isCounted) ?? [];
  const about = rows.filter(
    ({ advisory, vulnerability, aliases }) =>
      by === undefined || advisory === by || vulnerability === by || aliases.includes(by),
  );
  const found = worstFirst.find((verdict) => about.some((row) => row.verdict === verdict));
  if (found !== undefined) return found;
  const { results: _, ...others } = json;
  const elsewhere = JSON.stringify(others);
  if (elsewhere.includes(JSON.stringify(name).slice(1, -1))) return "unknown";
  return rows.length === 0 && by === undefined && isCounted(others["notCovered"]) ? "unknown" : "none";
}

function isCounted(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
