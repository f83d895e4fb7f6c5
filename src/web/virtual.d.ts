/** The modules that `vite.config.ts` makes: from the contract, what a client needs to call an endpoint, without schemas; and where a worker is. */
declare module "virtual:endpoints" {
  export const endpoints: import("#web/room/room-client.ts").EndpointTable;
}

declare module "virtual:check-worker" {
  /** The address of the worker of the page `/check` on this origin. */
  export const workerAddress: string;
}
