import { notFound } from "next/navigation";
import { cache } from "react";
import { ApiError } from "@/lib/errors";
import { requireAdministratorContext, type AdministratorContext } from "@/lib/http/page";
import { getUser } from "@/lib/resources/users/get";
import type { UserJson } from "@/lib/resources/users/json";

/**
 * The user of this page and who asks for them, read once a request. For everybody but administrators, and where nobody has
 * that id, there is no such page.
 */
export const readUser = cache(async (id: string, returnTo: string): Promise<{ ctx: AdministratorContext; user: UserJson }> => {
  const ctx = await requireAdministratorContext(returnTo);
  try {
    return { ctx, user: await getUser(ctx, { user_id: id }) };
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 422)) notFound();
    throw error;
  }
});
