/**
 * Artifacts that their makers moved to other names by Maven's own means. A record on the new name may be about what the old one holds: unknown
 * until somebody has looked. A short list; each entry rests on `distributionManagement/relocation` of the old name's pom on Maven Central, read there in
 * the version that is named behind it. Poms of the tree that is checked say their own (`core/inventory/jvm/pom-xml.ts`).
 */
const relocations: ReadonlyMap<string, string> = new Map([
  ["pkg:maven/mysql/mysql-connector-java", "pkg:maven/com.mysql/mysql-connector-j"], // 8.0.33
  ["pkg:maven/org.apache.commons/commons-io", "pkg:maven/commons-io/commons-io"], // 1.3.2
  ["pkg:maven/org.hibernate/hibernate-core", "pkg:maven/org.hibernate.orm/hibernate-core"], // 6.0.0.Final
  ["pkg:maven/org.hibernate/hibernate-validator", "pkg:maven/org.hibernate.validator/hibernate-validator"], // 6.0.0.Final
]);

/** The product that an artifact was moved to; `null` for one that was not. */
export function relocatedTo(product: string): string | null {
  return relocations.get(product) ?? null;
}
