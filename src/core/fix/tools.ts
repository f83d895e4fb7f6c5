/** The registry of package managers: by the name that a reader of lists gives, and for lists of another kind by the type of the package. */
import type { DependencyGraph, GraphReader } from "#core/fix/dependency-graph.ts";
import type { FixTool } from "#core/fix/fix.ts";
import { bunGraph, npmGraph } from "#core/fix/graph/npm-graph.ts";
import {
  cargoGraph,
  composerGraph,
  gemfileGraph,
  goGraph,
  nugetGraph,
  pubGraph,
} from "#core/fix/graph/other-graphs.ts";
import { pnpmGraph } from "#core/fix/graph/pnpm-graph.ts";
import { pdmGraph, poetryGraph, uvGraph } from "#core/fix/graph/python-graph.ts";
import { yarnGraph } from "#core/fix/graph/yarn-graph.ts";
import * as node from "#core/fix/tool/node-tools.ts";
import * as other from "#core/fix/tool/other-tools.ts";
import * as python from "#core/fix/tool/python-tools.ts";
import * as system from "#core/fix/tool/system-tools.ts";
import { fixToolOf } from "#core/inventory/index.ts";

/** A tool, the type of the packages that it manages, and what reads who requires what from its lists. */
type ManagedTool = {
  readonly type: string;
  readonly fix: FixTool;
  readonly graph?: GraphReader;
};

const tools: Readonly<Record<string, ManagedTool>> = {
  npm: { type: "npm", fix: node.npm, graph: npmGraph },
  pnpm: { type: "npm", fix: node.pnpm, graph: pnpmGraph },
  yarn: { type: "npm", fix: node.yarn, graph: yarnGraph },
  bun: { type: "npm", fix: node.bun, graph: bunGraph },
  deno: { type: "npm", fix: node.deno },
  requirements: { type: "pypi", fix: python.pipRequirements },
  pip: { type: "pypi", fix: python.pip },
  poetry: { type: "pypi", fix: python.poetry, graph: poetryGraph },
  pdm: { type: "pypi", fix: python.pdm, graph: pdmGraph },
  uv: { type: "pypi", fix: python.uv, graph: uvGraph },
  pipenv: { type: "pypi", fix: python.pipenv },
  maven: { type: "maven", fix: other.maven },
  gradle: { type: "maven", fix: other.gradle },
  go: { type: "golang", fix: other.go, graph: goGraph },
  "go-vendor": { type: "golang", fix: other.goVendor },
  "go-binary": { type: "golang", fix: other.rebuild },
  cargo: { type: "cargo", fix: other.cargo, graph: cargoGraph },
  composer: { type: "composer", fix: other.composer, graph: composerGraph },
  bundler: { type: "gem", fix: other.bundler, graph: gemfileGraph },
  dotnet: { type: "nuget", fix: other.dotnet, graph: nugetGraph },
  nuget: { type: "nuget", fix: other.nuget },
  paket: { type: "nuget", fix: other.paket },
  "dotnet-build": { type: "nuget", fix: other.rebuild },
  pub: { type: "pub", fix: other.pub, graph: pubGraph },
  mix: { type: "hex", fix: other.mix },
  swift: { type: "swift", fix: other.swift },
  pod: { type: "cocoapods", fix: other.pod },
  conan: { type: "conan", fix: other.conan },
  apt: { type: "deb", fix: system.apt },
  rpm: { type: "rpm", fix: system.rpm },
  apk: { type: "apk", fix: system.apk },
};

/** Types that one tool manages wherever they are named: an SBOM of a system or of Go modules says enough. */
const ofType: ReadonlyMap<string, FixTool> = new Map([
  ["deb", system.apt],
  ["rpm", system.rpm],
  ["apk", system.apk],
  ["alpm", system.pacman],
  ["golang", other.go],
]);

/** The tool that moves a package of a type that stands in a list of a kind. One that could know who requires what and does not is not guessed at. */
export function toolFor(kind: string, type: string, graph: DependencyGraph | null): FixTool {
  const own = tools[fixToolOf(kind) ?? ""];
  if (own?.type === type)
    return own.graph !== undefined && graph === null && type !== "golang" ? other.anyTool : own.fix;
  return ofType.get(type) ?? other.anyTool;
}

/** What reads who requires what from lists of a kind; `null` where they do not tell. */
export function graphReaderOf(kind: string): GraphReader | null {
  return tools[fixToolOf(kind) ?? ""]?.graph ?? null;
}

/** The names that readers may give. */
export const toolNames: ReadonlySet<string> = new Set(Object.keys(tools));
