// The smallest thing that Next can serve: what the portal is measured against.
const config = { agentRules: false, experimental: { agentUpgrade: false } };

export default config;
