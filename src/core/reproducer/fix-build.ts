/** A build of what reproducers run on with a proposed fix in it, `bongsu.fix/1`: what takes the place of their own subject. Read as strictly as a reproducer. */
import { addProblem, memberAt, onlyMembers, openDocument, requiredTextAt } from "#core/input/json-cursor.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { type ReproducerSubject, subjectAt } from "#core/reproducer/manifest.ts";

/** A fix as it is tried. */
export type FixBuild = { readonly name: string; readonly subject: ReproducerSubject };

const fixType = "bongsu.fix/1";
const longestName = 200;

/** Reads the bytes of a fix's manifest. */
export function readFixBuild(bytes: Uint8Array): Parsed<FixBuild> {
  const json = readUnambiguousJson(bytes);
  if (!json.ok) return json;
  const place = openDocument(json.value);
  const [type, name] = [memberAt(place, "type"), memberAt(place, "name")];
  if (requiredTextAt(type) !== fixType) addProblem(type, "type-unknown", `expected "${fixType}"`);
  onlyMembers(place, ["type", "name", "subject"]);
  const fix = { name: requiredTextAt(name), subject: subjectAt(memberAt(place, "subject")) };
  if (fix.name.length > longestName)
    addProblem(name, "text-too-long", `expected at most ${longestName} characters`);
  return place.problems.length > 0 ? { ok: false, findings: place.problems } : parsed(fix);
}
