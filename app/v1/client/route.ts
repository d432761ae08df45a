import { clientEndpoint, route } from "@/lib/http/endpoint";
import { createClient } from "@/lib/resources/clients/create";
import { forgetClient } from "@/lib/resources/clients/forget";

export const { GET, POST, PUT, DELETE, OPTIONS } = route({
  GET: clientEndpoint({ summary: "The asking browser and the sessions that live in it", lookup: "shown" }),
  PUT: clientEndpoint({ summary: "Make the asking browser a client", lookup: "optional", handle: (ctx) => createClient(ctx, {}) }),
  POST: clientEndpoint({ summary: "Make the asking browser or app a client", lookup: "optional", handle: (ctx) => createClient(ctx, {}) }),
  DELETE: clientEndpoint({ summary: "Sign everybody out of this browser, and forget it", handle: (ctx) => forgetClient(ctx, {}) }),
});
