const CURRENCY = 'EUR';
const written = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY });

/** Vendure counts in cents; people and TikTok in euros. */
export const euros = (cents) => cents / 100;

export const format = (cents) => written.format(euros(cents));
