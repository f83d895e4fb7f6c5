/**
 * How the room's pages are built into `dist/web`. The contract reaches the browser as `virtual:endpoints/open` and `/signed-in`: method, path and roles only, so that
 * no schema library is loaded by a page; the workers of the pages `/check` and `/report` as `virtual:check-worker` and `virtual:work-worker`: their addresses; the messages as `virtual:messages`:
 * which languages there are, and each one's messages, parsed, to be loaded when it is chosen. Of the signature algorithms they have Ed25519 alone.
 */
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { contract } from "./src/contract/index.ts";
import { firstFeatures } from "./src/web/language/first-features.ts";
import { pageLanguages, withoutScript } from "./tools/messages-module.ts";
import { verifierPage } from "./tools/verifier-page.ts";

const endpointsName = "virtual:endpoints";

/**
 * The contract without its schemas, as two modules: of what anybody may call, since the first file of every page has it, and of the rest, which comes with a
 * session. An endpoint is a line, and each set of roles stands once.
 */
function endpoints(): Plugin {
  const isOpen = (roles: readonly string[]): boolean => roles.includes("public");
  const [open = [], rest = []] = [true, false].map((kind) =>
    Object.entries(contract).filter(([, { roles }]) => isOpen(roles) === kind),
  );
  const modules = new Map([
    [`\0${endpointsName}/open`, endpointTable(open)],
    [`\0${endpointsName}/signed-in`, endpointTable(rest)],
  ]);
  return {
    name: "bongsu-endpoints",
    resolveId: (id) => (modules.has(`\0${id}`) ? `\0${id}` : undefined),
    load: (id) => modules.get(id),
  };
}

type Entries = readonly (readonly [string, (typeof contract)[keyof typeof contract]])[];

function endpointTable(entries: Entries): string {
  const sets = [...new Set(entries.map(([, { roles }]) => JSON.stringify(roles)))];
  const lines = entries.map(([key, { method, path, roles }]) =>
    [key, method, path, sets.indexOf(JSON.stringify(roles))].join(" "),
  );
  return `const sets = [${sets.join(",")}];
export const endpoints = Object.fromEntries(${JSON.stringify(lines.join(";"))}.split(";").map((line) => {
  const [key, method, path, set] = line.split(" ");
  return [key, { method, path, roles: sets[set] }];
}));`;
}

/** The built workers, each one script that imports nothing at run time: the module that gives its address, the name it gives it under, and its file. */
const workers = [
  ["virtual:check-worker", "workerAddress", "./src/web/check/worker.ts"],
  ["virtual:work-worker", "workAddress", "./src/web/report/work-worker.ts"],
] as const;

/** The addresses of the workers of the pages `/check` and `/report`, as modules. */
function workerAddresses(): Plugin {
  const modules = new Map(
    workers.map(([name, exported, file]) => {
      const address = JSON.stringify(`${new URL(file, import.meta.url).pathname}?worker&url`);
      return [`\0${name}`, `export { default as ${exported} } from ${address};`];
    }),
  );
  return {
    name: "bongsu-workers",
    resolveId: (id) => (workers.some(([name]) => name === id) ? `\0${id}` : undefined),
    load: (id) => modules.get(id),
  };
}

const messagesName = "virtual:messages";

/** The messages of every language that has a folder. */
function messages(): Plugin {
  const modules = pageLanguages(messagesName, firstFeatures);
  return {
    name: "bongsu-messages",
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith("\0") ? modules.get(id.slice(1)) : undefined),
    transformIndexHtml: (html) => html.replace("<noscript>", `<noscript>${withoutScript()}`),
  };
}

const registryName = "#core/seal/signature-algorithms.ts";

/**
 * The registry of signature algorithms as the pages have it: no page verifies by another one than Ed25519 (`check/publication.ts` says why), and each would
 * come with every visitor's first page. A key of another algorithm verifies nothing here, as one of an unknown algorithm.
 */
function ed25519Alone(): Plugin {
  const resolved = "\0bongsu-ed25519-alone";
  return {
    name: "bongsu-ed25519-alone",
    enforce: "pre",
    resolveId: (id) => (id === registryName ? resolved : undefined),
    load: (id) =>
      id === resolved
        ? 'import { ed25519 } from "#core/seal/ed25519.ts"; export const signatureAlgorithms = [ed25519];'
        : undefined,
  };
}

/** The verifier beside the pages, one file for itself (`/verify`). */
function verifier(): Plugin {
  return {
    name: "bongsu-verifier",
    apply: "build",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "verify.html", source: await verifierPage() });
    },
  };
}

/** What only states values and functions: a page that names nothing of such a file does not carry it. */
const pure = /\/src\/(?:core|messages|publication|contract)\//;

/**
 * What every page starts with is one file, so is what the page `/check` shares with others, and so what only pages for who is signed in share: small files
 * compress badly, each is a request of its own and a name in the first file, and the page `/check` is held to a size. Everything else comes with the page
 * that first needs it.
 */
const fileGroups = [
  { name: "shell", tags: ["$initial"], priority: 2 },
  {
    name: "shared",
    test: /\/src\/(?:messages\/render\/list|web\/ui\/(?!live-endpoint|office-name|drill-way|dialog|pages\.)|core\/(?:seal(?!\/(?:key|object|quorum|canonical|primitive\/(?:platform|lattice)))|document(?!\/(?:key-changes|receipt|agent-release|readable-actions|shared-members|extension))|clock|rules(?!\/table)|input(?!\/csv)))/,
    priority: 1,
  },
  {
    name: "signed-in",
    test: /\/src\/web\/(?:ui|room|alert\/levels|picture\/tones|session\/device-name)/,
    priority: 0,
  },
];

export default defineConfig({
  root: new URL("./src/web", import.meta.url).pathname,
  // Beside the page: the server says under which path of its host the room lies (`edge/http/pages.ts`).
  base: "./",
  plugins: [react(), endpoints(), workerAddresses(), messages(), ed25519Alone(), verifier()],
  resolve: {
    alias: { "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js" },
  },
  build: {
    outDir: new URL("./dist/web", import.meta.url).pathname,
    emptyOutDir: true,
    target: "es2024",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !pure.test(id) },
      output: { codeSplitting: { groups: fileGroups } },
    },
  },
});
