/**
 * What producers of bills of materials say of a distribution's package beside its package URL: the source that it was built from and its module
 * stream, as properties of Syft and Trivy or in a sentence of SPDX.
 */
import type { PackageClaim } from "#core/inventory/package-identity.ts";
import { sourceOfRpmFile, type SourcePackage } from "#core/product/source-names.ts";

type Facts = Pick<PackageClaim, "source" | "module">;

/** The facts in the properties of a component; `property` gives one by its name, or `null`. */
export function packageFacts(property: (name: string) => string | null): Facts {
  const source = sourceOfTrivy(property) ?? sourceOfSyft(property);
  const module = property("syft:metadata:modularityLabel") ?? property("aquasecurity:trivy:Modularitylabel");
  return { ...(source === null ? {} : { source }), ...(module === null ? {} : { module }) };
}

const packageName = /^[A-Za-z0-9_][\w.+-]{0,200}$/;

function sourceOfTrivy(property: (name: string) => string | null): SourcePackage | null {
  const [name, version] = [property("aquasecurity:trivy:SrcName"), property("aquasecurity:trivy:SrcVersion")];
  if (name === null || version === null || !packageName.test(name)) return null;
  const [epoch, release] = [
    property("aquasecurity:trivy:SrcEpoch"),
    property("aquasecurity:trivy:SrcRelease"),
  ];
  const prefix = epoch === null || epoch === "" || epoch === "0" ? "" : `${epoch}:`;
  return { name, version: `${prefix}${version}${release ? `-${release}` : ""}` };
}

/** Syft reads the package databases themselves and leaves out a source of the same name. */
function sourceOfSyft(property: (name: string) => string | null): SourcePackage | "same" | null {
  const file = property("syft:metadata:sourceRpm");
  if (file !== null) return sourceOfRpmFile(file);
  const name = property("syft:metadata:source") ?? property("syft:metadata:originPackage");
  if (name !== null && packageName.test(name))
    return { name, version: property("syft:metadata:sourceVersion") || null };
  return /^(?:dpkg|apk)-db-entry$/.test(property("syft:package:metadataType") ?? "") ? "same" : null;
}

/** The facts in SPDX's `sourceInfo`, where Syft says from which database it read. */
export function packageFactsOfSourceInfo(info: string | null): Facts {
  const database = /^acquired package info from (?:DPKG|APK) DB\b/.test(info ?? "");
  return database ? { source: "same" } : {};
}
