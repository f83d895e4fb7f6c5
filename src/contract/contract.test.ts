/** The contract as data: every object that goes in or comes out is closed, and every endpoint names an audience. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "#core/actor.ts";
import { contract } from "#contract/index.ts";

/** Objects that carry what others define, by endpoint: the documents of the OSV schema, and the description of this very interface. */
const open: ReadonlySet<string> = new Set(["openapi", "osv-read", "osv-query", "osv-query-batch"]);

function openObjects(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, properties, additionalProperties } = schema as Record<string, unknown>;
  const here = type === "object" && properties !== undefined && additionalProperties !== false ? [at] : [];
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
