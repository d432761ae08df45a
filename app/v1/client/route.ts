import { z } from "zod";
import { clientJson, serializeClient } from "@/lib/flows/client/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    summary: "The asking browser and the sessions that live in it",
    response: z.object({ response: clientJson.nullable(), client: z.null() }),
    async handle(ctx) {
      return { response: await serializeClient(ctx), client: null };
    },
  }),
});
