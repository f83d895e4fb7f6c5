/** The contact book of suppliers: what is read from files, and what is over, signed or not known. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readContacts } from "#core/coordination/book/read-contacts.ts";
import { supplierEntry } from "#core/coordination/book/supplier-entry.ts";

const securityTxt = `# a drill
Contact: mailto:PSIRT@supplier.example
Contact: https://supplier.example/report
Expires: 2027-01-01T00:00:00Z
Encryption: openpgp4fpr:5F2DE5521C63A801AB59CCB603D49DE44B29100F
Preferred-Languages: ko, en
Canonical: https://www.supplier.example/.well-known/security.txt
Policy: https://supplier.example/policy
`;
const signed = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

${securityTxt}
-----BEGIN PGP SIGNATURE-----

Contact: mailto:not-signed@elsewhere.example
-----END PGP SIGNATURE-----
`;
const stated = (text: string, named: string | null = null) => {
  const read = readContacts(text, named);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.sources.map((source) => ({ ...source, statedAt: "2026-12-01T00:00:00.000Z" }));
};

describe("the contact book", () => {
  it("reads security.txt", () => {
    const [source] = stated(securityTxt);
    assert.equal(source?.supplier, "supplier.example");
    assert.deepEqual(source.mails, ["psirt@supplier.example"]);
    assert.deepEqual(source.pages, ["https://supplier.example/report"]);
    assert.deepEqual(source.languages, ["ko", "en"]);
    assert.equal(source.keys.length, 1);
    assert.equal(source.signature, "none");
  });
  it("of a signed one takes what is signed, and says that nobody checked by whom", () => {
    const [source] = stated(signed);
    assert.deepEqual(source?.mails, ["psirt@supplier.example"]);
    assert.equal(source.signature, "not-checked");
  });
  it("is taken for no other supplier than the one that it names", () => {
    for (const named of ["supplier.example", "security.supplier.example", "www.supplier.example"])
      assert.equal(stated(securityTxt, named).length, 1, named);
    for (const named of ["other.example", "evil-supplier.example"]) {
      const read = readContacts(securityTxt, named);
      assert.deepEqual(!read.ok && read.findings.map(({ code, at }) => `${code} ${at}`), [
        "book-supplier /Canonical",
      ]);
    }
    const silent = securityTxt.replace(/^Canonical.*\n/m, "");
    assert.equal(stated(silent, "other.example")[0]?.supplier, "other.example", "it names none");
  });
  it("one without an end, or with two, is over", () => {
    for (const text of [
      securityTxt.replace(/^Expires.*\n/m, ""),
      `${securityTxt}Expires: 2030-01-01T00:00:00Z\n`,
    ]) {
      const entry = supplierEntry("supplier.example", stated(text), "2026-12-01T00:00:00Z");
      assert.deepEqual(
        entry.mails.map(({ over }) => over),
        [true],
      );
      assert.deepEqual(entry.languages, []);
    }
  });
  it("what is over stands behind, and says so; what nobody says is not known", () => {
    const own = JSON.stringify({
      type: "bongsu.contacts/1",
      suppliers: [{ supplier: "supplier.example", mails: ["kim@supplier.example"], weekly: 5 }],
    });
    const sources = [...stated(securityTxt), ...stated(own)];
    const entry = supplierEntry("supplier.example", sources, "2027-02-01T00:00:00Z");
    assert.deepEqual(entry.mails, [
      { address: "kim@supplier.example", from: "hand", over: false },
      { address: "psirt@supplier.example", from: "security-txt", over: true },
    ]);
    assert.equal(entry.weekly, 5);
    assert.deepEqual([entry.keys, entry.languages, entry.name], [[], [], null]);
  });
  it("makes one entry of two partners of one domain, with the ways to both", () => {
    const partner = (organizationName: string, emailAddr: string) => ({
      organizationName,
      contact: [{ email: [{ emailAddr }] }],
    });
    const list = [
      partner("Acme Drill", "psirt@acme.example"),
      partner("Beta Drill", "cve@beta.example"),
      partner("Acme Open Source Drill", "oss@acme.example"),
    ];
    const read = readContacts(JSON.stringify(list), null);
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.sources.map(({ supplier, name, mails }) => [supplier, name, mails]),
      [
        ["acme.example", "Acme Drill · Acme Open Source Drill", ["psirt@acme.example", "oss@acme.example"]],
        ["beta.example", "Beta Drill", ["cve@beta.example"]],
      ],
    );
    assert.equal(read.value.left, 0);
  });

  it("reads CVE's list of partners, and counts those whom nothing names", () => {
    const partner = {
      shortName: "sup",
      organizationName: "Supplier Ltd.",
      contact: [
        {
          email: [{ label: "Email", emailAddr: "cna@supplier.example" }],
          contact: [{ url: "https://supplier.example/psirt" }],
          form: [],
        },
      ],
      disclosurePolicy: [{ url: "javascript:alert(1)" }],
    };
    const read = readContacts(JSON.stringify([partner, { shortName: "nobody", contact: [] }]), null);
    assert.ok(read.ok);
    assert.equal(read.value.left, 1);
    const [source] = read.value.sources;
    assert.deepEqual(
      [source?.supplier, source?.name, source?.mails, source?.policies],
      ["supplier.example", "Supplier Ltd.", ["cna@supplier.example"], []],
    );
  });
  it("reads a CSAF provider's metadata", () => {
    const [source] = stated(
      JSON.stringify({
        canonical_url: "https://supplier.example/.well-known/csaf/provider-metadata.json",
        publisher: {
          name: "Supplier",
          namespace: "https://supplier.example",
          contact_details: "Write to psirt@supplier.example.",
        },
        public_openpgp_keys: [{ fingerprint: "5F2DE5521C63A801AB59CCB603D49DE44B29100F" }],
      }),
    );
    assert.deepEqual(
      [source?.kind, source?.mails, source?.keys.length],
      ["csaf-provider", ["psirt@supplier.example"], 1],
    );
  });
  it("holds nothing that deceives who reads it", () => {
    const own = (more: object) =>
      stated(
        JSON.stringify({
          type: "bongsu.contacts/1",
          suppliers: [
            { supplier: "supplier.example", keys: ["ok", "a\u202eb"], languages: ["\u001b[2J"], ...more },
          ],
        }),
      )[0];
    const source = own({
      pages: [
        "https://supplier.example@evil.example/",
        "https://a.example/\u202egpj",
        "https://a.example/\u001b",
      ],
      mails: ["\u202ea@supplier.example", "a,b@supplier.example", "a@supplier.example"],
      policies: ["javascript:alert(1)"],
      name: `${"x".repeat(199)}\u{1f4a5}`,
    });
    assert.deepEqual(
      [source?.pages, source?.mails, source?.keys, source?.languages, source?.policies],
      [[], ["a@supplier.example"], ["ok"], [], []],
    );
    assert.equal(source?.name, "x".repeat(199));
  });
  it("takes nothing else for a book", () => {
    for (const text of [
      "",
      "hello",
      "{}",
      '{"type":"bongsu.contacts/1","suppliers":[{"supplier":"../x"}]}',
      "Contact: mailto:x",
    ])
      assert.equal(readContacts(text, null).ok, false);
  });
});
