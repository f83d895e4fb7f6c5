/**
 * Artifacts that their makers moved to other names by Maven's own means (`distributionManagement/relocation` in the old name's last poms on Maven
 * Central). A record on the new name may be about what the old one holds: unknown until somebody has looked. A short list, each entry looked up.
 */
const relocations: ReadonlyMap<string, string> = new Map([
  ["pkg:maven/mysql/mysql-connector-java", "pkg:maven/com.mysql/mysql-connector-j"],
  ["pkg:maven/org.apache.commons/commons-io", "pkg:maven/commons-io/commons-io"],
  ["pkg:maven/org.hibernate/hibernate-core", "pkg:maven/org.hibernate.orm/hibernate-core"],
  ["pkg:maven/org.hibernate/hibernate-validator", "pkg:maven/org.hibernate.validator/hibernate-validator"],
]);

/** The product that an artifact was moved to; `null` for one that was not. */
export function relocatedTo(product: string): string | null {
  return relocations.get(product) ?? null;
}
