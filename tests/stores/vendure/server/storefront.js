// The storefront's own server: the built pages, the settings written into them, Vendure's shop API behind it.
import { readFile } from 'node:fs/promises';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';

/** Serves a built storefront on a port of its own; its address. `settings` is what the page finds in window.SETTINGS. */
export async function serveStorefront(folder, vendure, settings) {
  const template = await readFile(`${folder}/index.html`, 'utf-8');
  const page = template.replace('window.SETTINGS = {}', () => `window.SETTINGS = ${JSON.stringify(settings)}`);
  const shop = express();
  shop.use(createProxyMiddleware({ target: vendure, pathFilter: '/shop-api' }));
  shop.use('/assets', express.static(`${folder}/assets`, { fallthrough: false, maxAge: '1h' }));
  // Every other address is a page, which the script draws.
  shop.use((request, response) => response.type('html').send(page));
  return new Promise((resolve, reject) => {
    const server = shop.listen(0, '127.0.0.1', (error) =>
      error ? reject(error) : resolve(`http://127.0.0.1:${server.address().port}/`),
    );
  });
}
