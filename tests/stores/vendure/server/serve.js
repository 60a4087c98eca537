// `node server/serve.js FOLDER SETTINGS`: one Vendure server, and a built storefront before it for each entry of the
// JSON object SETTINGS. Prints a line of JSON with their addresses once all are listening, and serves until its input ends.
import { bootstrap, JobQueueService } from '@vendure/core';
import { config } from './config.js';
import { populate } from './populate.js';
import { serveStorefront } from './storefront.js';

const [folder, shops] = process.argv.slice(2);
const app = await bootstrap(config);
await app.get(JobQueueService).start();
await populate(app);
const vendure = `http://127.0.0.1:${app.getHttpServer().address().port}`;
const addresses = {};
for (const [name, settings] of Object.entries(JSON.parse(shops))) {
  addresses[name] = await serveStorefront(folder, vendure, settings);
}
console.log(JSON.stringify(addresses));
process.stdin.resume().on('end', () => process.exit());
