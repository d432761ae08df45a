import { database, type Transaction } from "@/lib/db/client";

/** Whether a user may open the dashboard. */
export async function isAdministrator(userId: string, tx: Transaction = database()): Promise<boolean> {
  return (await tx.administrator.findUnique({ where: { userId }, select: { userId: true } })) !== null;
}

/** Whether there is anybody who may. */
export async function hasAdministrator(tx: Transaction = database()): Promise<boolean> {
  return (await tx.administrator.findFirst({ select: { userId: true } })) !== null;
}
