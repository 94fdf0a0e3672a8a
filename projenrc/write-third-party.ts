import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { NOTICES_FILE, SBOM_FILE, thirdParty } from './third-party';

/* Writes the notices and the bill of materials of the bundles whose metafiles lie in the folder that is given. */
const [folder] = process.argv.slice(2);
const { notices, sbom } = thirdParty(readdirSync(folder).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Metafile));
writeFileSync(NOTICES_FILE, notices);
writeFileSync(SBOM_FILE, sbom);
