/**
 * Which of several like places a fragment shows, where its text repeats itself: those that follow each other as the fragment does. Where more than one way is left, all
 * of them are, and whoever weighs them takes their mean. Nothing here knows anybody's code, so that what is chosen favours nobody.
 */

/** A place that a fragment shows: where in the fragment, and at which positions of the text it may be, in order. */
export type Sighting = { readonly at: number; readonly positions: readonly number[] };

/** A way in which sightings were assigned to positions; one that is not in it says nothing. */
type Assignment<S> = ReadonlyMap<S, number>;

/** What is sure, and the ways that are left of the longest part that is not. */
type Alignment<S> = { readonly sure: Assignment<S>; readonly ways: readonly Assignment<S>[] };

type Chain<S> = {
  readonly sighting: S;
  readonly position: number;
  /** Words by which it left the fragment's pace so far. */
  readonly drift: number;
  readonly before: Chain<S> | null;
};

const slack = 4;
const mostStrays = 3;
const mostWays = 2_000;

/** Aligns the sightings of a fragment, in its order. */
export function alignRepeats<S extends Sighting>(sightings: readonly S[]): Alignment<S> {
  const sure = new Map<S, number>();
  let ways: readonly Assignment<S>[] = [];
  for (const sighting of sightings) {
    const [only] = sighting.positions;
    if (sighting.positions.length === 1 && only !== undefined) sure.set(sighting, only);
  }
  for (const chains of chainsOf(sightings)) {
    const [first] = chains;
    if (first === undefined) continue;
    if (chains.length === 1) for (const [one, at] of assignmentOf(first, sure)) sure.set(one, at);
    else if ((ways[0]?.size ?? 0) < assignmentOf(first, sure).size)
      ways = thinned(chains).map((chain) => assignmentOf(chain, sure));
  }
  return { sure, ways };
}

function thinned<S>(chains: readonly Chain<S>[]): readonly Chain<S>[] {
  const step = Math.ceil(chains.length / mostWays);
  return chains.filter((_, at) => at % step === 0);
}

/** What a chain says of sightings of which nothing is sure yet. */
function assignmentOf<S>(chain: Chain<S>, sure: Assignment<S>): Assignment<S> {
  const assignment = new Map<S, number>();
  for (let one: Chain<S> | null = chain; one !== null; one = one.before)
    if (!sure.has(one.sighting)) assignment.set(one.sighting, one.position);
  return assignment;
}

/** Parts of the fragment that run on in the text, each with every way in which it does; what breaks into one is passed over unless it goes on. */
function chainsOf<S extends Sighting>(sightings: readonly S[]): readonly (readonly Chain<S>[])[] {
  const parts: (readonly Chain<S>[])[] = [];
  let chains: readonly Chain<S>[] = [];
  let strays = 0;
  for (let at = 0; at < sightings.length; at++) {
    const sighting = sightings[at];
    if (sighting === undefined || sighting.positions.length === 0) continue;
    const going = chains.length === 0 ? beginningsAt(sighting) : continued(chains, sighting);
    if (going.length > 0) [chains, strays] = [going, 0];
    else if (++strays >= mostStrays) {
      parts.push(steadiest(chains));
      at = backBy(sightings, at, mostStrays);
      [chains, strays] = [[], 0];
    }
  }
  return [...parts, steadiest(chains)];
}

/** Before the first of the last strays, which begin what comes next. */
function backBy(sightings: readonly Sighting[], at: number, strays: number): number {
  let first = at;
  for (let left = strays; left > 0 && first >= 0; first--)
    if ((sightings[first]?.positions.length ?? 0) > 0) left--;
  return first;
}

function beginningsAt<S extends Sighting>(sighting: S): readonly Chain<S>[] {
  return sighting.positions.map((position) => ({ sighting, position, drift: 0, before: null }));
}

function continued<S extends Sighting>(chains: readonly Chain<S>[], sighting: S): readonly Chain<S>[] {
  const byPosition = new Map<number, Chain<S>>();
  for (const before of chains) {
    const expected = before.position + sighting.at - before.sighting.at;
    const position = nearest(sighting.positions, expected);
    const off = Math.abs(position - expected);
    if (off > slack || position <= before.position) continue;
    const drift = before.drift + off;
    if (drift < (byPosition.get(position)?.drift ?? Infinity))
      byPosition.set(position, { sighting, position, drift, before });
  }
  return [...byPosition.values()];
}

function steadiest<S>(chains: readonly Chain<S>[]): readonly Chain<S>[] {
  const least = chains.reduce((min, { drift }) => Math.min(min, drift), Infinity);
  return chains.filter(({ drift }) => drift === least);
}

/** Of positions in order the one nearest to another. */
function nearest(positions: readonly number[], expected: number): number {
  let low = 0;
  let high = positions.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < expected) low = middle + 1;
    else high = middle;
  }
  const [after = Infinity, before = -Infinity] = [positions[low], positions[low - 1]];
  return expected - before <= Math.abs(after - expected) ? before : after;
}
