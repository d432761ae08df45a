// What a Prisma connection string says, for `pg`.

/** @param {string} url */
export function connectionOptions(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const mode = searchParams.get("sslmode");
  return {
    options: {
      host: searchParams.get("host") ?? (decodeURIComponent(hostname).replace(/^\[(.*)\]$/, "$1") || "localhost"),
      port: Number(port || 5432),
      user: decodeURIComponent(username) || undefined,
      password: decodeURIComponent(password) || undefined,
      database: decodeURIComponent(pathname.slice(1)) || undefined,
      ssl: mode === null || mode === "disable" ? undefined : { rejectUnauthorized: mode === "verify-full" },
      // The adapter writes UTC digits without an offset.
      options: "-c TimeZone=UTC",
    },
    schema: searchParams.get("schema") ?? undefined,
  };
}
