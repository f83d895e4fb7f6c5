/** Reads back who is affected by what from the three VEX formats, by the words of their standards only. For tests of round trips. */

/** One vulnerability against one product. `product` is unique in its document. */
export type VexResult = {
  readonly vulnerability: string;
  readonly product: string;
  readonly purl: string | null;
  readonly status: "affected" | "not_affected" | "under_investigation";
  /** Whether the vulnerable code is said not to be there. */
  readonly outside: boolean;
};

/** The names of the VEX outputs. */
export const vexFormats = ["openvex", "cyclonedx-vex", "csaf-vex"] as const;

/** All answers of a document; none for `null`, where the format has no document. */
export function readVex(format: (typeof vexFormats)[number], document: unknown): readonly VexResult[] {
  if (document === null) return [];
  if (format === "openvex") return readOpenvex(document as OpenVex);
  return format === "csaf-vex" ? readCsaf(document as Csaf) : readCyclonedx(document as CycloneDx);
}

type OpenVex = {
  readonly statements: readonly {
    readonly vulnerability: { readonly name: string };
    readonly products: readonly {
      readonly "@id": string;
      readonly identifiers?: { readonly purl: string };
    }[];
    readonly status: VexResult["status"];
    readonly justification?: string;
  }[];
};

function readOpenvex({ statements }: OpenVex): readonly VexResult[] {
  return statements.flatMap(({ vulnerability, products, status, justification }) =>
    products.map((product) => ({
      vulnerability: vulnerability.name,
      product: product["@id"],
      purl: product.identifiers?.purl ?? null,
      status,
      outside: justification === "vulnerable_code_not_present",
    })),
  );
}

type CycloneDx = {
  readonly components: readonly { readonly "bom-ref": string; readonly purl?: string }[];
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly analysis: { readonly state: string; readonly justification?: string };
    readonly affects: readonly { readonly ref: string }[];
  }[];
};

const cyclonedxStates: Readonly<Record<string, VexResult["status"]>> = {
  exploitable: "affected",
  not_affected: "not_affected",
  in_triage: "under_investigation",
};

function readCyclonedx({ components, vulnerabilities }: CycloneDx): readonly VexResult[] {
  const byRef = new Map(components.map((component) => [component["bom-ref"], component]));
  if (byRef.size !== components.length) throw new Error("a bom-ref stands twice");
  return vulnerabilities.flatMap(({ id, analysis, affects }) =>
    affects.map(({ ref }) => {
      const component = byRef.get(ref);
      const status = cyclonedxStates[analysis.state];
      if (component === undefined || status === undefined) throw new Error(`${ref} ${analysis.state}`);
      const outside = analysis.justification === "code_not_present";
      return { vulnerability: id, product: ref, purl: component.purl ?? null, status, outside };
    }),
  );
}

type Csaf = {
  readonly product_tree: {
    readonly full_product_names: readonly {
      readonly product_id: string;
      readonly product_identification_helper?: { readonly purl: string };
    }[];
  };
  readonly vulnerabilities: readonly {
    readonly cve?: string;
    readonly ids?: readonly { readonly text: string }[];
    readonly flags?: readonly { readonly product_ids: readonly string[] }[];
    readonly product_status: Readonly<Record<string, readonly string[]>>;
  }[];
};

const csafGroups: Readonly<Record<string, VexResult["status"]>> = {
  known_affected: "affected",
  known_not_affected: "not_affected",
  under_investigation: "under_investigation",
};

function readCsaf({ product_tree: tree, vulnerabilities }: Csaf): readonly VexResult[] {
  const purls = new Map(
    tree.full_product_names.map((product) => [
      product.product_id,
      product.product_identification_helper?.purl ?? null,
    ]),
  );
  return vulnerabilities.flatMap(({ cve, ids, flags, product_status: groups }) => {
    const absent = new Set(flags?.flatMap(({ product_ids: products }) => products));
    return Object.entries(groups).flatMap(([group, products]) =>
      products.map((product) => {
        const status = csafGroups[group];
        if (status === undefined) throw new Error(group);
        return {
          vulnerability: cve ?? ids?.[0]?.text ?? "",
          product,
          purl: purls.get(product) ?? null,
          status,
          outside: absent.has(product),
        };
      }),
    );
  });
}
