/** Inputs made from a contract's own schema: a small valid one, and for each property one of a wrong type. Knows only what the contract uses. */
import type { TSchema } from "typebox";
import { member } from "#core/input/json.ts";

type Schema = Readonly<Record<string, unknown>>;

/** A small value that the schema allows. */
export function sample(schema: TSchema | Schema): unknown {
  const own = schema as Schema;
  if ("const" in own) return own["const"];
  if (Array.isArray(own["enum"])) return (own["enum"] as unknown[])[0];
  if (Array.isArray(own["anyOf"])) return sample((own["anyOf"] as Schema[])[0] ?? {});
  switch (own["type"]) {
    case "object":
      return sampleObject(own);
    case "array":
      return Array.from({ length: Number(own["minItems"] ?? 0) }, () => sample(own["items"] as Schema));
    case "string":
      return sampleText(own);
    case "integer":
    case "number":
      return Number(own["minimum"] ?? 1);
    case "boolean":
      return true;
    default:
      return {};
  }
}

function sampleObject(schema: Schema): unknown {
  const required = (schema["required"] ?? []) as readonly string[];
  return Object.fromEntries(
    required.map((name) => [name, sample(member(schema["properties"], name) as Schema)]),
  );
}

function sampleText(schema: Schema): string {
  const pattern = typeof schema["pattern"] === "string" ? schema["pattern"] : "";
  if (pattern.includes("[Tt ]")) return "2026-01-01T00:00:00Z";
  if (pattern.includes("\\d{3}-")) return "2026-01-01";
  if (pattern.includes("{2,8}")) return "en";
  if (pattern.includes("HJKMNP")) return "0".repeat(12);
  if (pattern.includes("{12}")) return "00000000-0000-4000-8000-000000000000";
  if (pattern === "^\\d{6}$") return "000000";
  const least = Number(schema["minLength"] ?? 1);
  return "a".repeat(pattern.includes("{64}") ? 64 : Math.max(1, least));
}

/** Where an object schema has texts by key and nothing else, as paths of names; `*` steps into a list. Unions are entered by every branch. */
export function recordPaths(schema: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { patternProperties, properties, items, anyOf } = schema as Schema;
  return [
    ...(patternProperties === undefined ? [] : [path]),
    ...Object.entries((properties ?? {}) as Schema).flatMap(([name, part]) =>
      recordPaths(part, [...path, name]),
    ),
    ...recordPaths(items, [...path, "*"]),
    ...((anyOf ?? []) as readonly unknown[]).flatMap((part) => recordPaths(part, path)),
  ];
}

/** A value with something at a path, with nothing beside it. */
export function valueWith(path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return name === "*" ? [valueWith(rest, value)] : { [name]: valueWith(rest, value) };
}

/** A value that no schema of this type allows. */
export function wrongFor(schema: Schema): unknown {
  return schema["type"] === "string" || Array.isArray(schema["enum"]) ? 7 : "not this";
}

/** Names of the properties of an object schema whose type is fixed. */
export function typedProperties(schema: TSchema): readonly (readonly [string, Schema])[] {
  const properties = Object.entries((member(schema, "properties") ?? {}) as Record<string, Schema>);
  return properties.filter(
    ([, property]) => "type" in property || "enum" in property || "anyOf" in property || "const" in property,
  );
}
