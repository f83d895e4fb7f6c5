/** CVSS vectors as text: which version one is of, and its metrics. What a metric means is for the file of its version. */

/** The metrics of a vector by name, each once. */
export type Metrics = ReadonlyMap<string, string>;

/** A vector taken apart. */
export type CvssVector = { readonly version: "2.0" | "3.0" | "3.1" | "4.0"; readonly metrics: Metrics };

const longest = 400;

/** The parts of a vector; `null` for what is none. Vectors of version 2 carry no prefix and sometimes stand in parentheses. */
export function parseVector(text: string): CvssVector | null {
  const vector = text.trim().replace(/^\((.*)\)$/, "$1");
  if (vector.length > longest) return null;
  const [, stated, rest = ""] = /^CVSS:(\d\.\d)\/(.*)$/i.exec(vector) ?? [null, null, vector];
  const metrics = metricsOf(rest);
  if (metrics === null) return null;
  if (stated === "3.0" || stated === "3.1" || stated === "4.0") return { version: stated, metrics };
  return (stated === null || stated === "2.0") && metrics.has("AU") ? { version: "2.0", metrics } : null;
}

function metricsOf(text: string): Metrics | null {
  const metrics = new Map<string, string>();
  for (const part of text.replace(/\/$/, "").toUpperCase().split("/")) {
    const [, name = "", value = ""] = /^([A-Z]{1,3}):([A-Z]{1,8})$/.exec(part) ?? [];
    if (name === "" || metrics.has(name)) return null;
    metrics.set(name, value);
  }
  return metrics;
}

/** The weights that metrics have by their values, in the order of the table; `null` where one is missing or has no such value. */
export function weightsOf(
  metrics: Metrics,
  table: Readonly<Record<string, Readonly<Record<string, number>>>>,
): readonly number[] | null {
  const weights = Object.entries(table).map(([name, values]) => values[metrics.get(name) ?? ""]);
  return weights.every((weight) => weight !== undefined) ? weights : null;
}
