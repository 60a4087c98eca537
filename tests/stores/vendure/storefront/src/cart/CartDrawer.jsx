import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from '@headlessui/react';
import { Link } from 'react-router';
import { format } from '../money.js';
import { useCart } from './CartContext.jsx';

function Line({ line }) {
  const { adjust, remove } = useCart();
  return (
    <li className="line">
      <Link to={`/p/${line.productVariant.product.slug}`}>{line.productVariant.name}</Link>
      <div className="stepper">
        <button type="button" aria-label="One less" onClick={() => adjust(line, line.quantity - 1)}>
          −
        </button>
        <span aria-label="Quantity">{line.quantity}</span>
        <button type="button" aria-label="One more" onClick={() => adjust(line, line.quantity + 1)}>
          +
        </button>
      </div>
      <span>{format(line.linePriceWithTax)}</span>
      <button type="button" className="plain" onClick={() => remove(line)}>
        Remove
      </button>
    </li>
  );
}

export function CartDrawer() {
  const { order, open, setOpen } = useCart();
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onClose={close} className="layer">
      <DialogBackdrop className="backdrop" />
      <DialogPanel className="drawer">
        <DialogTitle>Your bag</DialogTitle>
        <button type="button" className="cross" aria-label="Close" onClick={close}>
          <svg viewBox="0 0 10 10" width="14" height="14" aria-hidden="true">
            <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" />
          </svg>
        </button>
        {order?.lines.length ? (
          <>
            <ul>
              {order.lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
            <p className="sum">
              <span>Subtotal</span> <strong>{format(order.subTotalWithTax)}</strong>
            </p>
            <p className="small">Delivery is added at checkout. Prices include VAT.</p>
            <Link to="/checkout" className="button" onClick={close}>
              Checkout
            </Link>
            <button type="button" className="plain" onClick={close}>
              Continue shopping
            </button>
          </>
        ) : (
          <p>Your bag is empty.</p>
        )}
      </DialogPanel>
    </Dialog>
  );
}
