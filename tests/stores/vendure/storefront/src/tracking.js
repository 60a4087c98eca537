import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { euros } from './money.js';

const CURRENCY = 'EUR';

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

function track(event, contents, value, id) {
  window.ttq.track(event, { contents, content_type: 'product', value, currency: CURRENCY }, { event_id: id });
}

/** TikTok's script sees the routes change by itself; this is for the shops of which it does not. */
export function usePageViews() {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else window.ttq.page();
  }, [pathname]);
}

export function viewContent(variant) {
  track('ViewContent', [item(variant, 1)], euros(variant.priceWithTax), crypto.randomUUID());
}

export function addToCart(variant, quantity) {
  track('AddToCart', [item(variant, quantity)], euros(variant.priceWithTax * quantity), crypto.randomUUID());
}

export function initiateCheckout(order) {
  track('InitiateCheckout', itemsOf(order), euros(order.subTotalWithTax), crypto.randomUUID());
}

export function addPaymentInfo(order) {
  track('AddPaymentInfo', itemsOf(order), euros(order.totalWithTax), crypto.randomUUID());
}

export function identify(email, phone) {
  window.ttq.identify({ email, phone_number: phone, external_id: '' });
}

/** Once per order, however often its page is looked at. */
export function purchase(order) {
  const key = `bought:${order.code}`;
  if (sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, '1');
  track('Purchase', itemsOf(order), euros(order.totalWithTax), order.code);
}
