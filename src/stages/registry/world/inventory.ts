/**
 * What an organisation of the drill runs: software lists of realistic shape, the same on every machine. They live at the organisation (in
 * a drill: in a folder of its agent) and never enter a room.
 */
import { placeOfId } from "./seed.ts";
import {
  crates,
  debianPackages,
  debianSources,
  goModules,
  npmPackages,
  type Package,
  pypiPackages,
} from "./packages.ts";
import {
  afterFix,
  type DrillProductKey,
  drillProducts,
  type Holding,
  holdingOf,
  libnariNames,
} from "./products.ts";
import { type Dice, diceOf, pickOne } from "./random.ts";
import {
  type Asset,
  cargoLockText,
  cycloneDxText,
  debian12,
  dpkgStatusText,
  type PackageVersion,
  goModText,
  type ListFile,
  packageLockText,
  requirementsText,
} from "./software-lists.ts";

/** `fixed` gives the lists after every drill product was brought to its fixed version. */
export type InventoryState = "found" | "fixed";

/** The organisation's software lists; empty for an id that is not of the drill world. */
export function inventoryOf(organization: string, state: InventoryState = "found"): readonly ListFile[] {
  const place = placeOfId(organization);
  if (place === null) return [];
  const { breadth, staff } = place.seed;
  const some = (what: string, from: readonly Package[]): readonly PackageVersion[] =>
    chosen(diceOf(`${organization} ${what}`), from, breadth);
  const libnari = libnariOf(organization, state);
  const web = [...some("npm", npmPackages), ...libnari.npm];
  const app = [...some("pypi", pypiPackages), ...libnari.pypi];
  const system = some("deb", debianPackages).map((entry) => {
    return { ...entry, source: debianSources.get(entry.name) ?? null };
  });
  const small = staff[1] < 100;
  return [
    {
      path: "assets.cdx.json",
      text: cycloneDxText(organization, assetsOf(organization, state, libnari.other)),
    },
    { path: "web/package-lock.json", text: packageLockText(`${organization}-web`, web) },
    { path: "app/requirements.txt", text: requirementsText(app) },
    { path: "server/etc/os-release", text: debian12 },
    { path: "server/var/lib/dpkg/status", text: dpkgStatusText(system) },
    ...(small
      ? []
      : [
          { path: "api/go.mod", text: goModText(`${organization}.drill.example/api`, some("go", goModules)) },
          { path: "agent/Cargo.lock", text: cargoLockText(`${organization}-agent`, some("cargo", crates)) },
        ]),
  ];
}

function chosen(dice: Dice, from: readonly Package[], share: number): readonly PackageVersion[] {
  return from.flatMap(({ name, versions }) =>
    dice() < share ? [{ name, version: pickOne(dice, versions) }] : [],
  );
}

function held(organization: string, product: DrillProductKey, state: InventoryState): Holding {
  const holding = holdingOf(organization, product);
  return state === "fixed" ? afterFix(holding, product) : holding;
}

type Spread = {
  readonly npm: readonly PackageVersion[];
  readonly pypi: readonly PackageVersion[];
  readonly other: Holding["versions"];
};

/** The first known version comes through npm, the next through PyPI, the rest as the C library; an unknown one is a range in the PyPI list. */
function libnariOf(organization: string, state: InventoryState): Spread {
  const { versions } = held(organization, "libnari", state);
  const known = versions.filter((version) => version !== null);
  const ranged = known.length < versions.length;
  const pypi = ranged ? [null] : known.slice(1, 2);
  return {
    npm: known.slice(0, 1).map((version) => ({ name: libnariNames.npm, version })),
    pypi: pypi.map((version) => ({ name: libnariNames.pypi, version })),
    other: known.slice(ranged ? 1 : 2),
  };
}

function assetsOf(
  organization: string,
  state: InventoryState,
  libnari: Holding["versions"],
): readonly Asset[] {
  return [
    ...instances("edgegate", "firmware", held(organization, "edgegate", state).versions),
    ...instances("keysafe", "application", held(organization, "keysafe", state).versions),
    ...instances("libnari", "library", libnari),
    officeSwitch,
  ];
}

/** What everybody has and no advisory is about: a list of equipment without any would say that nothing was looked at. */
const officeSwitch: Asset = {
  name: "Office Switch 24",
  version: "4.2.0",
  purl: "pkg:generic/sonamu-drill/office-switch-24",
  supplier: "sonamu-drill (DRILL)",
  type: "firmware",
};

function instances(product: DrillProductKey, type: string, versions: Holding["versions"]): readonly Asset[] {
  const { name, purl, vendor } = drillProducts[product];
  return versions.map((version) => ({ name, version, purl, supplier: `${vendor} (DRILL)`, type }));
}
