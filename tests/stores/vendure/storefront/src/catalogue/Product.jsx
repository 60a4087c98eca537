import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';
import { format } from '../money.js';
import { PRODUCT } from '../shop-api.js';
import { viewContent } from '../tracking.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useQuery } from '../ui/useQuery.js';
import { OptionPicker } from './OptionPicker.jsx';
import { Picture } from './ProductCard.jsx';
import { StructuredData } from './StructuredData.jsx';

/** What is chosen at first: nothing where there is much to choose from, else the first. */
const preset = (product) =>
  Object.fromEntries(
    product.optionGroups
      .filter((group) => group.options.length === 2)
      .map((group) => [group.id, group.options[0].id]),
  );

const matches = (variant, chosen) =>
  variant.options.every((option) => chosen[option.groupId] === option.id);

function Details({ product }) {
  const [chosen, setChosen] = useState(() => preset(product));
  const [quantity, setQuantity] = useState(1);
  const [busy, setBusy] = useState(false);
  const { add } = useCart();
  const variant = product.variants.find((one) => matches(one, chosen));
  const shown = variant ?? product.variants[0];
  const open = product.optionGroups.find((group) => !chosen[group.id]);
  const soldOut = shown.stockLevel === 'OUT_OF_STOCK';

  useEffect(() => {
    viewContent(product.variants[0]);
  }, [product]);

  const submit = async () => {
    setBusy(true);
    await add(variant, quantity);
    setBusy(false);
  };
  const label = soldOut ? 'Sold out' : open ? `Select a ${open.name.toLowerCase()}` : 'Add to bag';
  return (
    <article className="product">
      <title>{`${product.name} – Moorland Goods`}</title>
      {window.SETTINGS.structuredData && <StructuredData product={product} />}
      <Picture name={product.name} />
      <div>
        <h1>{product.name}</h1>
        <p className="price">{format(shown.priceWithTax)}</p>
        <p className="small">incl. VAT, plus delivery</p>
        <p>{product.description}</p>
        {product.optionGroups.map((group) => (
          <OptionPicker
            key={group.id}
            group={group}
            value={chosen[group.id] ?? null}
            onChange={(id) => setChosen((now) => ({ ...now, [group.id]: id }))}
          />
        ))}
        <label className="option">
          Quantity{' '}
          <input
            type="number"
            min="1"
            max="20"
            value={quantity}
            onChange={(event) => setQuantity(Math.max(1, Number(event.target.value)))}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={soldOut || Boolean(open) || busy}
          onClick={submit}
        >
          {label}
        </button>
        <p className="small">Article {shown.sku}</p>
      </div>
    </article>
  );
}

export function Product() {
  const { slug } = useParams();
  const found = useQuery(PRODUCT, { slug });
  if (!found) return <Spinner />;
  if (!found.product) return <h1>This product is no longer sold.</h1>;
  return <Details key={found.product.id} product={found.product} />;
}
