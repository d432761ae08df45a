/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The public SDKs call some paths with a trailing slash; a redirect would break them across origins.
  skipTrailingSlashRedirect: true,
  agentRules: false,
  serverExternalPackages: ["@node-rs/argon2", "sharp", "pino", "maxmind", "@prisma/adapter-pg", "pg"],
  // No remote images: the optimizer must never fetch an address that somebody else chose.
  images: { unoptimized: true },
  // `npm test` checks types, tests included; a start on somebody's server need not, and may lack the tools of tests.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  typescript: { ignoreBuildErrors: true },
  experimental: {
    agentUpgrade: false,
    // A picture of 10 MB and what a multipart body adds to it.
    serverActions: { bodySizeLimit: "12mb" },
    proxyClientMaxBodySize: "12mb",
  },
};

export default config;
