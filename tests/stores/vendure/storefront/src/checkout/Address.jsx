import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';
import { change, COUNTRIES, SET_ADDRESS, SET_CUSTOMER } from '../shop-api.js';
import { identify } from '../tracking.js';
import { useToast } from '../ui/Toasts.jsx';
import { useQuery } from '../ui/useQuery.js';
import { CountryPicker } from './CountryPicker.jsx';
import { Field } from './Field.jsx';

const REQUIRED = {
  emailAddress: 'Please enter your e-mail address.',
  firstName: 'Please enter your first name.',
  lastName: 'Please enter your last name.',
  streetLine1: 'Please enter your street and number.',
  postalCode: 'Please enter your postcode.',
  city: 'Please enter your town.',
  countryCode: 'Please select your country.',
  phoneNumber: 'Our carrier needs a phone number.',
};

function faultsOf(values) {
  const faults = {};
  for (const [name, message] of Object.entries(REQUIRED)) {
    if (!values[name]?.trim()) faults[name] = message;
  }
  if (!faults.emailAddress && !/^\S+@\S+\.\S+$/.test(values.emailAddress)) {
    faults.emailAddress = 'This is no e-mail address.';
  }
  return faults;
}

export function Address() {
  const { setOrder } = useCart();
  const [values, setValues] = useState({});
  const [faults, setFaults] = useState({});
  const [busy, setBusy] = useState(false);
  const answered = useQuery(COUNTRIES);
  const navigate = useNavigate();
  const toast = useToast();

  const set = (name, value) => {
    setValues((now) => ({ ...now, [name]: value }));
    setFaults(({ [name]: _, ...others }) => others);
  };
  const field = (name) => ({
    name,
    value: values[name] ?? '',
    error: faults[name],
    onChange: (event) => set(name, event.target.value),
  });

  const submit = async (event) => {
    event.preventDefault();
    const found = faultsOf(values);
    setFaults(found);
    if (Object.keys(found).length) return;
    setBusy(true);
    const { emailAddress, firstName, lastName, streetLine1, postalCode, city, countryCode, phoneNumber } = values;
    try {
      await change(SET_CUSTOMER, { input: { emailAddress, firstName, lastName, phoneNumber } });
      setOrder(
        await change(SET_ADDRESS, {
          input: {
            fullName: `${firstName} ${lastName}`,
            streetLine1,
            postalCode,
            city,
            countryCode,
            phoneNumber,
          },
        }),
      );
      identify(emailAddress, phoneNumber);
      navigate('/checkout/delivery');
    } catch (error) {
      toast(error.message, 'error');
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <h1>Where shall it go?</h1>
      <Field label="E-mail" type="email" autoComplete="email" {...field('emailAddress')} />
      <div className="pair">
        <Field label="First name" autoComplete="given-name" {...field('firstName')} />
        <Field label="Last name" autoComplete="family-name" {...field('lastName')} />
      </div>
      <CountryPicker
        countries={answered?.availableCountries ?? []}
        value={values.countryCode ?? null}
        onChange={(code) => set('countryCode', code)}
        error={faults.countryCode}
      />
      <Field label="Street and number" autoComplete="address-line1" {...field('streetLine1')} />
      <div className="pair">
        <Field label="Postcode" autoComplete="postal-code" {...field('postalCode')} />
        <Field label="Town" autoComplete="address-level2" {...field('city')} />
      </div>
      <Field label="Phone" type="tel" autoComplete="tel" {...field('phoneNumber')} />
      <div className="actions">
        <Link to="/shop">Back to the shop</Link>
        <button type="submit" className="button" disabled={busy}>
          {busy ? 'One moment…' : 'Continue to delivery'}
        </button>
      </div>
    </form>
  );
}
