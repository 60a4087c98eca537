import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';
import { format } from '../money.js';
import { change, SET_SHIPPING, SHIPPING_METHODS } from '../shop-api.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useToast } from '../ui/Toasts.jsx';
import { useQuery } from '../ui/useQuery.js';
import { Cards } from './Cards.jsx';

export function Delivery() {
  const { order, setOrder } = useCart();
  const [busy, setBusy] = useState(false);
  const answered = useQuery(SHIPPING_METHODS);
  const navigate = useNavigate();
  const toast = useToast();
  const chosen = order.shippingLines[0]?.shippingMethod.id ?? null;

  const choose = async (id) => {
    setBusy(true);
    try {
      setOrder(await change(SET_SHIPPING, { id: [id] }));
    } catch (error) {
      toast(error.message, 'error');
    }
    setBusy(false);
  };

  return (
    <section>
      <h1>How shall it come?</h1>
      {answered ? (
        <Cards
          label="Delivery"
          options={answered.eligibleShippingMethods.map((one) => ({ ...one, note: format(one.priceWithTax) }))}
          value={chosen}
          onChange={choose}
        />
      ) : (
        <Spinner />
      )}
      <div className="actions">
        <Link to="/checkout">Back</Link>
        <button
          type="button"
          className="button"
          disabled={!chosen || busy}
          onClick={() => navigate('/checkout/payment')}
        >
          Continue to payment
        </button>
      </div>
    </section>
  );
}
