/** The package managers of operating systems: each moves to what the distribution calls fixed, so no version is named. */
import { command, type FixStep, type FixTool, type ToolFix } from "#core/fix/fix.ts";

function upgrade(...steps: readonly FixStep[]): ToolFix {
  return { how: "direct", steps };
}

/** Debian, Ubuntu and their kin. */
export const apt: FixTool = ({ listed }) => upgrade(command("apt-get", "install", "--only-upgrade", listed));

/** RPM distributions: SUSE has zypper, releases before dnf have yum, Photon and Azure Linux tdnf. */
export const rpm: FixTool = ({ purl, listed }) => {
  if (/^(?:open)?suse$|^sle/.test(purl.namespace)) return upgrade(command("zypper", "update", listed));
  if (/^(?:photon|azurelinux|mariner)$/.test(purl.namespace))
    return upgrade(command("tdnf", "update", listed));
  return upgrade(
    command(isBeforeDnf(purl.qualifiers.get("distro") ?? "") ? "yum" : "dnf", "upgrade", listed),
  );
};

function isBeforeDnf(distro: string): boolean {
  return /^(?:centos|rhel|redhat|ol|oraclelinux|scientific)-[567](?:\.|$)|^amzn-(?:1|2|2018)(?:\.|$)/.test(
    distro,
  );
}

/** Alpine and its kin. */
export const apk: FixTool = ({ listed }) => upgrade(command("apk", "add", "--upgrade", listed));

/** Arch moves as a whole: a part alone is not supported there. */
export const pacman: FixTool = () => upgrade(command("pacman", "-Syu"));
