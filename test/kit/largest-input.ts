/** The largest input that a contract's own schema allows within so many bytes: the longest texts, the most items, every optional member. Knows only what the contract uses. */
import type { TSchema } from "typebox";
import { sample } from "./sample-input.ts";

type Schema = Readonly<Record<string, unknown>>;

/** How many items and letters there are where a schema does not bound them. */
const unbounded = { items: 100_000, letters: 100_000 };

/** A value that the schema allows, of about so many bytes at most. */
export function largest(schema: TSchema | Schema, bytes: number): unknown {
  const own = schema as Schema;
  if ("const" in own || Array.isArray(own["enum"])) return sample(own);
  if (Array.isArray(own["anyOf"])) return largestOf(own["anyOf"] as Schema[], bytes);
  switch (own["type"]) {
    case "object":
      return largestObject(own, bytes);
    case "array":
      return largestList(own, bytes);
    case "string":
      return largestText(own, bytes);
    case "integer":
    case "number":
      return Number(own["maximum"] ?? own["minimum"] ?? 1);
    default:
      return sample(own);
  }
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 4;
}

function largestOf(branches: readonly Schema[], bytes: number): unknown {
  const values = branches.map((branch) => largest(branch, bytes));
  return values.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
}

function largestObject(schema: Schema, bytes: number): unknown {
  const members = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  const share = bytes / Math.max(1, members.length) - 40;
  const named = members.map(([name, member]): [string, unknown] => [name, largest(member, share)]);
  return { ...Object.fromEntries(named), ...(sample(schema) as object), ...Object.fromEntries(named) };
}

function largestList(schema: Schema, bytes: number): unknown {
  const items = schema["items"] as Schema;
  const least = Number(schema["minItems"] ?? 0);
  const most = Number(schema["maxItems"] ?? unbounded.items);
  const item = largest(items, bytes / Math.max(1, Math.min(most, 1000)));
  const count = Math.max(least, Math.min(most, Math.floor(bytes / (sizeOf(item) + 1))));
  if (schema["uniqueItems"] !== true) return Array.from({ length: count }, () => item);
  return Array.from({ length: count }, (_, n) => `${n}-${String(item)}`.slice(0, 200));
}

function largestText(schema: Schema, bytes: number): unknown {
  const least = Number(schema["minLength"] ?? 0);
  const most = Number(schema["maxLength"] ?? unbounded.letters);
  const length = Math.max(least, Math.min(most, Math.floor(bytes)));
  const text = "a".repeat(length);
  const { pattern } = schema;
  if (typeof pattern !== "string" || new RegExp(pattern, "u").test(text)) return text;
  return sample(schema);
}
