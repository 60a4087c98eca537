import { useEffect, useRef } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';
import { format } from '../money.js';
import { initiateCheckout } from '../tracking.js';
import { Spinner } from '../ui/Spinner.jsx';
import { Address } from './Address.jsx';
import { Delivery } from './Delivery.jsx';
import { Payment } from './Payment.jsx';

function Summary({ order }) {
  return (
    <aside className="summary">
      <h2>Summary</h2>
      <ul>
        {order.lines.map((line) => (
          <li key={line.id}>
            {line.quantity} × {line.productVariant.name} <span>{format(line.linePriceWithTax)}</span>
          </li>
        ))}
      </ul>
      <p>
        Subtotal <span>{format(order.subTotalWithTax)}</span>
      </p>
      {order.shippingLines.length > 0 && (
        <p>
          {order.shippingLines[0].shippingMethod.name} <span>{format(order.shippingWithTax)}</span>
        </p>
      )}
      <p className="sum">
        Total <strong>{format(order.totalWithTax)}</strong>
      </p>
    </aside>
  );
}

export default function Checkout() {
  const { order, loaded } = useCart();
  const begun = useRef(false);

  useEffect(() => {
    if (!order?.lines.length || begun.current) return;
    begun.current = true;
    initiateCheckout(order);
  }, [order]);

  if (!loaded) return <Spinner />;
  if (!order?.lines.length) {
    return (
      <p>
        Your bag is empty. <Link to="/shop">Go shopping</Link>
      </p>
    );
  }
  return (
    <div className="checkout">
      <title>Checkout – Moorland Goods</title>
      <Routes>
        <Route index element={<Address />} />
        <Route path="delivery" element={<Delivery />} />
        <Route path="payment" element={<Payment />} />
        <Route path="*" element={<Navigate to="/checkout" replace />} />
      </Routes>
      <Summary order={order} />
    </div>
  );
}
