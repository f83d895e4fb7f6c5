/** What runs inside a page to have axe look at it: every rule on everything, but colours once for each kind of element. No test stands here. */
import type axe from "axe-core";

/** The rule that looks at colours, which takes most of the time that all take. */
export const contrast = "color-contrast";

type AxeRequest = {
  readonly unasked: readonly string[];
  readonly seen: readonly string[];
  readonly contrast: string;
};
type AxeFindings = {
  readonly passes: number;
  readonly violations: readonly { id: string; impact: string | null; places: readonly string[] }[];
  /** Kinds of elements whose colours were looked at. */
  readonly kinds: readonly string[];
};
type Rule = { readonly id: string; matches: (node: Element, ...rest: readonly unknown[]) => boolean };
type Loaded = typeof axe & { readonly ["_audit"]: { readonly rules: readonly Rule[] } };

/** Reaches nothing outside of itself, since it is sent as text. */
export async function runAxe(asked: AxeRequest): Promise<AxeFindings> {
  const { axe: loaded } = window as unknown as { readonly axe: Loaded };
  const seen = new Set(asked.seen);
  const kinds = new Set<string>();
  const known = new Map<Element, string>();
  const kindOf = (element: Element): string => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const around = element.parentElement === null ? `${window.innerWidth}` : kindOf(element.parentElement);
    const own = [...element.attributes]
      .filter(({ name }) =>
        /^(?:class|style|type|role|open|hidden|disabled|data-.*|aria-(?:current|pressed|selected|expanded|disabled|invalid|hidden))$/.test(
          name,
        ),
      )
      .map(({ name, value }) => `${name}=${value}`);
    const states = [":disabled", ":checked", ":focus", ":hover", ":invalid"].filter((state) =>
      element.matches(state),
    );
    const text = [around, element.localName, ...own, ...states].join(" ");
    let [one, other] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
    }
    const kind = (one >>> 0).toString(36) + (other >>> 0).toString(36);
    known.set(element, kind);
    return kind;
  };
  const { ["_audit"]: audit } = loaded;
  const rule = audit.rules.find(({ id }) => id === asked.contrast);
  if (rule === undefined) throw new Error(`axe knows no rule ${asked.contrast}`);
  const { matches } = rule;
  rule.matches = (node, ...rest) => {
    const kind = kindOf(node);
    if (seen.has(kind) || !matches.call(rule, node, ...rest)) return false;
    kinds.add(kind);
    return true;
  };
  try {
    const { passes, violations } = await loaded.run(document, {
      resultTypes: ["violations"],
      rules: Object.fromEntries(asked.unasked.map((id) => [id, { enabled: false }])),
    });
    return {
      passes: passes.length,
      violations: violations.map(({ id, impact, nodes }) => ({
        id,
        impact: impact ?? null,
        places: nodes.map(({ html }) => html.slice(0, 160)),
      })),
      kinds: [...kinds],
    };
  } finally {
    rule.matches = matches;
  }
}
