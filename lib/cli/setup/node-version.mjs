/** Ends the process with a message for people unless this Node is new enough (engines in package.json). */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Postwire needs Node.js 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}
