/** An XML element as a value of members, for the ways that tables name: children by their name as lists, attributes with `@`, the text as `#`. */
import type { XmlElement } from "#core/input/xml.ts";

/** The element under its own name. */
export function xmlValue(root: XmlElement): unknown {
  return { [root.name]: [valueOf(root)] };
}

function valueOf(element: XmlElement): unknown {
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, text] of element.attributes) value[`@${name}`] = text;
  for (const [name, children] of Map.groupBy(element.children, (child) => child.name))
    value[name] = children.map(valueOf);
  if (element.text !== "") value["#"] = element.text;
  return value;
}
