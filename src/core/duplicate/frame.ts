/** One frame as it is compared: the function as every build and every tool would name it, and whether it is of the machinery around the code that failed. */
import type { StackFrame } from "#core/crash/crash.ts";

const longest = 400;
const pairs: Readonly<Record<string, string>> = { "<": ">", "(": ")", "[": "]", "{": "}" };
const closing = new Set(Object.values(pairs));
/** What compilers put behind a name: parts of a split function, clones, hashes of Rust, ABI tags. */
const suffix =
  /(?:\.(?:part|isra|constprop|cold|llvm|lto_priv)(?:\.\d+)*|::h[0-9a-f]{16}|@@?[A-Za-z0-9_.]+|\+0x[0-9a-f]+)$/;
const qualifier = /(?:\s(?:const|volatile|noexcept|&&?))+\s*$/;
const wrapper = /^(?:__interceptor_|__wrap_|__GI_+|_+(?=[a-z]))/;

/**
 * The function's name without arguments, template parameters, return type, anonymous namespaces and what a compiler puts behind it; "" where the frame has
 * none. Linear in the name, which is cut.
 */
export function functionName(written: string | null): string {
  if (written === null) return "";
  const whole = written.slice(0, longest).replace(/^</, "");
  let name = withoutBrackets(whole).replace(qualifier, "").trim();
  if (!name.includes("operator")) name = name.slice(name.lastIndexOf(" ") + 1);
  for (let before = ""; before !== name;) {
    before = name;
    name = name.replace(suffix, "");
  }
  return name
    .replaceAll(/(?:::)+/g, "::")
    .replace(/^::/, "")
    .replace(wrapper, "");
}

/** The text outside of all brackets; a bracket that is never closed ends it. Operators keep their signs. */
function withoutBrackets(text: string): string {
  let out = "";
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (depth === 0 && text.startsWith("operator", at) && !/\w/.test(text[at - 1] ?? "")) {
      const sign = /^operator(?:\(\)|\[\]|[^\w\s([{]{1,3})?/.exec(text.slice(at, at + 12))?.[0] ?? "operator";
      out += sign;
      at += sign.length - 1;
    } else if (letter in pairs) depth++;
    else if (closing.has(letter)) depth = Math.max(0, depth - (text[at - 1] === "-" ? 0 : 1));
    else if (depth === 0) out += letter;
  }
  return out;
}

/** The last part of a path of either kind, in small letters. */
export function fileName(path: string | null): string {
  return (path ?? "").slice(-longest).split(/[\\/]/).at(-1)?.toLowerCase() ?? "";
}

/** The frame's name for comparing: its function, else its file and line, else its module; "" where it says nothing. */
export function frameName({ function: written, file, line, module }: StackFrame): string {
  const name = functionName(written);
  if (name !== "" && !/^(?:0x)?[0-9a-f]{6,}$|^\?+$|^unknown$/i.test(name)) return name;
  if (file !== null && fileName(file) !== "") return `${fileName(file)}:${line ?? ""}`;
  return module === null ? "" : `${fileName(module)}+`;
}
