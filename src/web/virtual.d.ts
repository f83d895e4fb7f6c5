/** The modules that `vite.config.ts` makes: from the contract, what a client needs to call an endpoint, without schemas; and where a worker is. */
declare module "virtual:endpoints/open" {
  export const endpoints: import("#web/room/room-client.ts").EndpointTable;
}

declare module "virtual:endpoints/signed-in" {
  export const endpoints: import("#web/room/room-client.ts").EndpointTable;
}

declare module "virtual:check-worker" {
  /** The address of the worker of the page `/check` on this origin. */
  export const workerAddress: string;
}

declare module "virtual:work-worker" {
  /** The address of the worker of the page `/report` on this origin. */
  export const workAddress: string;
}

declare module "virtual:messages" {
  type CompactFeatures = Readonly<Record<string, import("#messages/parsed-catalogue.ts").CompactFeature>>;
  type Part = { readonly features: CompactFeatures };

  /** The languages that the pages can speak, each with what loads its messages. */
  export const languages: readonly {
    readonly tag: string;
    /** What the language calls itself. */
    readonly name: string;
    readonly machineMade: boolean;
    readonly first: () => Promise<Part & { readonly finish?: (sentence: string) => string }>;
    readonly rest: () => Promise<Part>;
  }[];

  /** The mark of a drill in each language. */
  export const drillMarks: readonly string[];
}

declare module "virtual:verifier-messages" {
  /** The languages of the verifier's page, with all of its messages. */
  export const languages: readonly {
    readonly tag: string;
    readonly name: string;
    readonly machineMade: boolean;
    readonly finish?: (sentence: string) => string;
    readonly features: Readonly<Record<string, import("#messages/parsed-catalogue.ts").CompactFeature>>;
  }[];
}
