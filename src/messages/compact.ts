/**
 * Parsed messages as a build carries them, which the library's own form would make eight times as long. A message of text and values is its text,
 * `in {name}`; another one is a list, in which a text is itself, `0` the number of the plural around it, `[name]` a value, `[name, 1]` a number,
 * `[name, 2, branches]` a choice by text and `[name, 3, branches]` one by number.
 */
import { type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import type { ParsedMessage } from "#messages/message.ts";

/** A message in the compact form. */
export type CompactMessage = string | readonly CompactElement[];

type Branches = Readonly<Record<string, CompactMessage>>;
type CompactElement =
  | string
  | 0
  | readonly [name: string]
  | readonly [name: string, kind: 1]
  | readonly [name: string, kind: 2 | 3, branches: Branches];

/** A parsed message in the compact form. What messages do not use (dates, markup, ordinals, offsets) is a fault. */
export function compacted(message: ParsedMessage): CompactMessage {
  if (typeof message === "string") return message;
  const texts = message.map(templateText);
  return texts.includes(null) ? message.map(compactedElement) : texts.join("");
}

/** A part of a message of text and values; `null` for any other. */
function templateText(element: MessageFormatElement): string | null {
  if (element.type === TYPE.literal) return element.value;
  return element.type === TYPE.argument ? `{${element.value}}` : null;
}

function compactedElement(element: MessageFormatElement): CompactElement {
  if (element.type === TYPE.literal) return element.value;
  if (element.type === TYPE.pound) return 0;
  if (element.type === TYPE.argument) return [element.value];
  if (element.type === TYPE.number && element.style == null) return [element.value, 1];
  if (element.type === TYPE.select || (element.type === TYPE.plural && element.offset === 0)) {
    const branches = Object.entries(element.options).map(([key, { value }]) => [key, compacted(value)]);
    return [element.value, element.type === TYPE.select ? 2 : 3, Object.fromEntries(branches) as Branches];
  }
  throw new Error(`A message uses what messages do not use: ${JSON.stringify(element)}`);
}

/** The library's form of a compact message. */
export function expanded(message: CompactMessage): ParsedMessage {
  if (typeof message !== "string") return message.map(expandedElement);
  return message.includes("{") ? elementsOf(message) : message;
}

function expandedElement(element: CompactElement): MessageFormatElement {
  if (element === 0) return { type: TYPE.pound };
  if (typeof element === "string") return { type: TYPE.literal, value: element };
  const [value, kind, branches = {}] = element;
  if (kind === undefined) return { type: TYPE.argument, value };
  if (kind === 1) return { type: TYPE.number, value, style: null };
  const entries = Object.entries(branches).map(([key, branch]) => [key, { value: elementsOf(branch) }]);
  const options = Object.fromEntries(entries) as Readonly<Record<string, { value: MessageFormatElement[] }>>;
  if (kind === 2) return { type: TYPE.select, value, options };
  return { type: TYPE.plural, value, options, offset: 0, pluralType: "cardinal" };
}

function elementsOf(message: CompactMessage): MessageFormatElement[] {
  if (typeof message !== "string") return message.map(expandedElement);
  return message
    .split(/\{([^}]*)\}/)
    .map((value, at) => (at % 2 === 0 ? { type: TYPE.literal, value } : { type: TYPE.argument, value }));
}
