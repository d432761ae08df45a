import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlaceDatabases } from "@/lib/places/databases";
import { locate, locateIn } from "@/lib/places/locate";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "places-"))));
afterAll(() => rm(folder, { recursive: true }));

async function cityDatabase(row: Value) {
  const file = join(folder, `${crypto.randomUUID()}.mmdb`);
  await writeFile(file, mmdb([8, 8, 8, 8], row));
  return openPlaceDatabases(file);
}

describe("locate, with the database that ships with us", () => {
  it.each([
    ["8.8.8.8", "US"],
    ["::ffff:8.8.8.8", "US"],
    ["2001:4860:4860::8888", "US"],
    ["194.25.0.60", "DE"],
  ])("%s is in %s", async (ip, country) => expect(await locate(ip)).toEqual({ country, city: null }));

  it.each(["127.0.0.1", "::1", "10.0.0.1", "fd00::1", "nonsense", "", null])("%s is nowhere", async (ip) => {
    expect(await locate(ip)).toEqual({ country: null, city: null });
  });
});

describe("locateIn, with a city database", () => {
  it("reads the fields of GeoLite2 and DB-IP", async () => {
    const databases = await cityDatabase({ country: { iso_code: "CA" }, city: { names: { en: "Montreal", fr: "Montréal" } } });
    expect(locateIn(databases, "8.8.8.8")).toEqual({ country: "CA", city: "Montreal" });
  });

  it("reads the fields of ip-location-db", async () => {
    const databases = await cityDatabase({ country_code: "CA", city: "Montreal" });
    expect(locateIn(databases, "8.8.8.8")).toEqual({ country: "CA", city: "Montreal" });
  });

  it("asks the country database where the city database has no row or no country", async () => {
    const databases = await cityDatabase({ city: { names: { en: "Springfield" } } });
    expect(locateIn(databases, "8.8.8.8")).toEqual({ country: "US", city: "Springfield" });
    expect(locateIn(databases, "194.25.0.60")).toEqual({ country: "DE", city: null });
  });

  it("takes no country that is not a code, and does without a file that is missing or damaged", async () => {
    expect(locateIn({ country: null, city: (await cityDatabase({ country: { iso_code: "<b>" } })).city }, "8.8.8.8")).toEqual({ country: null, city: null });
    const damaged = join(folder, "damaged.mmdb");
    await writeFile(damaged, "not a database");
    for (const file of [damaged, join(folder, "missing.mmdb")]) {
      const databases = await openPlaceDatabases(file);
      expect(databases.city).toBeNull();
      expect(locateIn(databases, "8.8.8.8").country).toBe("US");
    }
  });
});

type Value = string | number | { [key: string]: Value };

/** A database with one row for one IPv4 address. @see https://maxmind.github.io/MaxMind-DB/ */
function mmdb(ip: number[], row: Value): Buffer {
  const bits = ip.flatMap((part) => [...part.toString(2).padStart(8, "0")].map(Number));
  const nodes = bits.map((bit, index) => {
    const next = index === bits.length - 1 ? bits.length + 16 : index + 1;
    const node = Buffer.alloc(6);
    node.writeUIntBE(bit === 0 ? next : bits.length, 0, 3);
    node.writeUIntBE(bit === 1 ? next : bits.length, 3, 3);
    return node;
  });
  const metadata = encode({ node_count: bits.length, record_size: 24, ip_version: 4, database_type: "Test", binary_format_major_version: 2, binary_format_minor_version: 0 });
  return Buffer.concat([...nodes, Buffer.alloc(16), encode(row), Buffer.from("\xab\xcd\xefMaxMind.com", "latin1"), metadata]);
}

function encode(value: Value): Buffer {
  if (typeof value === "string") return Buffer.concat([Buffer.from([(2 << 5) | Buffer.byteLength(value)]), Buffer.from(value)]);
  if (typeof value === "number") return Buffer.from([(6 << 5) | 4, 0, 0, value >> 8, value & 255]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([(7 << 5) | entries.length]), ...entries.flatMap(([key, item]) => [encode(key), encode(item)])]);
}
