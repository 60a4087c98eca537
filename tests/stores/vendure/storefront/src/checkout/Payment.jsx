import { Checkbox, Field, Label } from '@headlessui/react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';
import { change, PAY, PAYMENT_METHODS, TO_STATE } from '../shop-api.js';
import { addPaymentInfo } from '../tracking.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useToast } from '../ui/Toasts.jsx';
import { useQuery } from '../ui/useQuery.js';
import { Cards } from './Cards.jsx';

const NOTES = { 'pay-by-invoice': 'Within 14 days of the delivery' };

export function Payment() {
  const { order, refresh } = useCart();
  const [method, setMethod] = useState(null);
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const answered = useQuery(PAYMENT_METHODS);
  const navigate = useNavigate();
  const toast = useToast();

  const submit = async (event) => {
    event.preventDefault();
    if (!accepted) {
      toast('Please accept our terms first.', 'error');
      return;
    }
    setBusy(true);
    try {
      addPaymentInfo(order);
      if (order.state === 'AddingItems') await change(TO_STATE, { state: 'ArrangingPayment' });
      const placed = await change(PAY, { input: { method, metadata: {} } });
      navigate(`/checkout/confirmation/${placed.code}`, { replace: true });
      await refresh();
    } catch (error) {
      toast(error.message, 'error');
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit}>
      <h1>Payment</h1>
      {answered ? (
        <Cards
          label="Payment method"
          options={answered.eligiblePaymentMethods
            .filter((one) => one.isEligible)
            .map((one) => ({ id: one.code, name: one.name, note: NOTES[one.code] }))}
          value={method}
          onChange={setMethod}
        />
      ) : (
        <Spinner />
      )}
      <Field className="terms">
        <Checkbox checked={accepted} onChange={setAccepted} className="box" />
        <Label>I accept the terms and conditions</Label>
      </Field>
      <div className="actions">
        <Link to="/checkout/delivery">Back</Link>
        <button type="submit" className="button" disabled={!method || busy}>
          {busy ? 'One moment…' : 'Place order'}
        </button>
      </div>
    </form>
  );
}
