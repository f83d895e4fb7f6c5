/** A schedule to begin with: the feeds that are open to everybody. An operator prints it, takes out what the room does not need, and loads it. */
import { feedsType } from "./schedule.ts";

const osv = "https://osv-vulnerabilities.storage.googleapis.com/";
const ecosystems =
  "npm PyPI Maven Go NuGet Packagist RubyGems crates.io Debian Ubuntu Alpine Rocky%20Linux AlmaLinux Red%20Hat".split(
    " ",
  );

/** The document. */
export const standardSchedule = {
  type: feedsType,
  feeds: [
    ...ecosystems.map((name) => ({
      id: `osv-${name.toLowerCase().replace("%20", "-")}`,
      kind: "osv",
      url: `${osv}${name}/`,
      every: "15m",
    })),
    {
      id: "github",
      kind: "osv-archive",
      url: "https://codeload.github.com/github/advisory-database/tar.gz/refs/heads/main",
      within: "advisories/github-reviewed/",
      every: "6h",
    },
    {
      id: "cve",
      kind: "cve",
      url: "https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/",
      whole: "https://codeload.github.com/CVEProject/cvelistV5/zip/refs/heads/main",
      every: "15m",
    },
    {
      id: "cisa-kev",
      kind: "kev",
      url: "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
      every: "10m",
    },
    {
      id: "epss",
      kind: "epss",
      url: "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
      every: "1h",
    },
    {
      id: "cisa-csaf",
      kind: "csaf",
      url: "https://www.cisa.gov/sites/default/files/csaf/provider-metadata.json",
      hosts: ["raw.githubusercontent.com"],
      every: "1h",
    },
  ],
} as const;
