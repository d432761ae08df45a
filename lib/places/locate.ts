import { isPublicIp, normalizeIp } from "./ip-address";
import { placeDatabases, type PlaceDatabase, type PlaceDatabases } from "./databases";

/** Where an address is: country as ISO 3166-1 alpha-2, city by its English name. Names of countries: `Intl.DisplayNames`. */
export type Place = { country: string | null; city: string | null };

const MAX_CITY_CHARACTERS = 96;

/** Say where an address is, offline. Both are null for private addresses and for what the databases do not know. */
export async function locate(ip: string | null | undefined): Promise<Place> {
  return isPublicIp(ip) ? locateIn(await placeDatabases(), ip) : { country: null, city: null };
}

/** The same with databases of one's choice. The city's file decides; the country's file fills in what it lacks. */
export function locateIn({ city, country }: PlaceDatabases, ip: string | null | undefined): Place {
  const address = normalizeIp(ip);
  if (address === null || !isPublicIp(address)) return { country: null, city: null };
  const precise = rowOf(city, address);
  return { country: countryOf(precise) ?? countryOf(rowOf(country, address)), city: cityOf(precise) };
}

/** A damaged file throws when a row is read; that row is unknown then. */
function rowOf(database: PlaceDatabase | null, address: string): unknown {
  try {
    return database?.get(address) ?? null;
  } catch {
    return null;
  }
}

/** GeoLite2 and DB-IP write `country.iso_code`; the files of ip-location-db write `country_code`. */
function countryOf(row: unknown): string | null {
  const code = textAt(row, "country", "iso_code") ?? textAt(row, "country_code") ?? textAt(row, "registered_country", "iso_code");
  return code !== null && /^[A-Z]{2}$/.test(code) ? code : null;
}

function cityOf(row: unknown): string | null {
  const name = textAt(row, "city", "names", "en") ?? textAt(row, "city");
  return name === null ? null : name.slice(0, MAX_CITY_CHARACTERS);
}

function textAt(row: unknown, ...path: string[]): string | null {
  let value: unknown = row;
  for (const key of path) {
    if (value === null || typeof value !== "object") return null;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
