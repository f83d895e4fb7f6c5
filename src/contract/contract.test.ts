/** The contract as data: every object that goes in or comes out is closed, and every endpoint names an audience. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "#core/actor.ts";
import { Compile } from "typebox/compile";
import { contract } from "#contract/index.ts";
import { Day, Instant } from "#contract/shared-schemas.ts";

/** Objects that carry what others define, by endpoint: the documents of the OSV schema, and the description of this very interface. */
const open: ReadonlySet<string> = new Set(["openapi", "osv-read", "osv-query", "osv-query-batch"]);

function openObjects(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, properties, patternProperties, additionalProperties } = schema as Record<string, unknown>;
  const isObject = type === "object" && (properties ?? patternProperties) !== undefined;
  const here = isObject && additionalProperties !== false ? [at] : [];
  return [...here, ...Object.entries(schema).flatMap(([name, part]) => openObjects(part, `${at}/${name}`))];
}

test("every object of every endpoint is closed: a member that no schema names is a fault, not silence", () => {
  const entries = Object.values(contract).filter(({ name }) => !open.has(name));
  const found = entries.flatMap(({ name, input, output }) => [
    ...openObjects(input, `${name}/input`),
    ...openObjects(output, `${name}/output`),
  ]);
  assert.deepEqual(found, []);
  assert.ok(entries.length > 50);
});

test("every endpoint has roles, and they are roles", () => {
  const known = new Set<string>([...roles, "public"]);
  for (const { name, roles: audience } of Object.values(contract)) {
    assert.ok(audience.length > 0, name);
    assert.ok(
      audience.every((role) => known.has(role)),
      name,
    );
  }
});

test("days and instants are of years that the database has", () => {
  const isDay = Compile(Day);
  const isInstant = Compile(Instant);
  for (const day of ["0000-01-25", "0001-01-01", "+12026-01-01", "2026-1-1", "2026-01-01\n"])
    assert.equal(isDay.Check(day), false, day);
  for (const day of ["2026-01-25", "9999-12-31"]) assert.ok(isDay.Check(day), day);
  for (const at of ["0000-01-25T00:00:00Z", "2026-01-25", "-000001-01-01T00:00:00Z", ""])
    assert.equal(isInstant.Check(at), false, at);
  for (const at of ["2026-01-25T09:00:00Z", "2026-01-25T09:00:00.123Z"]) assert.ok(isInstant.Check(at), at);
});
