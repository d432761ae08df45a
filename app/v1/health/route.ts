import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "unread",
    summary: "Whether the API answers",
    response: z.object({ status: z.literal("healthy") }),
    handle: async () => ({ status: "healthy" as const }),
  }),
});
