/** Made when the server is bundled: every `app/v1/**\/route.ts`, by its path. */
declare module "gatehouse:api-routes" {
  export const routes: Record<string, import("./api").RouteModule>;
}
