// `node build.js DIR`: bundles the storefront into a folder, as a merchant's deployment would.
import { build } from 'esbuild';
import { copyFile } from 'node:fs/promises';

const [folder] = process.argv.slice(2);
const source = new URL('storefront/', import.meta.url).pathname;
await build({
  entryPoints: [`${source}src/main.jsx`],
  outdir: `${folder}/assets`,
  bundle: true,
  splitting: true,
  format: 'esm',
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
await copyFile(`${source}index.html`, `${folder}/index.html`);
