import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { euros, format } from './money.js';

const CURRENCY = 'EUR';
const { faults } = window.SETTINGS;

/** Whether a mistake that storefronts make is made in this one. */
const planted = (fault) => faults.includes(fault);

const item = (variant, quantity) => ({
  content_id: variant.sku,
  content_type: 'product',
  content_name: variant.name,
  quantity,
  price: euros(variant.priceWithTax),
});

const itemsOf = (order) =>
  order.lines.map((line) =>
    item({ ...line.productVariant, priceWithTax: line.unitPriceWithTax }, line.quantity),
  );

function track(event, contents, value, id, currency = CURRENCY) {
  window.ttq.track(event, { contents, content_type: 'product', value, currency }, { event_id: id });
}

/** TikTok's script sees most changes of the route by itself; a second call at one address does no harm. */
export function usePageViews() {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (!planted('no page views of routes')) window.ttq.page();
  }, [pathname]);
}

export function viewContent(variant) {
  const seen = item(variant, 1);
  if (planted('seen before the data')) seen.content_id = `${undefined}`;
  track('ViewContent', [seen], seen.price, crypto.randomUUID());
}

export function addToCart(variant, quantity) {
  const added = item(variant, quantity);
  if (planted('cents')) added.price *= 100;
  const times = planted('added twice') ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    track('AddToCart', [added], added.price * quantity, crypto.randomUUID());
  }
}

export function initiateCheckout(order) {
  if (planted('no checkout')) return;
  const total = order.subTotalWithTax;
  const value = planted('value as it is read') ? format(total) : euros(total);
  track('InitiateCheckout', itemsOf(order), value, crypto.randomUUID());
}

export function addPaymentInfo(order) {
  track('AddPaymentInfo', itemsOf(order), euros(order.totalWithTax), crypto.randomUUID());
}

export function identify(email, phone) {
  window.ttq.identify({ email, phone_number: phone });
}

/** Once per order, however often its page is looked at. */
export function purchase(order) {
  const key = `bought:${order.code}`;
  const again = planted('bought again');
  if (sessionStorage.getItem(key) && !again) return;
  sessionStorage.setItem(key, '1');
  const currency = planted('no currency') ? null : CURRENCY;
  const id = again ? crypto.randomUUID() : order.code;
  const contents = planted('the first line') ? itemsOf(order).slice(0, 1) : itemsOf(order);
  track('Purchase', contents, euros(order.totalWithTax), id, currency);
}
