/** A module of the bundler's as a part of the agent: the body of a function of `require`, `module` and `exports`, which asks for much only when it uses it. */
import { isBuiltin } from "node:module";
import { transform } from "esbuild";
import { isDeferred } from "./deferred.ts";

/** An older Node must be able to read the file, to say that it cannot run it. */
export const target = "node20";
/** Nothing but ASCII: one other letter anywhere doubles what Node has to hold and read of the file. */
export const charset = "ascii";

/** A part as text. Its `module.exports` are functions that give its exports. */
export async function partOf(text: string): Promise<string> {
  const options = { target, charset, legalComments: "none", logLevel: "error" } as const;
  const { code } = await transform(text, {
    ...options,
    format: "cjs",
    platform: "node",
    supported: { "dynamic-import": false },
  });
  const body = askedLate(plainExports(code));
  const { code: small } = await transform(`part = (require, module) => {${body}}`, {
    ...options,
    minify: true,
  });
  return asciiOf(small.trim().slice("part=".length, -1));
}

/** Text of strings, templates and regular expressions with an escape for every letter that is not ASCII. */
export function asciiOf(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What esbuild writes so that any loader of CommonJS can read a module: ours knows only modules that were compiled here. */
const interoperation = [
  /^var __\w+ = Object\.[\w.]+;\n/gm,
  /^var __(?:export|copyProps) = [^]*?^\};\n/gm,
  /^var __toESM = [^]*?^\)\);\n/m,
  /^var __toCommonJS = .*\n/m,
  /^var \w+_exports = \{\};\n/m,
  /^module\.exports = __toCommonJS.*\n/m,
  /^0 && \(module\.exports = \{[^]*?^\}\);\n/m,
];

function plainExports(code: string): string {
  const plain = interoperation
    .reduce((text, pattern) => text.replace(pattern, ""), code)
    .replace(/^__export\(\w+, (\{[^]*?\})\);$/m, "module.exports = $1;")
    .replaceAll(/__toESM\((require\("(?:\.\/|node:)[^"]+"\))\)/g, "$1");
  for (const [, path = ""] of plain.matchAll(/\brequire\("([^"]+)"\)/g))
    if (!path.startsWith("./") && !isBuiltin(path)) throw new Error(`${path} is not in the bundle`);
  const left = /\b__(?:toESM|toCommonJS|export|copyProps)\b|\bimport_node_\w+\.default\b/.exec(plain);
  if (left !== null) throw new Error(`${left[0]}: the loader has nothing for it`);
  return plain;
}

/** Built-in modules and deferred ones are asked for when something of them is first used: `x.member` becomes `x().member`. */
function askedLate(code: string): string {
  let late = code;
  for (const [statement, name = "", asked = "", path = ""] of code.matchAll(requirement)) {
    const members = [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].map(
      ([, member = ""]) => member,
    );
    if (!path.startsWith("node:") && !isDeferred(path, members)) continue;
    late = late
      .replaceAll(new RegExp(`\\b${name}\\.`, "g"), `${name}().`)
      .replace(statement, `let ${name}_; const ${name} = () => ${name}_ ??= ${asked};`);
  }
  return late;
}

const requirement = /^var (\w+) = (require\("([^"]+)"\));$/gm;
