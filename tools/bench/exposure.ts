/** From one advisory to every affected organisation over all delegated holdings in SQL; and everything again, in arrays. */
import { bulkHoldings, type HeldBy, matchAdvisories } from "../engine/bulk-match.ts";
import { judgeRange, placeVersion, type VersionRange } from "#core/matching/exposure.ts";
import { exposedBy, matchWithin } from "#stages/exposure/matching.ts";
import { sql, system } from "#store/sql.ts";
import { loadNation } from "./database.ts";
import { type Bench, faster, type BenchLine, quantile, type Section, shown, timed } from "./bench-line.ts";
import {
  nation,
  random,
  syntheticAdvisories,
  syntheticHoldings,
  versionOf,
  versionsEach,
} from "./synthetic.ts";

const asked = 1000;

/** (a) and (b): the same data in PostgreSQL and in arrays, and the same answers. */
export const exposureSection: Section = { run };

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  const size = nation(bench.sized);
  const held = syntheticHoldings(size);
  const advisories = syntheticAdvisories(size);
  const { took: building, value: arrays } = await timed(() => bulkHoldings(held));
  const counts = new Uint32Array(advisories.length);
  let pairs = 0;
  const again = (): void => {
    pairs = 0;
    matchAdvisories(arrays, advisories, (at, { affected }) => {
      counts[at] = affected;
      pairs += affected;
    });
  };
  const first = (await timed(again)).took;
  const matching = Math.min(first, (await timed(again)).took, (await timed(again)).took);
  const rows = arrays.postings.length;
  const next = random(3);
  const sample = Array.from({ length: bench.times(asked) }, () => Math.floor(next() * advisories.length));
  const database = await inDatabase(bench, { held, advisories, sample, counts });
  return lines({ rows, pairs, building, matching, advisories: advisories.length, ...database });
}

type BenchExposure = {
  readonly held: readonly HeldBy[];
  readonly advisories: readonly (readonly VersionRange[])[];
  /** Ordinals of the advisories to ask for. */
  readonly sample: readonly number[];
  /** How many organisations the arrays found for each advisory: PostgreSQL must find as many. */
  readonly counts: Uint32Array;
};

/** Milliseconds of each question in PostgreSQL: by ranges, by versions one by one, and of each inventory matched and written. */
async function inDatabase(bench: Bench, { held, advisories, sample, counts }: BenchExposure) {
  return await bench.withDatabase(async ({ store, owner }) => {
    await loadNation(owner, held, advisories);
    const times: number[] = [];
    const listed: number[] = [];
    for (const at of sample.slice(0, 50))
      await store.read(system, async (tx) => await exposedBy(tx, `DRILL-${at}`));
    for (const at of sample) {
      const one = await timed(
        async () => await store.read(system, async (tx) => await exposedBy(tx, `DRILL-${at}`)),
      );
      times.push(one.took);
      if (one.value.affected.length !== counts[at])
        throw new Error(
          `DRILL-${at}: PostgreSQL found ${one.value.affected.length}, the arrays ${counts[at]}`,
        );
      const { product, versions } = expanded(advisories[at] ?? []);
      const other = await timed(
        async () =>
          await store.read(system, async (tx) =>
            tx.rows(
              sql`select string_agg(distinct organization, ' ') as found from holding where product = ${product} and version = any(${versions})`,
            ),
          ),
      );
      listed.push(other.took);
    }
    const delegated: number[] = [];
    for (let organization = 0; organization < bench.times(50); organization++)
      delegated.push(
        (
          await timed(
            async () =>
              await store.write(system, async (tx) =>
                matchWithin(tx, { organization: `org-${organization}` }),
              ),
          )
        ).took,
      );
    return { times, listed, delegated };
  });
}

/** What a database has to be asked without version keys: every version inside the ranges by its text. */
function expanded(ranges: readonly VersionRange[]): {
  readonly product: string;
  readonly versions: readonly string[];
} {
  const product = ranges[0]?.product ?? "";
  const all = Array.from({ length: versionsEach }, (_, step) => versionOf(step));
  const inside = all.filter((version) =>
    ranges.some((range) => judgeRange(range, placeVersion(product, version)) === "affected"),
  );
  return { product, versions: inside };
}

function lines(so: {
  readonly rows: number;
  readonly pairs: number;
  readonly building: number;
  readonly matching: number;
  readonly advisories: number;
  readonly times: readonly number[];
  readonly listed: readonly number[];
  readonly delegated: readonly number[];
}): readonly BenchLine[] {
  const { rows, pairs, advisories } = so;
  const scale = `${(rows / 1e6).toPrecision(3)} M holdings`;
  const rival = "SQL, versions one by one";
  const p = (share: number) => ({
    ours: quantile(so.times, share),
    rival,
    theirs: quantile(so.listed, share),
  });
  const whole = (so.times.reduce((sum, time) => sum + time, 0) / so.times.length) * advisories;
  const p99 = quantile(so.times, 0.99);
  return [
    faster(`advisory → organisations, ${scale}, SQL, p50`, p(0.5)),
    faster("  the same, p99", p(0.99), { text: "≤ 10 ms", kept: p99 <= 10 }),
    faster(
      `re-match of ${advisories} advisories in arrays (${(pairs / 1e6).toPrecision(3)} M pairs)`,
      {
        ours: so.matching,
        rival: `SQL (${so.times.length} measured, × ${advisories / so.times.length})`,
        theirs: whole,
      },
      { text: "≤ 1 s", kept: so.matching <= 1000 },
    ),
    {
      what: "an inventory of 250 components → all advisories, written, median",
      ours: shown(quantile(so.delegated, 0.5)),
      rival: "",
      theirs: "",
      ratio: "",
      budget: "",
      met: null,
    },
    {
      what: "  sorting the holdings for it",
      ours: shown(so.building),
      rival: "",
      theirs: "",
      ratio: "",
      budget: "",
      met: null,
    },
  ];
}
