import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "@/lib/generated/prisma/client";
import { closePool, pool } from "./pool";
import { statementName } from "./statement-name";

const shared = globalThis as typeof globalThis & { gatehousePrisma?: PrismaClient };

/** A Prisma client inside an open transaction. */
export type Transaction = Prisma.TransactionClient;

/** The process's one Prisma client, over the shared pool. */
export function database(): PrismaClient {
  shared.gatehousePrisma ??= new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => statementName(sql) }) });
  return shared.gatehousePrisma;
}

/** Give the connections back: when the process stops. */
export async function disconnect(): Promise<void> {
  await shared.gatehousePrisma?.$disconnect();
  shared.gatehousePrisma = undefined;
  await closePool();
}
