/** The module that `vite.config.ts` makes from the contract: what a client needs to call an endpoint, without schemas. */
declare module "virtual:endpoints" {
  export const endpoints: import("#web/api.ts").EndpointTable;
}
