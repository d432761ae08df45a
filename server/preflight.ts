import { loadEnvironment } from "@/lib/env";
import { checkDatabase } from "./database-check";
import { createHttpServer, listen } from "./http-server";

/**
 * What can be known to be wrong before anything is built or started: the variables, the port, the database's address.
 *
 * @throws EnvironmentError, StartError
 */
export async function preflight(): Promise<void> {
  const { HOST, PORT, DATABASE_URL } = loadEnvironment();
  const server = createHttpServer(() => {});
  await listen(server, HOST, PORT);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (DATABASE_URL) await checkDatabase(DATABASE_URL);
}
