import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { format } from '../money.js';
import { ORDER_BY_CODE } from '../shop-api.js';
import { purchase } from '../tracking.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useQuery } from '../ui/useQuery.js';

export default function Confirmation() {
  const { code } = useParams();
  const found = useQuery(ORDER_BY_CODE, { code });
  const order = found?.orderByCode;

  useEffect(() => {
    if (order) purchase(order);
  }, [order]);

  if (!order) return <Spinner />;
  return (
    <section>
      <title>Thank you – Moorland Goods</title>
      <h1>Thank you for your order</h1>
      <p>
        Order number <strong>{order.code}</strong>. We pack it today.
      </p>
      <ul>
        {order.lines.map((line) => (
          <li key={line.id}>
            {line.quantity} × {line.productVariant.name} <span>{format(line.linePriceWithTax)}</span>
          </li>
        ))}
      </ul>
      <p>
        Delivery <span>{format(order.shippingWithTax)}</span>
      </p>
      <p className="sum">
        Total <strong>{format(order.totalWithTax)}</strong>
      </p>
      <Link to="/shop">Back to the shop</Link>
    </section>
  );
}
