import { existsSync, readFileSync } from "node:fs";
import { clusterPaths } from "./cluster";
import { findPostmaster, serverUrl } from "./postmaster";

/**
 * The address of the database in a data directory whose portal runs; null when none runs there. For commands that work beside
 * the portal: the server stays the portal's, and ends with it.
 *
 * @throws StartError when the server is there and does not answer
 */
export async function runningEmbeddedUrl(dataDirectory: string): Promise<string | null> {
  const { cluster, password: passwordFile } = clusterPaths(dataDirectory);
  if (!existsSync(cluster) || !existsSync(passwordFile)) return null;
  const password = readFileSync(passwordFile, "utf8").trim();
  const running = await findPostmaster(dataDirectory, password);
  return running ? serverUrl(running.port, password, "gatehouse") : null;
}
