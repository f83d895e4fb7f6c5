/**
 * The verifier's one file: script, style and messages in one page, whose own policy names them by their digests. Nothing in it depends on when or where it is built, so that
 * whoever has the sources can make the same bytes.
 */
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { verifierMessages } from "./messages-module.ts";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "src/web/verifier");
const messagesName = "virtual:verifier-messages";

const messages: Plugin = {
  name: "verifier-messages",
  setup: (bundling) => {
    bundling.onResolve({ filter: /^virtual:verifier-messages$/ }, () => ({
      path: messagesName,
      namespace: "made",
    }));
    bundling.onLoad({ filter: /.*/, namespace: "made" }, () => ({
      contents: verifierMessages(),
      resolveDir: root,
      loader: "js",
    }));
  },
};

/** The page's text. */
export async function verifierPage(): Promise<string> {
  const [page, css, script] = await Promise.all([
    readFile(join(folder, "verifier.html"), "utf8"),
    readFile(join(folder, "verifier.css"), "utf8"),
    bundled(),
  ]);
  const style = (await transform(css, { loader: "css", minify: true })).code.trim();
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    "img-src data:",
    "connect-src https: http:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const parts = { policy, style, script };
  // The digests are of what stands between the tags: nothing else may.
  const tight = page.replaceAll(/>\s*(%(?:style|script)%)\s*</g, ">$1<");
  return tight.replaceAll(/%(policy|style|script)%/g, (_, name: keyof typeof parts) => parts[name]);
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, "verifier.ts")],
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2024",
    charset: "utf8",
    legalComments: "none",
    plugins: [messages],
    alias: { "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js" },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text.trim() ?? "";
}

function digestOf(text: string): string {
  return `sha256-${hash("sha256", text, "base64")}`;
}
