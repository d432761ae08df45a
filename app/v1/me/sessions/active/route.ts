import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { fullSessionJson } from "@/lib/resources/sessions/full-serializer";
import { listFullSessions } from "@/lib/resources/sessions/list";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    envelope: "bare",
    summary: "The sessions in which the signed-in person is signed in",
    response: z.array(fullSessionJson),
    handle: (ctx) => listFullSessions(ctx, { user_id: requireUser(ctx).userId, active_only: true }),
  }),
});
