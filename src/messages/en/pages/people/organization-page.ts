/** Organisations: the list, loading many at once, inviting them, in English. */
export const organizationPage = {
  title: "Organisations",
  lead: "The organisations of your jurisdiction.",
  list: "List",
  find: "Find by name or id",
  none: "No organisation is found.",
  name: "Organisation",
  tier: "Tier",
  sector: "Sector",
  region: "Region",
  ends: "Ends",
  load: "Load a table",
  file: "File",
  fileHint:
    "CSV or JSON, one organisation a row: id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, phone, validFrom, validTo, succeededBy. All rows are stored or none.",
  rows: "{rows, plural, one {# row} other {# rows}} read.",
  try: "Try it, store nothing",
  store: "Store",
  counts: "{added} new, {changed} changed, {unchanged} unchanged, {ended} ended.",
  tried: "Nothing was stored yet.",
  stored: "Stored.",
  wrong: "{findings, plural, one {# thing is} other {# things are}} not right; nothing was stored.",
  invite: "Invite organisations",
  inviteLead:
    "Makes a link for each organisation of your domain that nobody signs in for yet, and saves a table for your mail merge. Links that were made before and not used end.",
  life: "Links work for",
  merge: "Make the links and save the table",
  merged:
    "{links, plural, =0 {Every organisation can sign in already.} one {# link was made; the table was saved.} other {# links were made; the table was saved.}}",
} as const;
