// Fills an empty database: the goods of goods.csv, two ways of shipping, payment on invoice.
import { readFile } from 'node:fs/promises';
import { ChannelService, Importer, LanguageCode, Populator, RequestContextService } from '@vendure/core';
import { firstValueFrom, last } from 'rxjs';

const SHOP = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [
    { name: 'Austria', code: 'AT', zone: 'Europe' },
    { name: 'Germany', code: 'DE', zone: 'Europe' },
    { name: 'Ireland', code: 'IE', zone: 'Europe' },
    { name: 'United Kingdom', code: 'GB', zone: 'Europe' },
    { name: 'United States of America', code: 'US', zone: 'Americas' },
  ],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [
    { name: 'Standard delivery', price: 490, taxRate: 20 },
    { name: 'Express delivery', price: 1290, taxRate: 20 },
  ],
  paymentMethods: [{ name: 'Pay by invoice', handler: { code: 'invoice', arguments: [] } }],
  collections: ['Clothing', 'Outdoors', 'Home', 'Pantry'].map((name) => ({
    name,
    slug: name.toLowerCase(),
    filters: [{ code: 'facet-value-filter', args: { facetValueNames: [name], containsAny: false } }],
  })),
};

export async function populate(app) {
  const contexts = app.get(RequestContextService);
  const channels = app.get(ChannelService);
  const channel = await channels.getDefaultChannel();
  await channels.update(await contexts.create({ apiType: 'admin' }), {
    id: channel.id,
    defaultCurrencyCode: 'EUR',
    availableCurrencyCodes: ['EUR'],
    pricesIncludeTax: true,
  });
  await app.get(Populator).populateInitialData(SHOP);
  const context = await contexts.create({ apiType: 'admin', languageCode: LanguageCode.en });
  const goods = await readFile(new URL('goods.csv', import.meta.url), 'utf-8');
  const done = await firstValueFrom(app.get(Importer).parseAndImport(goods, context).pipe(last()));
  if (done.errors?.length) throw new Error(`goods.csv: ${done.errors.join('; ')}`);
  await app.get(Populator).populateCollections(SHOP);
}
