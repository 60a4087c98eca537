import { Link } from 'react-router';
import { format } from '../money.js';

export function Picture({ name }) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360;
  return (
    <svg viewBox="0 0 4 3" role="img" aria-label={name} className="picture">
      <rect width="4" height="3" fill={`hsl(${hue} 30% 80%)`} />
    </svg>
  );
}

const priceOf = ({ value, min, max }) =>
  value === undefined && min !== max ? `from ${format(min)}` : format(value ?? min);

export function ProductCard({ product }) {
  return (
    <li>
      <Link to={`/p/${product.slug}`} className="card">
        <Picture name={product.productName} />
        <span className="name">{product.productName}</span>
        <span className="price">{priceOf(product.priceWithTax)}</span>
        {!product.inStock && <span className="note">Sold out</span>}
      </Link>
    </li>
  );
}
