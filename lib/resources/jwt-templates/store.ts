import type { JwtTemplate } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { violatedIndex } from "@/lib/resources/unique-violation";

/**
 * A template.
 *
 * @throws resource_not_found 404
 */
export async function findJwtTemplate(tx: Transaction, id: string): Promise<JwtTemplate> {
  const row = await tx.jwtTemplate.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  return row;
}

/**
 * Write a template, whose name is its own.
 *
 * @throws form_already_exists 422
 */
export async function naming<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (error) {
    throw violatedIndex(error) === null ? error : apiError("form_already_exists", { param_name: "name" });
  }
}
