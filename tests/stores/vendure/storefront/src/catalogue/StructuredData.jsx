import { euros } from '../money.js';

const PLACE = { IN_STOCK: 'InStock', LOW_STOCK: 'LimitedAvailability', OUT_OF_STOCK: 'OutOfStock' };

const offerOf = (variant) => ({
  '@type': 'Offer',
  priceCurrency: 'EUR',
  price: euros(variant.priceWithTax),
  availability: `https://schema.org/${PLACE[variant.stockLevel]}`,
});

/** The product as search engines read it: a group where there are variants. */
export function StructuredData({ product }) {
  const { name, description, variants } = product;
  const described = variants.map((variant) => ({
    '@type': 'Product',
    name: variant.name,
    sku: variant.sku,
    offers: offerOf(variant),
  }));
  const data =
    variants.length > 1
      ? { '@type': 'ProductGroup', name, description, productGroupID: product.slug, hasVariant: described }
      : { ...described[0], description };
  return <script type="application/ld+json">{JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>;
}
