import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { clientJson, serializeClient } from "@/lib/resources/clients/serializer";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    summary: "The asking browser and the sessions that live in it",
    response: z.object({ response: clientJson.nullable(), client: z.null() }),
    async handle(ctx) {
      return { response: await serializeClient(ctx), client: null };
    },
  }),
});
