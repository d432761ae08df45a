import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { readClientByServer } from "./read-by-server";

/**
 * One browser or app.
 *
 * @throws resource_not_found 404: there is none, or it was forgotten
 * @see Clerk Backend API, GET /v1/clients/{client_id}
 */
export const getClientByServer = query({
  name: "client.get_by_server",
  input: z.strictObject({ client_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: ({ tx, now }, { client_id }) => readClientByServer(tx, { id: client_id }, now(), "resource_not_found"),
});
