/**
 * The registries of ecosystems: which addresses are an ecosystem's own registry or stand before it, and how a product of another one is named.
 * A mirror or proxy counts as the registry: it hands on the registry's own files, whose hash the list pins, and most organisations read every
 * package through one, so that taking it for another place would call everything unknown. Why and how they are told: `docs/decisions/0037-mirrors-of-registries.md`.
 */

/** The hosts (and paths) of each ecosystem's registry and of its well-known public mirrors. */
const registries: ReadonlyMap<string, RegExp> = new Map([
  [
    "npm",
    /^(?:registry\.npmjs\.(?:org|com)|registry\.yarnpkg\.com|registry\.npmmirror\.com|cdn\.npmmirror\.com|registry\.npm\.taobao\.org|mirrors\.(?:cloud\.tencent\.com|huaweicloud\.com)\/(?:npm|repository\/npm))(?:\/|$)/,
  ],
  [
    "PyPI",
    /^(?:(?:files\.)?pythonhosted\.org|files\.pythonhosted\.org|pypi\.(?:org|python\.org)|pypi\.tuna\.tsinghua\.edu\.cn|mirrors\.aliyun\.com\/pypi|mirror\.kakao\.com\/pypi)(?:\/|$)/,
  ],
  ["crates.io", /^(?:github\.com\/rust-lang\/crates\.io-index|(?:index|static)\.crates\.io)(?:\/|$)/],
  ["RubyGems", /^(?:(?:index\.)?rubygems\.org|gems\.ruby-china\.com)(?:\/|$)/],
  ["Packagist", /^(?:(?:repo\.)?packagist\.org|mirrors\.aliyun\.com\/composer)(?:\/|$)/],
  ["NuGet", /^(?:(?:api|www)\.)?nuget\.org(?:\/|$)/],
  ["Pub", /^(?:pub\.(?:dev|dartlang\.org)|pub\.flutter-io\.cn)(?:\/|$)/],
  ["Hex", /^(?:hexpm|(?:repo\.)?hex\.pm)(?:\/|$)/],
  [
    "Maven",
    /^(?:repo1?\.maven\.(?:apache\.)?org|maven\.aliyun\.com\/repository\/(?:central|public)|repo1\.maven\.org)(?:\/|$)/,
  ],
  ["Hackage", /^hackage\.haskell\.org(?:\/|$)/],
  ["Go", /^(?:(?:proxy|sum)\.golang\.org|goproxy\.(?:io|cn)|mirrors\.aliyun\.com\/goproxy)(?:\/|$)/],
  ["OCI", /^(?:(?:index\.|registry-1\.|registry\.)?docker\.(?:io|com))(?:\/|$)/],
  [
    "conda",
    /^(?:(?:conda\.anaconda\.org|anaconda\.org)\/)?(?:conda-forge|bioconda|anaconda|main|defaults|free|r|msys2|pkgs\/(?:main|free|r|msys2))(?:\/|$)|^repo\.(?:anaconda\.com|continuum\.io)\/pkgs\//,
  ],
  ["ConanCenter", /^center2?\.conan\.io(?:\/|$)/],
]);

/** The names that organisations give in their repository programs to what stands before the registry, and to what they keep themselves. */
const proxyNames =
  /(?:^|[-_.])(?:proxy|mirror|remote|virtual|group|all|public|central|cache|npm|npmjs|npm-?registry|pypi|pip|simple|cargo|crates|gems?|rubygems|nuget|maven|composer|packagist)(?=$|[-_.])/i;
const ownNames =
  /(?:^|[-_.])(?:hosted|local|private|internal|release|releases|snapshot|snapshots)(?=$|[-_.])/i;

/** Places in the addresses of Nexus, Artifactory and Azure that name a repository. */
const repositoryName =
  /\/(?:repository|content\/(?:groups|repositories)|artifactory\/api\/[a-z]{2,12}|_packaging)\/([^/]{1,100})(?:\/|$)/;

/** Whether an address stands before the registry: a repository program's own, whose name does not say that it keeps what is the organisation's. */
function isProxy(address: string): boolean {
  const name = repositoryName.exec(address)?.[1];
  return name !== undefined && proxyNames.test(name) && !ownNames.test(name);
}

/** Whether an address is that of the ecosystem's registry, or of what stands before it. */
export function isRegistry(ecosystem: string, address: string): boolean {
  const plain = address
    .slice(0, 2000)
    .replace(/^(?:registry|sparse)\+/, "")
    .replace(/^[a-z]{1,10}:\/\/(?:[^@/]*@)?/i, "");
  return registries.get(ecosystem)?.test(plain.toLowerCase()) === true || isProxy(plain);
}

/** An address of a registry as it is compared: without scheme, letter case of the host, and a slash at its end. */
function addressOfRegistry(address: string): string {
  return address
    .slice(0, 2000)
    .replace(/^[a-z]{1,10}:\/\//i, "")
    .replace(/\/+$/, "")
    .toLowerCase();
}

/** The product of a name in another registry than its ecosystem's; never the same as the product in the ecosystem's. */
export function productInRegistry(product: string, address: string): string {
  return `${product}?repository_url=${encodeURIComponent(addressOfRegistry(address).toWellFormed())}`;
}

/** What the ids of Swift packages in folders begin with: Swift names a package by its repository's address, and these have none but this machine's. */
export const swiftFolders = "pkg:swift/localhost/";

/** The product id of a Swift package in a folder, which has a name alone; `null` for a name that is none. */
export function swiftInFolder(name: string): string | null {
  return /^[A-Za-z0-9_][\w.-]{0,199}$/.test(name) ? `${swiftFolders}${name.toLowerCase()}` : null;
}
