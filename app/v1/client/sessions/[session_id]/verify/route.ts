import { z } from "zod";
import { createReverification } from "@/lib/flows/reverification/create";
import { serializeReverification, sessionReverificationJson } from "@/lib/flows/reverification/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Begin to confirm that the signed-in person is who they are",
    params: ["session_id"],
    body: z.strictObject({ level: z.string().pipe(createReverification.input.shape.level.unwrap()) }),
    response: sessionReverificationJson,
    handle: async (ctx, { body }) => serializeReverification(ctx, await createReverification(ctx, body)),
  }),
});
