import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { listSessions } from "@/lib/resources/sessions/list";
import { sessionWithActivitiesJson } from "@/lib/resources/sessions/serializer";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    summary: "The sessions in which the signed-in person is signed in",
    response: z.array(sessionWithActivitiesJson),
    handle: (ctx) => listSessions(ctx, { user_id: requireUser(ctx).userId }),
  }),
});
