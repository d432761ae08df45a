import { environmentJson, getEnvironment } from "@/lib/environment/get";
import { endpoint, route } from "@/lib/http/endpoint";
import { locate } from "@/lib/places/locate";

const environment = { audience: "frontend", envelope: "bare", lookup: "unread", response: environmentJson } as const;

export const { GET, POST, PATCH, OPTIONS } = route({
  GET: endpoint({
    ...environment,
    summary: "What this instance offers, and how it presents itself",
    handle: (ctx) => getEnvironment(ctx, {}),
    async headers({ request }) {
      const { country } = await locate(request.ip);
      return country ? [["x-country", country]] : [];
    },
  }),
  PATCH: endpoint({ ...environment, summary: "The same, asked by a development app that tells its origin", handle: (ctx) => getEnvironment(ctx, {}) }),
});
