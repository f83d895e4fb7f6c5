/**
 * The table of files that name what a program is made of in a form that no reader reads, and that no lock replaces: each is named as not compared.
 * Those with a lock that is read (`locks` of a reader) are replaced by it.
 */
import type { ManifestKind } from "#core/inventory/manifest/manifest-kind.ts";

type UnreadManifest = {
  readonly name: string;
  readonly files: RegExp;
  /** What stands in a text that names something, or the question itself. */
  readonly names: RegExp | ((text: string) => boolean);
  /** A reader's lists say what became of it. */
  readonly isLocked?: true;
};

const table: readonly UnreadManifest[] = [
  {
    name: "sbt-build",
    files: /(?:^|\/)(?:[^/]+\.sbt|project\/[^/]+\.scala)$/,
    names: /"\s{0,20}%{1,3}\s{0,20}"/,
  },
  { name: "mill-build", files: /(?:^|\/)build\.(?:sc|mill)$/, names: /\b(?:ivy|mvn)"[^"]/ },
  { name: "ivy-module", files: /(?:^|\/)ivy(?:-[^/]*)?\.xml$/, names: /<dependency\b/i },
  { name: "clojure-project", files: /(?:^|\/)(?:project\.clj|build\.boot)$/, names: /:dependencies\b/ },
  {
    name: "clojure-deps",
    files: /(?:^|\/)(?:deps|bb|shadow-cljs)\.edn$/,
    names: /:(?:extra-)?(?:deps|dependencies)\b/,
  },
  {
    name: "cpanfile",
    files: /(?:^|\/)cpanfile(?:\.snapshot)?$/,
    names: /^[ \t]*(?:(?:\w{1,20}_)?requires|recommends|suggests|DISTRIBUTIONS)\b|\bdistribution:/m,
  },
  {
    name: "perl-build",
    files: /(?:^|\/)(?:Makefile|Build)\.PL$/,
    names: /\b(?:PREREQ_PM|(?:\w{1,20}_)?requires)\b/,
  },
  {
    name: "container-file",
    files: /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]+)?$|\.(?:dockerfile|containerfile)$/i,
    names: namesImage,
  },
  {
    name: "compose-file",
    files: /(?:^|\/)(?:docker-|podman-)?compose(?:\.[^/]+)?\.ya?ml$/,
    names: /^[ \t-]+["']?image["']?[ \t]*:[ \t]*\S/m,
  },
  {
    name: "pipeline-file",
    files: /(?:^|\/)(?:\.gitlab-ci|bitbucket-pipelines|\.drone|\.woodpecker)\.ya?ml$/,
    names: /^[ \t-]*["']?image["']?[ \t]*:[ \t]*(?:\S|\r?\n[ \t]+name:)/m,
  },
  { name: "chart-file", files: /(?:^|\/)Chart\.yaml$/, names: /^dependencies:[ \t]*\r?\n[ \t]*-/m },
  {
    name: "terraform-module",
    files: /\.(?:tf|tofu)$/,
    names: /\b(?:required_providers|module[ \t]+"[^"\n]{1,200}")[ \t]*\{/,
  },
  {
    name: "bazel-module",
    files: /(?:^|\/)(?:MODULE\.bazel|WORKSPACE(?:\.bazel|\.bzlmod)?)$/,
    names:
      /\b(?:bazel_dep|http_archive|git_repository|maven_install|go_repository|oci_pull|pip_parse)\s{0,200}\(/,
  },
  { name: "nix-flake", files: /(?:^|\/)flake\.nix$/, names: /\binputs\b/ },
  {
    name: "cmake-list",
    files: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
    names:
      /\b(?:FetchContent_Declare|ExternalProject_Add|CPMAddPackage|CPMFindPackage|HunterGate)\s{0,200}\(/i,
  },
  { name: "meson-wrap", files: /(?:^|\/)subprojects\/[^/]+\.wrap$/, names: /^\[wrap-/m },
  { name: "git-modules", files: /(?:^|\/)\.gitmodules$/, names: /^[ \t]*\[submodule\b/m },
  {
    name: "cartfile",
    files: /(?:^|\/)Cartfile(?:\.private|\.resolved)?$/,
    names: /^[ \t]*(?:github|git|binary)\s+"/m,
  },
  { name: "podspec", files: /\.podspec(?:\.json)?$/, names: /\.dependency\b|"dependencies"/ },
  {
    name: "bower-manifest",
    files: /(?:^|\/)\.?bower\.json$/,
    names: /"(?:devD|d)ependencies"\s{0,200}:\s{0,200}\{\s{0,200}"/,
  },
  {
    name: "deno-manifest",
    files: /(?:^|\/)(?:deno\.jsonc?|import_map\.json|jsr\.json)$/,
    names: /"(?:npm:|jsr:|https?:\/\/)/,
    isLocked: true,
  },
  {
    name: "elm-project",
    files: /(?:^|\/)elm(?:-package)?\.json$/,
    names: /"dependencies"\s{0,200}:\s{0,200}\{\s{0,200}"/,
  },
  {
    name: "shard-file",
    files: /(?:^|\/)shard\.(?:yml|lock)$/,
    names: /^(?:development_)?dependencies:|^shards:/m,
  },
  {
    name: "dub-project",
    files: /(?:^|\/)dub\.(?:json|sdl|selections\.json)$/,
    names: /^[ \t]*dependency\s+"|"(?:dependencies|versions)"\s{0,200}:\s{0,200}\{\s{0,200}"/m,
  },
  { name: "nimble-file", files: /\.nimble$/, names: /^[ \t]*requires\b/m },
  {
    name: "zig-manifest",
    files: /(?:^|\/)build\.zig\.zon$/,
    names: /\.dependencies\s{0,20}=\s{0,20}\.\{\s{0,200}[.@]/,
  },
  { name: "rockspec", files: /\.rockspec$/, names: /^[ \t]*dependencies\s{0,200}=\s{0,200}\{\s{0,200}["{]/m },
  {
    name: "r-description",
    files: /(?:^|\/)DESCRIPTION$/,
    names: /^(?:Depends|Imports|LinkingTo):/m,
    isLocked: true,
  },
  {
    name: "rebar-config",
    files: /(?:^|\/)rebar\.config$/,
    names: /\{[ \t]{0,20}deps\s{0,20},\s{0,20}\[\s{0,200}[^\]\s]/,
    isLocked: true,
  },
  {
    name: "opam-file",
    files: /(?:^|\/)(?:[^/]+\.)?opam$/,
    names: /^depends:\s{0,200}\[\s{0,200}[^\]\s]/m,
    isLocked: true,
  },
  { name: "brewfile", files: /(?:^|\/)Brewfile$/, names: /^[ \t]*(?:brew|cask|mas|tap)\b/m, isLocked: true },
  {
    name: "paket-dependencies",
    files: /(?:^|\/)paket\.dependencies$/,
    names: /^[ \t]*(?:nuget|github|git|gist|http|clitool)\b/m,
    isLocked: true,
  },
  { name: "nuget-spec", files: /\.nuspec$/, names: /<dependency\b/i },
  {
    name: "mamba-explicit",
    files: /(?:^|\/)(?:conda-|explicit-)?spec(?:-file|-list)?\.txt$/,
    names: /^@EXPLICIT\b/m,
  },
  {
    name: "ansible-requirements",
    files: /(?:^|\/)(?:requirements|galaxy)\.ya?ml$/,
    names: /^(?:collections|roles|dependencies):[ \t]*\r?\n[ \t]*\S/m,
  },
  {
    name: "commit-hooks",
    files: /(?:^|\/)\.pre-commit-config\.ya?ml$/,
    names: /^[ \t-]*repo:[ \t]*["']?(?!local|meta)\S/m,
  },
];

/** Without comments that begin a line, which name nothing. */
function plain(text: string): string {
  return text.replaceAll(/^[ \t]*(?:#|\/\/|;).*$/gm, "");
}

/** As kinds of manifests. */
export const unreadManifests: readonly ManifestKind[] = table.map(({ name, files, names, isLocked }) => ({
  name,
  files,
  declares: (text) => (typeof names === "function" ? names(text) : names.test(plain(text))),
  above: isLocked === true,
  ...(isLocked === true ? {} : { isUnread: true as const }),
}));

/** Whether a file for building an image begins with another one or takes files from one; its own stages and the empty image are none. */
function namesImage(text: string): boolean {
  const own = new Set(["scratch"]);
  for (const long of text.split("\n")) {
    const line = long.slice(0, 2000);
    const [, image, stage] =
      /^\s*FROM\s+(?:--\S{1,200}\s+){0,5}(\S{1,500})(?:\s+AS\s+(\S{1,200}))?/i.exec(line) ?? [];
    if (image !== undefined && !own.has(image.toLowerCase())) return true;
    if (stage !== undefined) own.add(stage.toLowerCase());
    const from = /^\s*(?:COPY|ADD|RUN)\s.{0,500}?(?:--from=|[,=]from=)([^\s,]{1,500})/i.exec(line)?.[1];
    if (from !== undefined && /[/:.]/.test(from)) return true;
  }
  return false;
}
