import type { ShippedPackage } from './shipped-packages.ts';

/** `LICENSES-THIRD-PARTY.md`: every package that an installation for production has. */
export function packagesDocument(packages: readonly ShippedPackage[]): string {
  return `# Licences of the packages that are installed

Written by \`npm run licences:write\` from \`package-lock.json\` and the packages themselves; a test holds
that it is current. It lists what \`npm ci --omit=dev\` installs, and so what the Docker image has in
\`node_modules\`. Each package carries its own licence there, and \`swagger-ui-dist\` its \`NOTICE\`. None of them
is changed; for one that ships no licence text, the manifest's statement is given.

| licence | packages |
| --- | --- |
${countsOf(packages).join('\n')}

\`@esbuild/*\`, \`@swc/core-*\` and \`fsevents\` are programs for one kind of machine: an installation has at most one
of each. Three packages contain the work of others in compiled form: \`@electric-sql/pglite\` is PostgreSQL
(PostgreSQL licence) compiled to WebAssembly, \`@temporalio/core-bridge\` and \`@swc/core-*\` are Rust programs
whose crates their repositories list.

| package | version | licence | copyright, as the package states it |
| --- | --- | --- | --- |
${packages.map(rowOf).join('\n')}
`;
}

/** The licences by the number of packages that are under them, most first. */
function countsOf(packages: readonly ShippedPackage[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([licence, count]) => `| ${licence} | ${count} |`);
}

function rowOf({ name, version, licence, copyright }: ShippedPackage): string {
  const cells = [`\`${name}\``, version, licence, copyright];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
